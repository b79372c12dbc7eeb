package main

import (
	"errors"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
)

// diffCommand tells what has changed from one run to another.
type diffCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (d *diffCommand) Run(args []string) int {
	a, err := arguments.ParseDiff(args, d.env)
	if err != nil {
		return d.refuseArguments(err)
	}
	before, unread := reports.Load(a.Before)
	after, err := reports.Load(a.After)
	if err := errors.Join(unread, err); err != nil {
		return d.fail(exitUsage, err)
	}
	changed := reports.Compare(before, after)
	if err := views.NewDiff(d.Streams, a.JSON, a.Markdown).Diff(changed); err != nil {
		return d.fail(exitFail, err)
	}
	if a.DetailedExitCode && len(changed.Broken) > 0 {
		return exitChanges
	}
	return exitOK
}
