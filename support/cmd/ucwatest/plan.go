package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/journal"
	"ucwatest/support/plan"
	"ucwatest/support/stage/derived"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// planCommand says what apply would ask of a target.
type planCommand struct{ meta }

// Run runs the verb, for one target after the other.
func (m *planCommand) Run(args []string) int {
	w, err := arguments.ParsePlan(args, m.env)
	if err != nil {
		return m.refuseArguments(err)
	}
	if err := balance(&w.Choice); err != nil {
		return m.fail(exitUsage, err)
	}
	aims, err := m.aim(w.Choice)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	if w.Out != "" && len(aims) > 1 {
		return m.fail(exitUsage, fmt.Errorf("-out: got %d targets, want one; name it as FILE#NAME", len(aims)))
	}
	view := views.NewPlan(m.Streams, w.JSON)
	code := exitOK
	for _, aim := range aims {
		one := w.At(aim.On)
		if w.RefreshOnly {
			code = graver(code, m.drift(&one, aim, view))
		} else {
			code = graver(code, m.present(&one, aim, view))
		}
		if err := aim.Close(); err != nil {
			code = graver(code, m.fail(exitNone, err))
		}
		if code == exitInterrupted {
			break
		}
	}
	return code
}

// present makes the plan for aim, prints it and, if that is wished, saves it.
func (m *planCommand) present(w *arguments.Plan, aim *target.Target, view views.Plan) int {
	made, code := m.plan(w, aim)
	if made == nil {
		return code
	}
	if w.Out != "" {
		if err := plan.Save(w.Out, made); err != nil {
			return m.fail(exitFail, err)
		}
	}
	if err := view.Plan(made); err != nil {
		return m.fail(exitFail, err)
	}
	if w.Out != "" {
		view.Saved(w.Out)
	}
	if w.DetailedExitCode && made.Changing() {
		return exitChanges
	}
	return exitOK
}

