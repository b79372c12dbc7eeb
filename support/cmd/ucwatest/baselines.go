package main

import (
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/plan"
)

// baselines is where baselines are kept: under the folder the command runs in.
const baselines = "reports/baselines"

// keepBaseline saves what a run saw of its target, and returns the exit code for
// that. A run that did not read all there was to be read replaces no baseline of
// one that did.
func (u ui) keepBaseline(b *plan.Baseline, run *reports.Run) int {
	path := plan.BaselinePath(baselines, b.Target)
	if unread := run.Counts.Errored + len(run.NotRun); unread > 0 {
		return u.fail(exitNone, fmt.Errorf("baseline %s is not written: %s could not be read; save it by a run that reads all of them", path,
			reports.Amount(unread, "case")))
	}
	if err := plan.SaveBaseline(path, b); err != nil {
		return u.fail(exitFail, err)
	}
	fmt.Fprintf(u.out, "written: %s\n", path)
	return exitOK
}
