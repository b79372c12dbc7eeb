package main

import (
	"path/filepath"

	"ucwatest/steps"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
)

// stepsCommand lists the vocabulary with how often each phrase is used.
type stepsCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (s *stepsCommand) Run(args []string) int {
	l, err := arguments.ParseSteps(args, s.env)
	if err != nil {
		return s.refuseArguments(err)
	}
	declared, err := declare(l.Features)
	if err != nil {
		return s.refuse(err)
	}
	return s.printed(views.NewSteps(s.Streams, l.JSON).Phrases(phrases(declared)))
}

// phrases are all there are, with how often d uses them.
func phrases(d *declaration.Declaration) []views.Phrase {
	var all []views.Phrase
	for _, def := range steps.Catalogue() {
		all = append(all, views.Phrase{Keyword: def.Keyword, Expression: def.Expr.String(), Uses: d.Uses(def), File: filepath.Base(def.File), Line: def.Line})
	}
	return all
}
