package declaration_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// declared is all that the project declares.
func declared(t *testing.T) *declaration.Declaration {
	t.Helper()
	return read(t, features.FS)
}

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
	d, problems := declaration.Declare(with(
		strings.Replace(sampleFeature, "Feature: Reading\n  Prose that says when, given and then.\n", "Feature: Reading\n  One paragraph\n  in two lines.\n\n\n  Another.\n", 1)))
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
