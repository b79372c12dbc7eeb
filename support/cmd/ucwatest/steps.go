package main

import (
	"flag"
	"fmt"
	"path/filepath"

	"ucwatest/steps"
	"ucwatest/support/declaration"
)

// listSteps lists the vocabulary with how often each phrase is used.
type listSteps struct{ ui }

// stepsFlags are what the flags of steps say.
type stepsFlags struct {
	features string
	json     bool
}

func (l *stepsFlags) flags() *flag.FlagSet {
	f := flags("steps")
	f.StringVar(&l.features, "features", "", "count the uses in this `folder` instead of in the embedded features")
	f.BoolVar(&l.json, "json", false, "print the phrases as JSON")
	return f
}

// A vocabulary is what steps prints for programs.
type vocabulary struct {
	FormatVersion int      `json:"format_version"`
	Phrases       []phrase `json:"phrases"`
}

// vocabularyVersion is the version of a vocabulary. Members may be added under
// the same version, never renamed.
const vocabularyVersion = 1

// A phrase is one that a scenario can use.
type phrase struct {
	Keyword    string `json:"keyword"`    // Given, When or Then
	Expression string `json:"expression"` // the regular expression that steps match
	Uses       int    `json:"uses"`       // how many steps do
	File       string `json:"file"`       // where it is defined, in steps
	Line       int    `json:"line"`
}

// Run runs the verb.
func (s *listSteps) Run(args []string) int {
	var l stepsFlags
	if code, ok := s.parse(l.flags(), args); !ok {
		return code
	}
	declared, err := declare(l.features)
	if err != nil {
		return s.refuse(err)
	}
	all := phrases(declared)
	if l.json {
		return s.encode("phrases", vocabulary{vocabularyVersion, all})
	}
	for _, p := range all {
		fmt.Fprintf(s.out, "%4d  %-5s %s  (%s:%d)\n", p.Uses, p.Keyword, p.Expression, p.File, p.Line)
	}
	return exitOK
}

// phrases are all there are, with how often d uses them.
func phrases(d *declaration.Declaration) []phrase {
	var all []phrase
	for _, def := range steps.Catalogue() {
		all = append(all, phrase{def.Keyword, def.Expr.String(), d.Uses(def), filepath.Base(def.File), def.Line})
	}
	return all
}

// Synopsis is the verb in one line.
func (s *listSteps) Synopsis() string { return "List the phrases a scenario can use, with use counts" }

// Help is the verb's help text.
func (s *listSteps) Help() string {
	return `Usage: ucwatest steps [flags]

  Lists every phrase a scenario can use, how many steps use it, and where it is
  defined.

  ucwatest steps
  ucwatest steps -features my-features
  ucwatest steps -json

Exit codes: 0 listed, 3 a mistake in flags, features or ledger.

Flags:
` + flagHelp(new(stepsFlags).flags())
}
