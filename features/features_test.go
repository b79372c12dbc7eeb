package features_test

import (
	"flag"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/journal"
	"ucwatest/support/mock"
	"ucwatest/support/shell"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// TestMain lets garbage grow to three times what is in use, and paths mean what they
// mean to the command: they begin where the module does.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300)
	}
	m.Run()
}

// TestFeatures is ucwatest apply under go test: each case is a subtest. It
// aims at the target file UCWATEST_TARGET names, else at the embedded mock in
// all dialects.
func TestFeatures(t *testing.T) {
	if on := os.Getenv("UCWATEST_TARGET"); on != "" {
		aims, err := target.OpenAll([]string{on}, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		applyAll(t, aims, "reports/out")
		return
	}
	for d, dialect := range mock.Dialects() {
		folder := "reports/out"
		if d > 0 {
			folder = filepath.Join(folder, dialect.String())
		}
		t.Run(dialect.String(), func(t *testing.T) { apply(t, embedded(t, dialect), folder) })
	}
}

// applyAll is apply on all of aims, with a page and a JUnit file of all of them
// in folder; if there are several, each writes its reports below.
func applyAll(t *testing.T, aims []*target.Target, folder string) {
	t.Helper()
	if len(aims) == 1 {
		apply(t, aims[0], folder)
		return
	}
	var runs []*reports.Run
	for _, aim := range aims {
		t.Run(aim.Name, func(t *testing.T) { runs = append(runs, apply(t, aim, filepath.Join(folder, aim.Name))) })
	}
	if len(runs) < len(aims) {
		return // -run picked some
	}
	if _, err := reports.SaveTogether(folder, nil, runs...); err != nil {
		t.Error(err)
	}
}

// places are where what is created on aim is written down: nowhere on a mock.
func places(t *testing.T, aim *target.Target) []journal.Place {
	t.Helper()
	if !aim.Lasting {
		return nil
	}
	state, err := journal.StateFolder(runtime.GOOS, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return suite.PlacesOf(aim, state, "")
}

// apply runs every case against aim and writes the reports into folder.
func apply(t *testing.T, aim *target.Target, folder string) *reports.Run {
	t.Helper()
	d, shard := declared(t), shard(t)
	picked := strings.Contains(flag.Lookup("test.run").Value.String(), "/")
	if !shard.Whole() && !picked {
		if err := reports.Forget(filepath.Join(folder, "results.json")); err != nil {
			t.Fatal(err)
		}
	}
	aim, err := suite.ForShard(shard, aim)
	if err != nil {
		t.Fatal(err)
	}
	selected := shard.Cut(d.Cases)
	ctx, stop := signal.NotifyContext(t.Context(), os.Interrupt, syscall.SIGTERM) // what is on a live target is cleaned up
	defer stop()
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: selected, Shard: shard, Whole: d.Cases, Run: declaration.RunOfJob(os.Getenv), Target: aim, Now: time.Now, Places: places(t, aim),
		Options: suite.Options{Parallel: suite.Parallelism(), Repeat: repeat(t), Own: true},
		Commands: suite.Commands{Command: again(t.Name(), os.Getenv("UCWATEST_TARGET")), Alone: alone(aim),
			Sweep: "go tool ucwatest sweep -on " + quoted(aim.On), Shell: shell.AtHand(runtime.GOOS)}}, suite.Listener{T: t})
	if err != nil {
		t.Fatal(err)
	}
	if len(run.Cases) == 0 && len(selected) > 0 {
		t.Fatal("no case ran: -run picked none")
	}
	if picked && len(run.Cases) < len(selected) {
		folder = t.TempDir() // a part of a run is not what reports/out is for
	}
	run.Folder = "features"
	files, err := reports.Save(folder, run)
	if err != nil {
		t.Fatal(err)
	}
	reports.NewConsole(t.Output(), false).Summary(run, files)
	if run.Verdict != reports.Success {
		t.Errorf("verdict %s, want %s", run.Verdict, reports.Success)
	}
	for _, problem := range run.Problems {
		t.Error(problem)
	}
	return run
}