// plan rehearses; where that cannot be, it says why and the verb is to end with code.
func (m *planCommand) plan(w *arguments.Plan, aim *target.Target) (made *plan.Plan, code int) {
	declared, whole, err := cases(w.Choice)
	if err != nil {
		return nil, m.refuse(err)
	}
	shard := w.Selection.Shard
	selected := shard.Cut(whole)
	if len(whole) == 0 {
		return nil, m.fail(exitPartial, errors.New("the selection matches no case; nothing is planned"))
	}
	var print plan.Fingerprint
	if w.Out != "" || w.JSON { // it is for apply, and takes reading the whole command
		if print, err = fingerprint(w.Choice); err != nil {
			return nil, m.fail(exitUsage, err)
		}
	}
	if aim, err = own(w.Choice, aim); err != nil {
		return nil, m.fail(exitUsage, err)
	}
	places, err := placesOf(aim, w.Journals)
	if err != nil {
		return nil, m.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	left, err := m.left(places, w, aim)
	if err != nil {
		return nil, m.fail(exitUsage, err)
	}
	offers, err := offers(ctx, w, aim, places)
	if err != nil {
		return nil, m.unfinished(ctx, failedBy(err), err)
	}
	made, err = plan.Rehearse(ctx, aim, offers, suite.Config{Declaration: declared, Selected: selected, Now: time.Now,
		Options: suite.Options{Parallel: suite.Parallelism(), Repeat: w.Repeat}})
	if err != nil {
		return nil, m.unfinished(ctx, exitNone, err)
	}
	made.Features, made.Fingerprint, made.Refreshed, made.Left = w.Features, print, w.Refresh, left
	return made, exitOK
}

// left is what runs before have left on aim, as the journal tells, and says so: apply
// would refuse to begin.
func (m *planCommand) left(places []journal.Place, w *arguments.Plan, aim *target.Target) ([]string, error) {
	var all []string
	for _, place := range places {
		entries, err := place.Read()
		if err != nil {
			return nil, err
		}
		if len(entries) > 0 {
			m.Left(aim.Name, place.Path, entries, w.Sweep(aim.On))
		}
		for _, e := range entries {
			all = append(all, e.String())
		}
	}
	return all, nil
}

// offers reads, if that is wished, what a pool offers its users, those of each team.
// Where the derived conversation is provided, to sign in is all there is to try.
func offers(ctx context.Context, w *arguments.Plan, aim *target.Target, places []journal.Place) (*derived.Survey, error) {
	if !w.Refresh || !aim.Lasting {
		return nil, nil
	}
	err := aim.Reach(ctx)
	if aim.Given != nil || aim.Observe > 0 {
		return nil, err
	}
	var blamed *client.Blamed
	if refused := errors.As(err, &blamed) && blamed.By == client.Auth; err != nil && !refused { // that is for the survey to tell
		return nil, err
	}
	all := new(derived.Survey)
	for i, team := range aim.Teams() {
		j, err := places[i].Begin(w.Sweep(aim.On), time.Now)
		if err != nil {
			return nil, err
		}
		asked := steps.Case{ID: "plan-refresh", Target: team, Log: &client.Log{}, Journal: j}
		survey, err := asked.Survey(ctx)
		if err = errors.Join(err, j.Close()); err != nil {
			return nil, err
		}
		all.Join(survey, team.Team)
	}
	return all, nil
}

// drift reads what the target shows and tells how that differs from its
// baseline. Nothing is judged.
func (m *planCommand) drift(w *arguments.Plan, aim *target.Target, view views.Plan) int {
	was, err := baseline(w, aim.Name)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	w.Selection = was.Selection
	declared, whole, err := cases(w.Choice)
	if err != nil {
		return m.refuse(err)
	}
	selected := w.Selection.Shard.Cut(whole)
	ctx, stop := interruptible()
	defer stop()
	places, err := placesOf(aim, w.Journals)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	c := suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: time.Now, Places: places,
		Options: suite.Options{Parallel: 1}, Commands: suite.Commands{Sweep: w.Sweep(aim.On)}}
	if err := m.approve(ctx, approval{w.AutoApprove, w.Input, "-auto-approve"}, c); err != nil {
		return m.unfinished(ctx, exitUsage, err)
	}
	if err := aim.Reach(ctx); err != nil {
		return m.unfinished(ctx, exitNone, err)
	}
	is, run, err := plan.Refresh(ctx, w.Selection, c, view.Operator())
	if err != nil {
		return m.unfinished(ctx, failedBy(err), err)
	}
	all := plan.Compare(was, is)
	if err := view.Drift(aim.Name, all); err != nil {
		return m.fail(exitFail, err)
	}
	if unread := plan.Unread(was, is); len(unread) > 0 {
		return m.fail(exitNone, fmt.Errorf("%d of the baseline's %d cases could not be read, so what only they show looks as if it were gone: %s",
			len(unread), len(was.Read), why(run, unread[0])))
	}
	if w.DetailedExitCode && len(all) > 0 {
		return exitChanges
	}
	return exitOK
}

// baseline is that of the target called name, if it is of the cases that w
// selects, or w leaves that to it.
func baseline(w *arguments.Plan, name string) (*plan.Baseline, error) {
	path := plan.BaselinePath(arguments.Baselines, name)
	b, err := plan.LoadBaseline(path, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("target %q has no baseline %s; apply -save-baseline writes one", name, path)
	}
	if err == nil && !w.Selection.Empty() && !w.Selection.Equal(b.Selection) {
		err = fmt.Errorf("baseline %s is of %s; plan -refresh-only reads the same, without -tags, -target and -shard", path, b.Selection)
	}
	return b, err
}

// why is what became of the case called id.
func why(run *reports.Run, id string) string {
	for _, c := range run.Cases {
		if c.ID == id {
			return fmt.Sprintf("%s %s: %s", id, c.Verdict, c.Reason)
		}
	}
	return id + " is not selected"
}
