package main

import (
	"errors"
	"time"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// validateCommand checks features, steps, ledger and target file without a network.
type validateCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (v *validateCommand) Run(args []string) int {
	c, err := arguments.ParseValidate(args, v.env)
	if err != nil {
		return v.refuseArguments(err)
	}
	declared, aims, err := check(c)
	if err := views.NewValidate(v.Streams, c.JSON).Outcome(declared, aims, err); err != nil {
		return v.fail(exitFail, err)
	}
	if err != nil {
		return exitUsage
	}
	return exitOK
}

// check checks all there is. The error joins everything that is wrong; what could
// be read of the declaration and of the targets is returned beside it.
func check(c *arguments.Validate) (*declaration.Declaration, []*target.Target, error) {
	declared, err := declare(c.Features)
	if len(c.On) == 0 {
		return declared, nil, err
	}
	aims, unusable := target.OpenAll(c.On, time.Now)
	err = errors.Join(err, unusable)
	if declared == nil || len(declared.Ledger.Clauses) == 0 {
		return declared, aims, err // what the target says of clauses cannot be told from a mistake
	}
	for _, aim := range aims {
		if problems := suite.CheckTarget(declared, aim); len(problems) > 0 {
			err = errors.Join(err, problems)
		}
	}
	return declared, aims, err
}
