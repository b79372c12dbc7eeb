package main

import (
	"errors"

	"ucwatest/support/command/arguments"
	"ucwatest/support/target"
)

// tokenCommand prints a token, for the curl lines of a report.
type tokenCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (t *tokenCommand) Run(args []string) int {
	v, err := arguments.ParseToken(args, t.env)
	if err != nil {
		return t.refuseArguments(err)
	}
	aim, err := t.openOne(v.On)
	if err != nil {
		return t.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	granted, err := aim.Token(ctx, v.User)
	var unknown *target.Unknown
	if errors.As(err, &unknown) {
		return t.fail(exitUsage, err)
	}
	if err != nil {
		return t.unfinished(ctx, exitNone, err)
	}
	t.Print(granted + "\n")
	return exitOK
}
