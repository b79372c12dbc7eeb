package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"ucwatest/support/target"
)

// token prints a token, for the curl lines of a report.
type token struct{ ui }

// tokenFlags are what the flags of token say.
type tokenFlags struct{ on, user string }

func (v *tokenFlags) flags() *flag.FlagSet {
	f := flags("token")
	f.StringVar(&v.on, "on", os.Getenv("UCWATEST_TARGET"), "the target `file` of the run")
	f.StringVar(&v.user, "user", "", "the `name` a report's curl line is for: caller-17@contoso.com of a mock, caller of a pool")
	return f
}

// Run runs the verb.
func (t *token) Run(args []string) int {
	var v tokenFlags
	if code, ok := t.parse(v.flags(), args); !ok {
		return code
	}
	if v.on == "" || v.user == "" {
		return t.fail(exitUsage, errors.New("token: want -on FILE and -user NAME"))
	}
	aim, err := target.Open(v.on, time.Now)
	if err != nil {
		return t.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	granted, err := aim.Token(ctx, v.user)
	var unknown *target.Unknown
	if errors.As(err, &unknown) {
		return t.fail(exitUsage, err)
	}
	if err != nil {
		return t.unfinished(ctx, exitNone, err)
	}
	fmt.Fprintln(t.out, granted)
	return exitOK
}

// Synopsis is the verb in one line.
func (t *token) Synopsis() string { return "Print a token for the curl lines of a report" }

// Help is the verb's help text.
func (t *token) Help() string {
	return `Usage: ucwatest token [flags]

  Signs in and prints the token. The users of a mock are there as long as their
  case is: after apply -keep, if it did not pass. Those of a pool are called by
  their parts, and always there. -on and -user are needed.

  export UCWATEST_TOKEN=$(ucwatest token -on remote.hcl -user caller-17@contoso.com)
  export UCWATEST_TOKEN=$(ucwatest token -on staging.hcl -user caller)

Exit codes: 0 printed, 3 a mistake in flags or target file, 4 nobody could sign in,
130 interrupted.

Flags:
` + flagHelp(new(tokenFlags).flags())
}
