package views

import (
	"fmt"

	"ucwatest/reports"
)

// A Phrase is one that a scenario can use.
type Phrase struct {
	Keyword    string `json:"keyword"`    // Given, When or Then
	Expression string `json:"expression"` // the regular expression that steps match
	Uses       int    `json:"uses"`       // how many steps do
	File       string `json:"file"`       // where it is defined, in steps
	Line       int    `json:"line"`
}

// VocabularyVersion is the version of what steps prints for programs. Members may be
// added under the same version, never renamed.
const VocabularyVersion = 1

// Steps prints the vocabulary of steps.
type Steps interface {
	// Phrases tells all of them. The error is one of writing.
	Phrases(all []Phrase) error
}

// NewSteps returns a Steps for people or, asJSON, one for programs.
func NewSteps(s Streams, asJSON bool) Steps {
	if asJSON {
		return stepsJSON{s}
	}
	return stepsText{s}
}

type stepsText struct{ Streams }

func (s stepsText) Phrases(all []Phrase) error {
	for _, p := range all {
		fmt.Fprintf(s.Out, "%4d  %-5s %s  (%s:%d)\n", p.Uses, p.Keyword, p.Expression, p.File, p.Line)
	}
	return nil // stdout remembers that it could not be written to
}

type stepsJSON struct{ Streams }

func (s stepsJSON) Phrases(all []Phrase) error {
	return reports.WriteJSON(s.Out, "phrases", struct {
		FormatVersion int      `json:"format_version"`
		Phrases       []Phrase `json:"phrases"`
	}{VocabularyVersion, all})
}
