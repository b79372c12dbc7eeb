package main

import (
	"fmt"
	"time"

	"ucwatest/support/target"
)

// token prints a token, for the curl lines of a report.
type token struct{ ui }

// Run runs the verb.
func (t *token) Run(args []string) int {
	f := flags("token")
	on := f.String("on", "", "the target `file` of the run")
	user := f.String("user", "", "the `name` a report's curl line is for: caller-17@contoso.com of a mock, caller of a pool")
	if code, ok := t.parse(f, args); !ok {
		return code
	}
	if *on == "" || *user == "" {
		return t.fail(exitUsage, fmt.Errorf("token: want -on FILE and -user NAME"))
	}
	aim, err := target.Open(*on, time.Now)
	if err != nil {
		return t.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	granted, err := aim.Token(ctx, *user)
	if err != nil {
		return t.fail(exitNone, err)
	}
	fmt.Fprintln(t.out, granted)
	return exitOK
}

// Synopsis is the verb in one line.
func (t *token) Synopsis() string { return "Print a token for the curl lines of a report" }

// Help is the verb's help text.
func (t *token) Help() string {
	return `Usage: ucwatest token -on FILE -user NAME

  Signs in and prints the token. The users of a mock are there as long as their
  case is: after apply -keep, if it did not pass. Those of a pool are called by
  their parts, and always there.

  export UCWATEST_TOKEN=$(ucwatest token -on remote.hcl -user caller-17@contoso.com)
  export UCWATEST_TOKEN=$(ucwatest token -on staging.hcl -user caller)
`
}
