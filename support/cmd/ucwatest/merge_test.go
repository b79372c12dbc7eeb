package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/reports"
)

// inShards runs apply with args in three shards, each a process of its own, and
// returns the folders of their reports.
func inShards(t *testing.T, args ...string) []string {
	t.Helper()
	root, binary := t.TempDir(), build(t)
	var dirs []string
	var running sync.WaitGroup
	for i := range 3 {
		dir := filepath.Join(root, fmt.Sprintf("part%d", i+1))
		dirs = append(dirs, dir)
		running.Go(func() {
			all := append([]string{"apply", "-shard", fmt.Sprintf("%d/3", i+1), "-out-dir", dir}, args...)
			if output, err := exec.Command(binary, all...).CombinedOutput(); err != nil {
				t.Errorf("shard %d: %v: %s", i+1, err, output)
			}
		})
	}
	running.Wait()
	return dirs
}

func load(t *testing.T, dir string) *reports.Run {
	t.Helper()
	run, err := reports.Load(filepath.Join(dir, "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestMerge_equalsTheWholeRun(t *testing.T) {
	whole := t.TempDir()
	if code, _, stderr := command("apply", "-out-dir", whole); code != 0 {
		t.Fatal(stderr)
	}
	want, got := mergesTo(t, inShards(t), whole)
	if len(got.Sequences[0].Arrows) != len(want.Sequences[0].Arrows) {
		t.Errorf("got the sequence %v, want %v", got.Sequences[0], want.Sequences[0])
	}
	for i, c := range want.Cases {
		if len(c.Exchanges) != len(got.Cases[i].Exchanges) {
			t.Errorf("%s: got %d exchanges, want %d", c.ID, len(got.Cases[i].Exchanges), len(c.Exchanges))
		}
	}
}

// TestMerge_equalsTheWholeRunOnAPool is the same over TLS, each shard with a team of its own.
func TestMerge_equalsTheWholeRunOnAPool(t *testing.T) {
	t.Parallel()
	n, whole := distantTenant(t, "staging", build(t), "one", "two", "three"), t.TempDir()
	args := []string{"-on", n.aim, "-auto-approve", "-target", "dc-links-*", "-target", "dc-creation-2*", "-target", "dc-properties-*", "-target", "dc-refusals-*"}
	if code, stdout, stderr := command(append([]string{"apply", "-out-dir", whole}, args...)...); code != 0 {
		t.Fatalf("got exit %d, %s and %s, want exit 0", code, stdout, stderr)
	}
	var mu sync.Mutex
	by := map[string]bool{}
	n.acts(func(_ int, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		by[r.Header.Get("Authorization")] = true
	})
	_, run := mergesTo(t, inShards(t, args...), whole)
	if delete(by, ""); len(by) != 3*len(parts) || run.Counts.Passed < 10 || run.Counts.OutOfScope < 10 {
		t.Errorf("got %+v by %d users, want some passed and some out of scope, by all three of three teams", run.Counts, len(by))
	}
	if left := n.remaining(); left != nil {
		t.Errorf("got %q on the tenant, want no application", left)
	}
}

// mergesTo merges the shards in dirs, wants what the run in the folder whole came to, and
// returns it.
func mergesTo(t *testing.T, dirs []string, whole string) (want, got *reports.Run) {
	t.Helper()
	merged := t.TempDir()
	code, stdout, stderr := command(append([]string{"merge", "-out-dir", merged}, dirs...)...)
	if code != 0 || !strings.Contains(stdout, "SUCCESS") {
		t.Fatalf("got exit %d, %q and %q, want success", code, stdout, stderr)
	}
	anytime := cmp.Options{cmpopts.IgnoreFields(reports.Run{}, "Started", "Seconds", "Environment", "Sequences"),
		cmpopts.IgnoreFields(reports.Case{}, "Seconds", "Since", "Exchanges"), cmpopts.IgnoreFields(reports.Clause{}, "Since"),
		cmpopts.IgnoreFields(reports.Phrase{}, "DefinedAt")}
	want, got = load(t, whole), load(t, merged)
	if diff := cmp.Diff(want, got, anytime); diff != "" {
		t.Errorf("merged differs from the whole run (-whole +merged):\n%s", diff)
	}
	if len(got.Sequences) != 1 || got.Sequences[0].Case != want.Sequences[0].Case {
		t.Errorf("got the sequences %v, want that of %s", got.Sequences, want.Sequences[0].Case)
	}
	for i, c := range want.Cases {
		if (len(c.Exchanges) == 0) != (len(got.Cases[i].Exchanges) == 0) {
			t.Errorf("%s: got %d exchanges, want %d or, on a pool, about as many", c.ID, len(got.Cases[i].Exchanges), len(c.Exchanges))
		}
	}
	for _, file := range reports.Files() {
		if _, err := os.Stat(filepath.Join(merged, file.Name)); err != nil {
			t.Error(err)
		}
	}
	return want, got
}

// TestMerge_namesAShardThatWasKilled kills a shard in a folder that has results of an
// earlier one. Its events are not read, so that it cannot end before.
func TestMerge_namesAShardThatWasKilled(t *testing.T) {
	t.Parallel()
	one, two := t.TempDir(), t.TempDir()
	for i, dir := range []string{one, two} {
		if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-out-dir", dir); code != 0 {
			t.Fatal(stderr)
		}
	}
	shard := exec.Command(build(t), "apply", "-shard", "2/2", "-json", "-out-dir", two)
	events, err := shard.StdoutPipe()
	if err == nil {
		err = shard.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReaderSize(events, 16).ReadByte(); err != nil {
		t.Error(err)
	}
	if err := shard.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = shard.Wait() // killed
	code, _, stderr := command("merge", "-out-dir", t.TempDir(), one, two)
	if code != 3 || !strings.Contains(stderr, two) || !strings.Contains(stderr, "shard 2 of 2 is missing") {
		t.Errorf("got exit %d and %q, want exit 3 and the shard that was killed", code, stderr)
	}
}

// TestMerge_namesAShardThatNeverBegan has results of an earlier run where the second shard
// cannot begin.
func TestMerge_namesAShardThatNeverBegan(t *testing.T) {
	t.Parallel()
	dirs := []string{t.TempDir(), t.TempDir()}
	shard := func(i int, args ...string) (code int, stderr string) {
		all := append([]string{"apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-out-dir", dirs[i]}, args...)
		code, _, stderr = command(all...)
		return code, stderr
	}
	for i := range dirs {
		if code, stderr := shard(i); code != 0 {
			t.Fatal(stderr)
		}
	}
	for _, args := range [][]string{{"-tags", "@nobody"}, {"-on", filepath.Join(t.TempDir(), "missing.hcl")}} {
		if code, stderr := shard(1, args...); code != 3 {
			t.Errorf("%q: got exit %d and %q, want exit 3", args, code, stderr)
		}
		if code, _, stderr := command("merge", "-out-dir", t.TempDir(), dirs[0], dirs[1]); code != 3 || !strings.Contains(stderr, dirs[1]) {
			t.Errorf("%q: got exit %d and %q, want exit 3 and the folder of the shard that never began", args, code, stderr)
		}
		if code, stderr := shard(1); code != 0 {
			t.Fatal(stderr)
		}
	}
}

// TestMerge_refusesAShardOfAnEarlierPipeline has the id of a run in the environment, as CI gives it.
func TestMerge_refusesAShardOfAnEarlierPipeline(t *testing.T) {
	t.Parallel()
	binary := build(t)
	var dirs []string
	for i, id := range []string{"41", "42"} {
		dirs = append(dirs, t.TempDir())
		shard := exec.Command(binary, "apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-out-dir", dirs[i])
		shard.Env = append(os.Environ(), "UCWATEST_RUN="+id)
		if output, err := shard.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, output)
		}
	}
	code, _, stderr := command(append([]string{"merge", "-out-dir", t.TempDir()}, dirs...)...)
	if code != 3 || !strings.Contains(stderr, `the id of another run ("42", not "41")`) {
		t.Errorf("got exit %d and %q, want exit 3 and the ids", code, stderr)
	}
}

