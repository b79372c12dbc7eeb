package mutant_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/suite"
)

// TestMutants spoils the embedded mock in one place at a time: each mutant must
// turn its clause red, and all benign variants must leave all green. Some mutant must
// turn each clause red in each format in which cases judge it, and each Then. What else mutants
// turn red, and each benign variant alone, mutate -all looks at. With -update all
// mutants meet all cases, which takes minutes, and what else they turn red is
// written to the files of collateral.
func TestMutants(t *testing.T) {
	for i, dialect := range mock.Dialects() {
		t.Run(dialect.String(), func(t *testing.T) {
			t.Parallel()
			mutants, benign := mutant.Mutants(declared(t), dialect), mutant.BenignTogether(declared(t), dialect)
			trial, err := mutant.NewTrial(t.Context(), mutant.Trial{Declaration: declared(t), Dialect: dialect, All: golden.Updating(),
				Variants: slices.Concat(mutants, benign), Parallel: suite.Parallelism(), Now: time.Now})
			if err != nil {
				t.Fatal(err)
			}
			if golden.Updating() {
				collect(t, trial, mutants)
				return
			}
			killed := newKills(trial, mutants)
			t.Run("variants", func(t *testing.T) {
				for _, m := range mutants {
					try(t, m, killed.mutant)
				}
				for _, m := range benign {
					try(t, m, trial.Benign)
				}
			})
			t.Run("clauses", killed.everyClause)
			if i == 0 { // steps are the same in all
				t.Run("steps", killed.everyStep)
			}
		})
	}
}

// collect writes what else mutants turn red.
func collect(t *testing.T, trial mutant.Trial, mutants []mutant.Mutant) {
	score, err := trial.Score(t.Context(), mutants, nil)
	if err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, mutant.CollateralFile(trial.Dialect), mutant.Collateral(score.Mutants))
}

func try(t *testing.T, m mutant.Mutant, try func(context.Context, mutant.Mutant) (mutant.Outcome, error)) {
	t.Run(m.ID, func(t *testing.T) {
		t.Parallel()
		outcome, err := try(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		if outcome.Fault != "" {
			t.Error(outcome.Fault)
		}
	})
}
