package main

import (
	"fmt"
	"os"

	"ucwatest/support/plan"
)

// baselines is where baselines are kept: under the folder the command runs in.
const baselines = "reports/baselines"

// keepBaseline saves what a run saw of its target, and returns code, or that it
// could not.
func (u ui) keepBaseline(b *plan.Baseline, code int) int {
	path := plan.BaselinePath(baselines, b.Target)
	if err := os.MkdirAll(baselines, 0o755); err != nil {
		return u.fail(exitFail, fmt.Errorf("baseline %s: %w", path, err))
	}
	if err := plan.SaveBaseline(path, b); err != nil {
		return u.fail(exitFail, err)
	}
	fmt.Fprintf(u.out, "written: %s\n", path)
	return code
}