// TestApply_failsAShardThatMergeCannotRead has a full disk where results.json belongs.
func TestApply_failsAShardThatMergeCannotRead(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("only Linux has /dev/full, a disk without room")
	}
	for want, args := range map[int][]string{0: nil, 1: {"-shard", "1/1"}} {
		all := append([]string{"apply", "-target", "DC-LINK-SELF", "-out-dir", t.TempDir(), "-results", "/dev/full"}, args...)
		if code, _, stderr := command(all...); code != want || !strings.Contains(stderr, "no space left") {
			t.Errorf("%q: got exit %d and %q, want exit %d and why nothing was written", args, code, stderr, want)
		}
	}
}

// TestMerge_replacesNoShard writes to where one of the parts is, by another name.
func TestMerge_replacesNoShard(t *testing.T) {
	t.Parallel()
	part, link := t.TempDir(), filepath.Join(t.TempDir(), "all")
	if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-shard", "1/1", "-out-dir", part); code != 0 {
		t.Fatal(stderr)
	}
	if err := os.Symlink(part, link); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := command("merge", "-out-dir", link, part)
	if code != 3 || !strings.Contains(stderr, "name another folder") || load(t, part).Shard == nil {
		t.Errorf("got exit %d, %q and the results of shard %v, want exit 3 and those of the shard", code, stderr, load(t, part).Shard)
	}
}

