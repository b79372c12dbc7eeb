package main

import (
	"errors"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// again is what of selected did not pass, or was not begun, in the run whose results are at path.
// Its target must be the one called name: what another did says nothing of it.
func again(selected []declaration.Case, path, name string) ([]declaration.Case, error) {
	last, err := reports.Load(path)
	if err != nil {
		return nil, fmt.Errorf("-rerun: %w", err)
	}
	if last.Target != name {
		return nil, fmt.Errorf("-rerun: %s is of the target %q, want %q", path, last.Target, name)
	}
	left := map[string]bool{}
	for _, c := range last.Cases {
		left[c.ID] = c.Verdict != reports.Passed && c.Verdict != reports.OutOfScope
	}
	for _, id := range last.NotRun {
		left[id] = true
	}
	var rest []declaration.Case
	for _, c := range selected {
		if left[c.ID] {
			rest = append(rest, c)
		}
	}
	if len(rest) == 0 {
		return nil, errNothingLeft
	}
	return rest, nil
}

// errNothingLeft says that there is nothing to repeat.
var errNothingLeft = errors.New("-rerun: of what is selected all that was run last time passed; nothing was run")