// shard is the part of the cases that UCWATEST_SHARD names, as -shard of apply does;
// UCWATEST_SHARDS is its -shards.
func shard(t *testing.T) declaration.Shard {
	t.Helper()
	text, of := os.Getenv("UCWATEST_SHARD"), 0
	if shards := os.Getenv("UCWATEST_SHARDS"); shards != "" {
		var err error
		if of, err = strconv.Atoi(shards); err != nil || text != "auto" {
			t.Fatalf("UCWATEST_SHARDS: got %q with UCWATEST_SHARD %q, want a number, and auto", shards, text)
		}
	}
	s, err := declaration.FindShard(text, of, os.Getenv)
	if err != nil {
		t.Fatalf("UCWATEST_SHARD: %v", err)
	}
	return s
}

// repeat is how often each case runs, which UCWATEST_REPEAT says, as -repeat of apply does.
func repeat(t *testing.T) int {
	t.Helper()
	value := os.Getenv("UCWATEST_REPEAT")
	if value == "" {
		return 1
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		t.Fatalf("UCWATEST_REPEAT: got %q, want a number from 1", value)
	}
	return n
}

// again is a line for a POSIX shell that runs the test called name once more
// against the target that on names, if it names one.
func again(name, on string) string {
	line := "go test -count=1 -run '^" + name + "$' ./features"
	if on != "" {
		line = "UCWATEST_TARGET=" + quoted(on) + " " + line
	}
	return line
}

// alone is how to run one case alone, and to keep what it creates where that
// outlives the run.
func alone(aim *target.Target) func(id string) string {
	where := "-dialect " + aim.Dialect.String()
	if aim.On != "" {
		where = "-on " + quoted(aim.On) + " -keep"
	}
	return func(id string) string { return "go tool ucwatest apply " + where + " -target " + quoted(id) }
}

// quoted is s as one word of a POSIX shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func TestAgain(t *testing.T) {
	for on, want := range map[string]string{
		"":             "go test -count=1 -run '^TestFeatures/real$' ./features",
		"it's.hcl#one": `UCWATEST_TARGET='it'\''s.hcl#one' go test -count=1 -run '^TestFeatures/real$' ./features`,
	} {
		if got := again("TestFeatures/real", on); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got, want := alone(&target.Target{Dialect: mock.Doc})("dc-links-1[XML]"), "go tool ucwatest apply -dialect doc -target 'dc-links-1[XML]'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := alone(&target.Target{On: "staging.hcl"})("dc-links-1[XML]"), "go tool ucwatest apply -on 'staging.hcl' -keep -target 'dc-links-1[XML]'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFeatures_areWhatTheySay(t *testing.T) {
	d := declared(t)
	for _, c := range d.Cases {
		if slices.Contains(c.Tags, "@wip") {
			t.Errorf("%s:%d: %s is work in progress", c.URI, c.Line, c.ID)
		}
		if c.Reach != declaration.Reads {
			continue
		}
		needs := d.Needs(c)
		if lacks := needs.Situation.Lacks(needs.Situation.Modality); lacks != "" || needs.Cause+needs.Scope != "" || needs.Expired {
			t.Errorf("%s:%d: %s only reads, and yet what is given is %+v", c.URI, c.Line, c.ID, needs)
		}
		for _, step := range c.Steps {
			if stages(step) {
				t.Errorf("%s:%d: %s only reads, and yet %q", c.URI, step.Line, c.ID, step.Text)
			}
		}
	}
}

// stages tells whether step is a When that does more than read what exists.
func stages(step declaration.Step) bool {
	return step.Type == "When" && slices.ContainsFunc(steps.Catalogue(), func(d steps.Definition) bool {
		return d.Stages && d.Expr.MatchString(step.Text)
	})
}

func TestFeatures_areAllEmbedded(t *testing.T) {
	found := func(from fs.FS) (names []string) {
		err := fs.WalkDir(from, ".", func(path string, _ fs.DirEntry, err error) error {
			if strings.HasSuffix(path, ".feature") {
				names = append(names, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	if got, want := found(features.FS), found(os.DirFS("features")); !slices.Equal(got, want) {
		t.Errorf("got the features %q embedded, want %q", got, want)
	}
}

func declared(t *testing.T) *declaration.Declaration {
	t.Helper()
	d, problems := declaration.Declare(features.FS)
	for _, p := range problems {
		t.Error(p)
	}
	if t.Failed() {
		t.FailNow()
	}
	return d
}

func embedded(t *testing.T, dialect mock.Dialect) *target.Target {
	t.Helper()
	aim, err := target.Embedded(target.Options{Dialect: dialect, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	})
	return aim
}