// TestMerge_tellsGitHubWhatNoShardCanTell has shards of which a clause is judged by none. What is wrong with
// one of them has been told by its own job.
func TestMerge_tellsGitHubWhatNoShardCanTell(t *testing.T) {
	t.Parallel()
	parts := inShards(t)
	lost, summary := load(t, parts[0]).Clauses[0], filepath.Join(t.TempDir(), "summary")
	for _, part := range parts {
		run := load(t, part)
		run.Clauses[0].Verdict, run.Problems = reports.NotJudged, []string{"told before"}
		if _, err := reports.Save(part, run); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(summary, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	merge := exec.Command(build(t), append([]string{"merge", "-out-dir", t.TempDir()}, parts...)...)
	merge.Env = append(os.Environ(), "GITHUB_ACTIONS=true", "GITHUB_STEP_SUMMARY="+summary)
	output, _ := merge.CombinedOutput() // it fails, as it should
	if code := merge.ProcessState.ExitCode(); code != 1 || strings.Count(string(output), "::error ") != 1 ||
		!strings.Contains(string(output), "::error title=the run as a whole::"+lost.ID) {
		t.Errorf("got exit %d and %s, want exit 1 and one command, about %s", code, output, lost.ID)
	}
	if content, err := os.ReadFile(summary); err != nil || !strings.HasPrefix(string(content), "before\n## ucwatest: failure") {
		t.Errorf("got the summary %.60q and %v, want the run's behind what was there", content, err)
	}
}

func TestApply_balancesShardsByTimings(t *testing.T) {
	t.Parallel()
	first, folder := t.TempDir(), t.TempDir()
	if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-out-dir", first); code != 0 {
		t.Fatal(stderr)
	}
	timings := filepath.Join(first, "results.json")
	var parts []*reports.Run
	for i := range 2 {
		dir := filepath.Join(folder, fmt.Sprint(i))
		if code, _, stderr := command("apply", "-target", "DC-LINK-SELF", "-shard", fmt.Sprintf("%d/2", i+1), "-timings", timings, "-out-dir", dir); code != 0 {
			t.Fatal(stderr)
		}
		parts = append(parts, load(t, dir))
	}
	if a, b := parts[0].Shard, parts[1].Shard; a.Times == "" || a.Times != b.Times || a.Cases+b.Cases != len(load(t, first).Cases) {
		t.Errorf("got the shards %+v and %+v, want all cases, cut by the same times", a, b)
	}
	saved := filepath.Join(folder, "half.plan")
	if code, _, stderr := command("plan", "-target", "DC-LINK-SELF", "-shard", "2/2", "-timings", timings, "-out", saved); code != 0 {
		t.Fatal(stderr)
	}
	if code, _, stderr := command("apply", "-out-dir", folder, saved); code != 0 {
		t.Fatal(stderr)
	}
	if diff := cmp.Diff(parts[1].Shard, load(t, folder).Shard); diff != "" {
		t.Errorf("a saved plan of a shard runs another one (-want +got):\n%s", diff)
	}
}

func TestApply_refusesShardsWithoutATeam(t *testing.T) {
	t.Parallel()
	two := &tenant{t: t, teams: []string{"one", "two"}}
	two.at("http://127.0.0.1:1", "staging", "")
	for on, want := range map[string]string{
		newTenant(t, "staging").aim: `target "staging": its users can take part in one scene at a time, so 3 shards of a run cannot use them at once; leave out -shard, or give each shard a team of its own`,
		two.aim:                     `target "staging": got 2 teams for 3 shards, want a team for each; add teams, or cut the run into 2`,
	} {
		for _, verb := range []string{"apply", "plan"} {
			code, _, stderr := command(verb, "-on", on, "-shard", "1/3")
			if code != 3 || !strings.Contains(stderr, want) {
				t.Errorf("%s: got exit %d and %q, want exit 3 and %q", verb, code, stderr, want)
			}
		}
	}
}

// The plan of a shard names the team that it has, and what is left to it of the limits.
// TestPlan_ofAShardWithoutACase is carried out as the others are: merge wants its results.
func TestPlan_ofAShardWithoutACase(t *testing.T) {
	t.Parallel()
	var dirs []string
	empty := 0
	for i := range 3 {
		dir, saved := t.TempDir(), filepath.Join(t.TempDir(), "saved")
		if code, _, stderr := command("plan", "-target", "dc-links-1", "-shard", fmt.Sprintf("%d/3", i+1), "-out", saved); code != 0 {
			t.Fatalf("plan: got exit %d and %q", code, stderr)
		}
		if code, _, stderr := command("apply", "-out-dir", dir, saved); code != 0 {
			t.Fatalf("apply: got exit %d and %q", code, stderr)
		}
		if len(load(t, dir).Cases) == 0 {
			empty++
		}
		dirs = append(dirs, dir)
	}
	if code, stdout, stderr := command(append([]string{"merge", "-out-dir", t.TempDir()}, dirs...)...); code != 0 || empty == 0 {
		t.Errorf("got exit %d, %s and %s of %d empty shards, want exit 0 and one at least", code, stdout, stderr, empty)
	}
}

func TestPlan_ofAShardHasATeam(t *testing.T) {
	t.Parallel()
	n := &tenant{t: t, teams: []string{"one", "two", "three"}}
	n.at("http://127.0.0.1:1", "staging", "")
	code, stdout, stderr := command("plan", "-on", n.aim, "-target", "dc-links-*", "-shard", "2/3")
	if code != 0 || !strings.Contains(stdout, "by team two (two/caller, two/callee, two/answerer).") || strings.Contains(stdout, "team one") ||
		!strings.Contains(stdout, "at most 3333.33 a second") {
		t.Errorf("got exit %d, %q and %q, want team two alone, and a third of the requests a second", code, stdout, stderr)
	}
}
