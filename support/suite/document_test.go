package suite_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

func TestDocument_hasEveryCaseOnce(t *testing.T) {
	t.Parallel()
	d := declared(t)
	var want, got []string
	for _, c := range d.Cases {
		want = append(want, c.ID)
	}
	for _, f := range d.Document().Features {
		for _, r := range f.Rules {
			for _, s := range r.Scenarios {
				if len(s.Examples) == 0 {
					got = append(got, s.ID)
				}
				for _, e := range s.Examples {
					for _, row := range e.Rows {
						got = append(got, row.Case)
					}
				}
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cases differ (-declared +documented):\n%s", diff)
	}
}

func TestDocument_saysEachPhraseAsPeopleDo(t *testing.T) {
	t.Parallel()
	d := declared(t)
	for _, p := range d.Document().Phrases {
		if strings.ContainsAny(p.Text, `\^$[]?*+`) {
			t.Errorf("%q reads like an expression", p.Text)
		}
		if p.Uses == 0 || p.Example == "" || len(p.Scenarios) == 0 || !strings.Contains(p.DefinedAt, ".go:") {
			t.Errorf("got %+v, want uses, an example, scenarios and a place", p)
		}
	}
	refused := slices.IndexFunc(d.Document().Phrases, func(p reports.Phrase) bool { return strings.HasPrefix(p.Text, "the request is refused") })
	if want := `the request is refused as (JSON | XML) with … "…"`; refused < 0 || d.Document().Phrases[refused].Text != want {
		t.Errorf("got no phrase %q", want)
	}
}

func TestDocument_breaksNoParagraph(t *testing.T) {
	t.Parallel()
	d, problems := suite.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(ownLedger)},
		"own.feature": {Data: []byte(strings.Replace(ownFeature, "Feature: Own\n", "Feature: Own\n  One paragraph\n  in two lines.\n\n\n  Another.\n", 1))}})
	if d == nil {
		t.Fatal(problems)
	}
	if got, want := d.Document().Features[0].Description, "One paragraph in two lines.\n\nAnother."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestUnrun_saysNothingOfAnyClause(t *testing.T) {
	t.Parallel()
	run := declared(t).Unrun()
	if len(run.Cases) > 0 || len(run.Clauses) != len(declared(t).Ledger.Clauses) || len(run.Contradictions) == 0 || len(run.Glossary) == 0 {
		t.Errorf("got %d cases and %d clauses, want no case and all clauses", len(run.Cases), len(run.Clauses))
	}
	for _, c := range run.Clauses {
		if c.Verdict != reports.NotJudged || len(c.Cases) > 0 {
			t.Errorf("%s: got verdict %q, want none", c.ID, c.Verdict)
		}
	}
}

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
	selected := slices.DeleteFunc(slices.Clone(d.Cases), func(c suite.Case) bool { return !strings.HasPrefix(c.ID, "dc-creation-1") })
	run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now, Parallel: 2, Command: "again"})
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
		said = append(said, a.Kind+" "+a.From+" to "+a.To+": "+a.Label)
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
