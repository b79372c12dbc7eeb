package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"runtime"
	"slices"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/suite"
)

// mutate spoils the mock in one place after the other and tells which spoiling
// the suite noticed.
type mutate struct{ ui }

// A hunt is what the flags of mutate say.
type hunt struct {
	dialect   string
	all, json bool
	parallel  int
}

func (h *hunt) flags() *flag.FlagSet {
	f := flags("mutate")
	f.StringVar(&h.dialect, "dialect", "real", "the `forms` the mock answers in: real or doc")
	f.BoolVar(&h.all, "all", false, "run every mutant against the whole suite, not only the cases that judge its clause")
	f.BoolVar(&h.json, "json", false, "print the score as JSON")
	f.IntVar(&h.parallel, "parallel", 2*runtime.NumCPU(), "run this `many` cases at once")
	return f
}

// Run runs the verb.
func (m *mutate) Run(args []string) int {
	var h hunt
	if code, ok := m.parse(h.flags(), args); !ok {
		return code
	}
	dialect, err := mock.ParseDialect(h.dialect)
	if err != nil {
		return m.fail(exitUsage, fmt.Errorf("-dialect: %w", err))
	}
	declaration, err := declare("")
	if err != nil {
		return m.refuse(err)
	}
	ctx, stop := interruptible()
	defer stop()
	score, err := m.score(ctx, h, declaration, dialect)
	if err != nil {
		return m.fail(exitNone, err)
	}
	if h.json {
		return m.printJSON(score)
	}
	return m.print(score)
}

// score tries every mutant and benign variant after a clean run.
func (m *mutate) score(ctx context.Context, h hunt, d *suite.Declaration, dialect mock.Dialect) (suite.Score, error) {
	mutants, benign := variants(mutant.Mutants(dialect)), variants(mutant.Benign(dialect))
	trial, err := suite.NewTrial(ctx, suite.Trial{Declaration: d, Dialect: dialect, Variants: slices.Concat(mutants, benign), All: h.all, Parallel: h.parallel, Now: time.Now})
	if err != nil {
		return suite.Score{}, err
	}
	return trial.Score(ctx, mutants, benign)
}

func variants(mutants []mutant.Mutant) []suite.Variant {
	all := make([]suite.Variant, len(mutants))
	for i, m := range mutants {
		all[i] = suite.Variant(m)
	}
	return all
}

func (m *mutate) print(s suite.Score) int {
	for _, o := range s.Faults() {
		fmt.Fprintf(m.out, "%s (%s): %s\n", o.ID, o.Clause, o.Fault)
	}
	fmt.Fprintf(m.out, "%d of %d mutants killed, %d of %d benign variants left alone\n",
		s.Killed(), len(s.Mutants), len(s.Benign)-s.Flagged(), len(s.Benign))
	return verdict(s)
}

func (m *mutate) printJSON(s suite.Score) int {
	encoder := json.NewEncoder(m.out)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(s); err != nil {
		return m.fail(exitNone, err)
	}
	return verdict(s)
}

func verdict(s suite.Score) int {
	if len(s.Faults()) > 0 {
		return exitFail
	}
	return exitOK
}

// Synopsis is the verb in one line.
func (m *mutate) Synopsis() string { return "Spoil the mock and tell which checks notice" }

// Help is the verb's help text.
func (m *mutate) Help() string {
	return `Usage: ucwatest mutate [flags]

  Spoils the mock's answers in one place at a time. Each mutant must turn its
  clause red; benign variants must leave everything green. Survivors come first.

Flags:
` + flagHelp(new(hunt).flags())
}
