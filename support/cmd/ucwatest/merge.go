package main

import (
	"errors"
	"path/filepath"
	"slices"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
)

// mergeCommand makes one set of reports of those of all shards of a run.
type mergeCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (m *mergeCommand) Run(args []string) int {
	o, err := arguments.ParseMerge(args, m.env)
	if err != nil {
		return m.refuseArguments(err)
	}
	var parts []reports.Part
	var errs []error
	for _, dir := range o.Dirs {
		path := filepath.Join(dir, "results.json")
		run, err := reports.Load(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		parts = append(parts, reports.Part{Path: path, Run: run})
	}
	if len(parts) == 0 {
		return m.fail(exitUsage, errors.Join(errs...))
	}
	merged, err := reports.Merge(parts)
	if err = errors.Join(append(errs, err)...); err != nil {
		return m.fail(exitUsage, err)
	}
	merged.StrictJUnit = o.StrictJUnit
	unremembered := m.remember(o.History, merged)
	files, err := reports.SaveAt(o.OutDir, o.Places, merged)
	if err := views.NewShow(m.Streams, false).Run(merged); err != nil {
		return m.fail(exitFail, err)
	}
	m.Written(files...)
	err = errors.Join(err, annotate(o.CI, m.Out, &reports.Run{Problems: onlyMerged(merged, parts)}), summarize(o.CI, merged), unremembered)
	if err != nil {
		m.fail(exitNone, err) // the verdict stands, whether or not it could be written down
	}
	return merged.ExitClass
}

// onlyMerged are the problems of merged that none of parts has: those of a part were
// told by the job that ran it.
func onlyMerged(merged *reports.Run, parts []reports.Part) []string {
	return slices.DeleteFunc(slices.Clone(merged.Problems), func(problem string) bool {
		return slices.ContainsFunc(parts, func(p reports.Part) bool { return slices.Contains(p.Problems, problem) })
	})
}
