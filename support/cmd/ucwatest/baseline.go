package main

import (
	"errors"
	"fmt"
	"io/fs"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/plan"
)

// coverable is an error if a run of so many cases is to replace the baseline of the
// target called name, which is of more.
func coverable(o arguments.Apply, name string, selected int) error {
	if o.SaveBaseline != arguments.ReplaceBaseline {
		return nil
	}
	path := plan.BaselinePath(arguments.Baselines, name)
	if was, err := plan.LoadBaseline(path, name); err == nil && selected < len(was.Read) {
		return tooFew(path, fmt.Sprintf("only %d are selected", selected), len(was.Read), "nothing was run")
	}
	return nil
}

// tooFew says that fewer cases were read than the baseline at path is of.
func tooFew(path, fewer string, of int, outcome string) error {
	return fmt.Errorf("-save-baseline: %s is of %s, and %s; add to it with -save-baseline=merge, or remove it to begin anew; %s",
		path, reports.Amount(of, "case"), fewer, outcome)
}

// keepBaseline saves what a run saw of its target, and returns the exit code for
// that. A run that did not read all there was to be read replaces no baseline of
// one that did, and one of fewer cases replaces none of more.
func (a *applyCommand) keepBaseline(e targetRun, b *plan.Baseline, run *reports.Run) int {
	path := plan.BaselinePath(arguments.Baselines, b.Target)
	if unread := run.Counts.Errored + len(run.NotRun); unread > 0 {
		return a.fail(exitNone, fmt.Errorf("baseline %s is not written: %s could not be read; save it by a run that reads all of them", path,
			reports.Amount(unread, "case")))
	}
	was, err := plan.LoadBaseline(path, b.Target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil && e.SaveBaseline == arguments.MergeBaseline:
		return a.fail(exitFail, fmt.Errorf("-save-baseline=merge: %w", err))
	case err != nil: // it is of no use to anybody
	case e.SaveBaseline == arguments.MergeBaseline:
		b = plan.Merge(was, b)
	case len(b.Read) < len(was.Read):
		return a.fail(exitFail, tooFew(path, fmt.Sprintf("this run has read only %d", len(b.Read)), len(was.Read), "it is left as it is"))
	}
	if err := plan.SaveBaseline(path, b); err != nil {
		return a.fail(exitFail, err)
	}
	e.view.Wrote(path)
	return exitOK
}
