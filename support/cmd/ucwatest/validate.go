package main

import (
	"fmt"
	"time"

	"ucwatest/support/target"
)

// validate checks features, steps, ledger and target file without a network.
type validate struct{ ui }

// Run runs the verb.
func (v *validate) Run(args []string) int {
	f := flags("validate")
	dir := f.String("features", "", "take features and ledger from this `folder` instead of the embedded ones")
	on := f.String("on", "", "check this target `file` too, FILE#NAME for one of its targets")
	if code, ok := v.parse(f, args); !ok {
		return code
	}
	declaration, err := declare(*dir)
	if err != nil {
		return v.refuse(err)
	}
	if *on != "" {
		if _, err := target.OpenAll([]string{*on}, time.Now); err != nil {
			return v.fail(exitUsage, err)
		}
	}
	fmt.Fprintf(v.out, "Valid: %d cases prove %d clauses; %d contradictions are decided.\n",
		len(declaration.Cases), len(declaration.Ledger.Clauses), len(declaration.Ledger.Contradictions))
	return exitOK
}

// Synopsis is the verb in one line.
func (v *validate) Synopsis() string { return "Check features, steps, ledger and target file offline" }

// Help is the verb's help text.
func (v *validate) Help() string {
	return `Usage: ucwatest validate [-features FOLDER] [-on FILE]

  Checks all that can be wrong without a network, and reports all of it at once,
  each with file, line and what to do. Exit code 3 if anything is.
`
}
