package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
)

// mutateCommand spoils the mock in one place after the other and tells which spoiling
// the suite noticed.
type mutateCommand struct {
	meta
	mutants, benign func(*declaration.Declaration, mock.Dialect) []mutant.Mutant
}

// Run runs the verb with its flags and operands, and returns the exit code.
func (m *mutateCommand) Run(args []string) int {
	h, err := arguments.ParseMutate(args, m.env)
	if err != nil {
		return m.refuseArguments(err)
	}
	declared, err := declare("")
	if err != nil {
		return m.refuse(err)
	}
	mutants, benign, err := pick(m.mutants(declared, h.Dialect), m.benign(declared, h.Dialect), h.Targets, declared)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	if len(mutants)+len(benign) == 0 {
		return m.fail(exitPartial, errors.New("the selection matches no mutant; nothing was tried"))
	}
	giveRoom(forMutants)
	trial := mutant.Trial{Declaration: declared, Dialect: h.Dialect, Variants: slices.Concat(mutants, benign),
		All: h.All, Parallel: h.Parallelism, Now: time.Now}
	return m.try(h, trial, mutants, benign)
}

// try tries what is picked, and prints the score.
func (m *mutateCommand) try(h *arguments.Mutate, trial mutant.Trial, mutants, benign []mutant.Mutant) int {
	ctx, stop := interruptible()
	defer stop()
	view := views.NewMutate(m.Streams, h.JSON, len(mutants)+len(benign))
	trial.Tried = view.Tried
	score, err := score(ctx, trial, mutants, benign)
	view.Clear()
	switch {
	case ctx.Err() != nil:
		m.BelowKeys()
		return m.fail(exitInterrupted, errors.New("interrupted; the mutants tried so far give no score"))
	case err != nil:
		return m.fail(exitNone, err)
	}
	if err := view.Score(score); err != nil {
		return m.fail(exitFail, err)
	}
	if len(score.Faults()) > 0 {
		return exitFail
	}
	return exitOK
}

// score tries mutants and benign variants after a clean run.
func score(ctx context.Context, t mutant.Trial, mutants, benign []mutant.Mutant) (mutant.Score, error) {
	trial, err := mutant.NewTrial(ctx, t)
	if err != nil {
		return mutant.Score{}, err
	}
	return trial.Score(ctx, mutants, benign)
}

// pick is what targets name of mutants and benign variants: all if they name
// nothing. A target that is the id of no variant and no clause is an error.
func pick(mutants, benign []mutant.Mutant, targets []string, d *declaration.Declaration) ([]mutant.Mutant, []mutant.Mutant, error) {
	if len(targets) == 0 {
		return mutants, benign, nil
	}
	var ids []string
	for _, v := range slices.Concat(mutants, benign) {
		ids = append(ids, v.ID)
	}
	for _, c := range d.Ledger.Clauses {
		ids = append(ids, c.ID)
	}
	for _, target := range targets {
		if !slices.ContainsFunc(ids, declaration.Like(target)) {
			hint := "a mutant's id is what mutate -json calls it"
			if near := declaration.Nearest(target, slices.Values(ids)); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, nil, fmt.Errorf("-target: %q matches no mutant, benign variant or clause; %s", target, hint)
		}
	}
	unnamed := func(v mutant.Mutant) bool {
		return !slices.ContainsFunc(targets, func(target string) bool {
			return declaration.Like(target)(v.ID) || declaration.Like(target)(v.Clause)
		})
	}
	return slices.DeleteFunc(mutants, unnamed), slices.DeleteFunc(benign, unnamed), nil
}
