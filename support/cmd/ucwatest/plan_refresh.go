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
	"ucwatest/support/plan"
	"ucwatest/support/stage/derived"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// offers reads, if that is wished, what a pool offers its users. Where the
// derived conversation is provided, to sign in is all there is to try.
func (w planFlags) offers(ctx context.Context, aim *target.Target) (*derived.Survey, error) {
	if !w.refresh || !aim.Lasting {
		return nil, nil
	}
	if err := aim.Reach(ctx); err != nil || aim.Given != nil || aim.Observe > 0 {
		return nil, err
	}
	place, err := w.place(aim)
	if err != nil {
		return nil, &suite.NotBegun{Err: err}
	}
	j, err := place.Begin(w.sweep(aim), time.Now)
	if err != nil {
		return nil, err
	}
	asked := steps.Case{ID: "plan-refresh", Target: aim, Log: &client.Log{}, Journal: j}
	survey, err := asked.Survey(ctx)
	return survey, errors.Join(err, j.Close())
}

// drift reads what the target shows and tells how that differs from its
// baseline. Nothing is judged.
func (m *makePlan) drift(w planFlags) int {
	if w.refresh || w.save != "" {
		return m.fail(exitUsage, errors.New("-refresh-only: it plans nothing, and so goes with neither -refresh nor -out"))
	}
	aim, err := w.open()
	if err != nil {
		return m.fail(exitUsage, err)
	}
	defer aim.Close()
	was, err := w.baseline(aim.Name)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	w.selection = was.Selection
	declaration, selected, err := w.cases()
	if err != nil {
		return m.refuse(err)
	}
	ctx, stop := interruptible()
	defer stop()
	place, err := w.place(aim)
	if err != nil {
		return m.fail(exitUsage, err)
	}
	c := suite.Config{Declaration: declaration, Selected: selected, Target: aim, Now: time.Now, Place: place,
		Options: suite.Options{Parallel: 1}, Commands: suite.Commands{Sweep: w.sweep(aim)}}
	if err := m.approve(ctx, w.autoApprove, "-auto-approve", c); err != nil {
		return m.unfinished(ctx, exitUsage, err)
	}
	if err := aim.Reach(ctx); err != nil {
		return m.unfinished(ctx, exitNone, err)
	}
	is, run, err := plan.Refresh(ctx, w.selection, c, attendant{m.out})
	if err != nil {
		return m.unfinished(ctx, failedBy(err), err)
	}
	all := plan.Compare(was, is)
	if err := m.tell(w, aim.Name, all); err != nil {
		return m.fail(exitFail, err)
	}
	if unread := plan.Unread(was, is); len(unread) > 0 {
		return m.fail(exitNone, fmt.Errorf("%d of the baseline's %d cases could not be read, so what only they show looks as if it were gone: %s",
			len(unread), len(was.Read), why(run, unread[0])))
	}
	if w.detailed && len(all) > 0 {
		return exitChanges
	}
	return exitOK
}

// baseline is that of the target called name, if it is of the cases that w
// selects, or w leaves that to it.
func (w planFlags) baseline(name string) (*plan.Baseline, error) {
	path := plan.BaselinePath(baselines, name)
	b, err := plan.LoadBaseline(path, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("target %q has no baseline %s; apply -save-baseline writes one", name, path)
	}
	if err == nil && !w.selection.Empty() && !w.selection.Equal(b.Selection) {
		err = fmt.Errorf("baseline %s is of %s; plan -refresh-only reads the same, without -tags and -target", path, b.Selection)
	}
	return b, err
}

// tell prints the differences for people, or as JSON.
func (m *makePlan) tell(w planFlags, target string, all []plan.Drift) error {
	if w.json {
		return plan.WriteDriftJSON(m.out, target, all)
	}
	return plan.WriteDrift(m.out, target, all)
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
