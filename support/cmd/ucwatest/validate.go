package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// validate checks features, steps, ledger and target file without a network.
type validate struct{ ui }

// validateFlags are what the flags of validate say.
type validateFlags struct {
	features string
	on       list
	json     bool
}

func (c *validateFlags) flags() *flag.FlagSet {
	f := flags("validate")
	f.StringVar(&c.features, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
	f.Var(&c.on, "on", "check this target `file` too, FILE#NAME for one of its targets; may be repeated (default what UCWATEST_TARGET names)")
	f.BoolVar(&c.json, "json", false, "print the outcome as JSON")
	return f
}

// Run runs the verb.
func (v *validate) Run(args []string) int {
	var c validateFlags
	if code, ok := v.parse(c.flags(), args); !ok {
		return code
	}
	if named := os.Getenv("UCWATEST_TARGET"); len(c.on) == 0 && named != "" {
		c.on = list{named}
	}
	declared, aims, err := c.all()
	if c.json {
		return v.encodeFindings(declared, len(aims), err)
	}
	if err != nil {
		return v.refuse(err)
	}
	fmt.Fprintf(v.out, "Valid: %s for %s; %s decided.\n", reports.Amount(len(declared.Cases), "case"),
		reports.Amount(len(declared.Ledger.Clauses), "clause"), reports.Amount(len(declared.Ledger.Contradictions), "contradiction"))
	for _, aim := range aims {
		fmt.Fprintf(v.out, "Valid: target %q of %s.\n", aim.Name, aim.On)
	}
	return exitOK
}

// all checks all there is. The error joins everything that is wrong; what could
// be read of the declaration and of the targets is returned beside it.
func (c validateFlags) all() (*declaration.Declaration, []*target.Target, error) {
	declared, err := declare(c.features)
	if len(c.on) == 0 {
		return declared, nil, err
	}
	aims, unusable := target.OpenAll(c.on, time.Now)
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

// Synopsis is the verb in one line.
func (v *validate) Synopsis() string { return "Check features, steps, ledger and target file offline" }

// Help is the verb's help text.
func (v *validate) Help() string {
	return `Usage: ucwatest validate [flags]

  Checks all that can be wrong without a network, and reports all of it at once,
  each with file, line and what to do: features, the phrases of their steps, the
  ledger, target files and what the environment has to hold for them.

  ucwatest validate
  ucwatest validate -on staging.hcl
  ucwatest validate -features my-features -json

Exit codes: 0 valid, 3 something is wrong, or a mistake in flags.

Flags:
` + flagHelp(new(validateFlags).flags())
}
