package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"ucwatest/reports"
	"ucwatest/support/target"
)

// several runs on one target after the other, once all may be, each with its
// reports in a folder of its own, and writes the reports of all together. It returns
// the gravest of their exit codes; after an interrupt there is no next one.
func (a *apply) several(o applyFlags, aims []*target.Target, i interrupts) int {
	for _, file := range reports.Files() {
		if o.places[file.Name] != "" && !file.Together() {
			return a.fail(exitUsage, fmt.Errorf("-%s: each of the %d targets has a %s of its own, in a folder with its name below -out-dir",
				file.Flag, len(aims), file.Name))
		}
	}
	var all []*reports.Run
	var errands []errand
	code := exitOK
	for _, aim := range aims {
		one := o
		one.on, one.others, one.places, one.out = aim.On, nil, nil, filepath.Join(o.out, aim.Name)
		one.ran = func(r *reports.Run) { all = append(all, r) }
		e, unready := a.prepare(one, aim)
		if unready == exitOK {
			errands = append(errands, e)
		}
		code = graver(code, unready)
	}
	if code == exitUsage {
		return code
	}
	if refused := a.ask(i, errands...); refused != exitOK {
		return graver(code, refused)
	}
	speaks := a.ui
	for _, e := range errands {
		code = graver(code, a.run(e, i))
		if a.ui = speaks; code == exitInterrupted {
			break
		}
	}
	if len(all) == 0 {
		return code
	}
	files, err := reports.SaveTogether(o.out, o.places, all...)
	if err != nil {
		a.fail(exitNone, err) // the verdicts stand, whether or not they could be written down
	}
	if !o.json {
		for _, file := range files {
			fmt.Fprintf(a.out, "written: %s\n", file)
		}
	}
	return code
}

// gravest first: what an exit code says of several runs.
var gravest = []int{exitInterrupted, exitUsage, exitFail, exitNone, exitPartial, exitChanges, exitOK}

// graver is the one of two exit codes that says more.
func graver(a, b int) int {
	return gravest[min(slices.Index(gravest, a), slices.Index(gravest, b))]
}
