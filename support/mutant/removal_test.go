package mutant

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/features"
	"ucwatest/support/declaration"
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
)

// TestTrial_missesWhatTheMockDoesNotAnswer takes each property, link and error from
// what the mock answers in the dialect that shows them all. How they are missed in
// ledger and features is a test of the package declaration.
func TestTrial_missesWhatTheMockDoesNotAnswer(t *testing.T) {
	d, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	trial, err := NewTrial(t.Context(), Trial{Declaration: d, Dialect: mock.Doc, Parallel: suite.Parallelism(), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	generated := generate(d.Ledger, mock.Doc)
	for _, c := range slices.Concat(slices.Collect(d.Ledger.Of(ledger.Property)), slices.Collect(d.Ledger.Of(ledger.Link)), slices.Collect(d.Ledger.Of(ledger.Error))) {
		if c.Subject != "" && c.Kind == ledger.Error {
			continue // it is not an answer but a rule for all of them
		}
		t.Run(c.ID, func(t *testing.T) {
			if !required(c, mock.Doc) && c.Kind != ledger.Error {
				unjudged(t, trial, c)
				return
			}
			removed := removals(generated, c)
			if len(removed) == 0 {
				t.Fatal("no mutant takes it away")
			}
			for _, r := range removed {
				o, err := trial.Mutant(t.Context(), Mutant{ID: r.id, Clause: c.ID, Spoil: r.spoil})
				if err != nil {
					t.Fatal(err)
				}
				if len(o.KilledBy) == 0 {
					t.Errorf("%s: no case that judges %s failed", r.id, c.ID)
				}
			}
		})
	}
}

// removals are the mutants without what c states: a property or a link, or in place
// of an error one with another code.
func removals(all []candidate, c ledger.Clause) []candidate {
	var removed []candidate
	for _, m := range all {
		if slices.Contains(m.clauses, c.ID) && (strings.HasSuffix(m.id, " dropped") || strings.HasSuffix(m.id, " with another code")) {
			removed = append(removed, m)
		}
	}
	return removed
}

// unjudged wants no case to judge c where the mock leaves out what it may: a whole
// run that does not judge a clause fails.
func unjudged(t *testing.T, trial Trial, c ledger.Clause) {
	r, _ := resourceOf(c)
	spoil := r.in(func(r *mock.Resource) { r.DropProperty(c.Name()) })
	judging := trial.judging(c.ID)
	run, err := trial.run(t.Context(), &spoil, meeting{cases: judging, parallel: trial.Parallel})
	if err != nil {
		t.Fatal(err)
	}
	for _, judged := range run.Clauses {
		if judged.ID == c.ID && (len(judging) == 0 || len(judged.Cases) > 0) {
			t.Errorf("judged by %q of %d cases, want by none", judged.Cases, len(judging))
		}
	}
}
