package mutant_test

import (
	"context"
	"testing"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/suite"
)

// TestMutants spoils the embedded mock in one place after the other: each
// mutant must turn its clause red, each benign variant must leave all green.
func TestMutants(t *testing.T) {
	for _, dialect := range mock.Dialects() {
		t.Run(dialect.String(), func(t *testing.T) {
			mutants, benign := mutant.Mutants(dialect), mutant.Benign(dialect)
			trial, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: declared(t), Dialect: dialect,
				Variants: benign, Parallel: suite.Parallelism(), Now: time.Now})
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mutants {
				try(t, m, trial.Mutant)
			}
			for _, m := range benign {
				try(t, m, trial.Benign)
			}
			noClauseWithout(t, trial, mutants)
		})
	}
}

func try(t *testing.T, m mutant.Mutant, try func(context.Context, mutant.Mutant) (mutant.Outcome, error)) {
	t.Run(m.ID, func(t *testing.T) {
		outcome, err := try(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		if outcome.Fault != "" {
			t.Error(outcome.Fault)
		}
	})
}

// noClauseWithout fails for each clause that was judged although no mutant
// shows that its check can fail.
func noClauseWithout(t *testing.T, trial mutant.Trial, mutants []mutant.Mutant) {
	spoiled := map[string]bool{}
	for _, m := range mutants {
		spoiled[m.Clause] = true
	}
	for _, c := range trial.Clean.Clauses {
		if len(c.Cases) > 0 && !spoiled[c.ID] {
			t.Errorf("%s has no mutant: nobody saw its check fail", c.ID)
		}
	}
}
