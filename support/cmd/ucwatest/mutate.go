package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// mutate spoils the mock in one place after the other and tells which spoiling
// the suite noticed.
type mutate struct {
	ui
	mutants, benign func(*declaration.Declaration, mock.Dialect) []mutant.Mutant
}

// mutateFlags are what the flags of mutate say.
type mutateFlags struct {
	dialect   string
	targets   []string
	all, json bool
	parallel  int
}

func (h *mutateFlags) flags() *flag.FlagSet {
	f := flags("mutate")
	f.StringVar(&h.dialect, "dialect", mock.Real.String(), "the `forms` the mock answers in: "+dialects())
	f.Var((*list)(&h.targets), "target", "try only this `id`: of a mutant, a benign variant or a clause; may be repeated")
	f.BoolVar(&h.all, "all", false, "let every mutant meet the whole suite, not only the cases that judge its clause")
	f.BoolVar(&h.json, "json", false, "print the score as JSON")
	parallelFlag(f, &h.parallel)
	return f
}

// Run runs the verb.
func (m *mutate) Run(args []string) int {
	var h mutateFlags
	if code, ok := m.parse(h.flags(), args); !ok {
		return code
	}
	dialect, err := mock.ParseDialect(h.dialect)
	if err != nil {
		return m.fail(exitUsage, fmt.Errorf("-dialect: %w", err))
	}
	declared, err := declare("")
	if err != nil {
		return m.refuse(err)
	}
	mutants, benign, err := pick(m.mutants(declared, dialect), m.benign(declared, dialect), h.targets, declared)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	if len(mutants)+len(benign) == 0 {
		return m.fail(exitPartial, errors.New("the selection is of known clauses, and no mutant is to turn one of them red; nothing was tried"))
	}
	trial := mutant.Trial{Declaration: declared, Dialect: dialect, Variants: benign, All: h.all, Parallel: h.parallel, Now: time.Now}
	if h.all {
		trial.Variants = slices.Concat(mutants, benign)
	}
	return m.try(h, trial, mutants, benign)
}

// try tries what is picked, and prints the score.
func (m *mutate) try(h mutateFlags, trial mutant.Trial, mutants, benign []mutant.Mutant) int {
	ctx, stop := interruptible()
	defer stop()
	clear := m.count(&trial, len(mutants)+len(benign))
	score, err := score(ctx, trial, mutants, benign)
	clear()
	switch {
	case ctx.Err() != nil:
		m.belowKeys()
		return m.fail(exitInterrupted, errors.New("interrupted; what was tried until then tells no score"))
	case err != nil:
		return m.fail(exitNone, err)
	case h.json:
		if code := m.encode("score", score); code != exitOK {
			return code
		}
	default:
		printScore(m.out, score)
	}
	if len(score.Faults()) > 0 {
		return exitFail
	}
	return exitOK
}

// count shows on a terminal how far t is with so many variants, until clear.
func (m *mutate) count(t *mutant.Trial, of int) (clear func()) {
	width, is := columns(m.err)
	if !is {
		return func() {}
	}
	line := &counter{out: m.err, width: width, of: of}
	t.Tried = line.tried
	return line.clear
}

// score tries mutants and benign variants after a clean run.
func score(ctx context.Context, t mutant.Trial, mutants, benign []mutant.Mutant) (mutant.Score, error) {
	trial, err := mutant.NewTrial(ctx, t)
	if err != nil {
		return mutant.Score{}, err
	}
	return trial.Score(ctx, mutants, benign)
}

// Synopsis is the verb in one line.
func (m *mutate) Synopsis() string { return "Spoil the mock and tell which checks notice" }

// Help is the verb's help text.
func (m *mutate) Help() string {
	return `Usage: ucwatest mutate [flags]

  Spoils the mock's answers in one place at a time. Each mutant must turn its
  clause red, and no clause that is not declared with it; benign variants must
  leave everything green. What is not as it should be comes first, then how many
  mutants of each clause were killed.

  ucwatest mutate
  ucwatest mutate -all -dialect doc
  ucwatest mutate -target DC-LINK-SELF -target gzip
  ucwatest mutate -json

Exit codes: 0 all as it should be, 1 a mutant survived or turned more red than
is declared, or a benign variant was flagged, 3 a mistake in flags, 4 the suite
is not green on the honest mock, 5 nothing selected, 130 interrupted.

Flags:
` + flagHelp(new(mutateFlags).flags())
}
