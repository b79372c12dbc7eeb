package main

import (
	"fmt"
	"path/filepath"

	"ucwatest/steps"
)

// listSteps lists the vocabulary with how often each phrase is used.
type listSteps struct{ ui }

// Run runs the verb.
func (s *listSteps) Run(args []string) int {
	f := flags("steps")
	dir := f.String("features", "", "count the uses in this `folder` instead of in the embedded features")
	if code, ok := s.parse(f, args); !ok {
		return code
	}
	declaration, err := declare(*dir)
	if err != nil {
		return s.refuse(err)
	}
	for _, d := range steps.Catalogue() {
		fmt.Fprintf(s.out, "%4d  %-5s %s  (%s:%d)\n", declaration.Uses(d), d.Keyword, d.Expr, filepath.Base(d.File), d.Line)
	}
	return exitOK
}

// Synopsis is the verb in one line.
func (s *listSteps) Synopsis() string { return "List the vocabulary with use counts" }

// Help is the verb's help text.
func (s *listSteps) Help() string {
	return `Usage: ucwatest steps [-features FOLDER]

  Lists every phrase a scenario can use, how many steps use it, and where it is
  defined.
`
}
