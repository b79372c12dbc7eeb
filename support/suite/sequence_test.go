package suite_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// stagedRun runs some cases of the project's own, all staged. Its tests are not
// parallel: godog runs one suite at a time.
func stagedRun(t *testing.T) *reports.Run {
	t.Helper()
	aim, err := target.Embedded(target.Options{Dialect: mock.Doc, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	})
	d := declared(t)
	selected := slices.DeleteFunc(slices.Clone(d.Cases), func(c declaration.Case) bool { return !strings.HasPrefix(c.ID, "dc-creation-1") })
	run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now,
		Options: suite.Options{Parallel: 2}, Commands: suite.Commands{Command: "again"}}, suite.Listener{})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestRun_drawsTheFirstStagedCase(t *testing.T) {
	run := stagedRun(t)
	if len(run.Sequences) != 1 || run.Sequences[0].Case != run.Cases[0].ID {
		t.Fatalf("got %d sequences, want one, of %s", len(run.Sequences), run.Cases[0].ID)
	}
	var said []string
	for _, a := range run.Sequences[0].Arrows {
		said = append(said, string(a.Kind)+" "+a.From+" to "+a.To+": "+a.Label)
	}
	for _, want := range []string{
		"ask caller to pool: POST /…/audioVideo/addAudio → 201",
		"ask answerer to pool: POST /…/invitations/…/acceptWithAnswer → 204",
		"event pool to caller: audioVideoInvitation started",
	} {
		if !slices.ContainsFunc(said, func(label string) bool { return strings.HasPrefix(label, want) }) {
			t.Errorf("got %q, want %q among them", said, want)
		}
	}
}

func TestRun_keepsTheEvidenceOfWhatItDraws(t *testing.T) {
	run := stagedRun(t)
	for i, c := range run.Cases {
		if drawn := i == 0; drawn != (len(c.Exchanges) > 0) {
			t.Errorf("%s: got %d exchanges, want some of the first case only", c.ID, len(c.Exchanges))
		}
	}
	x := run.Cases[0].Exchanges[0]
	if x.Request == nil || x.Request.Method != "GET" || x.Response == nil || x.Response.Status != 200 || x.Started.IsZero() {
		t.Errorf("got %+v, want its parts", x)
	}
	e := run.Environment
	if !strings.Contains(e.Server, "X-MS-UcwaVersion: ") || !strings.HasPrefix(e.Go, "go1.") || e.Command != "again" {
		t.Errorf("got %+v, want server, go and command", e)
	}
}
