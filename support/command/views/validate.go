package views

import (
	"errors"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/target"
)

// Validate tells what was checked and all that is wrong with it.
type Validate interface {
	// Outcome tells what is declared, which may be nil, which targets could be read,
	// and all that err joins. The error is one of writing.
	Outcome(d *declaration.Declaration, aims []*target.Target, err error) error
}

// NewValidate returns a Validate for people or, asJSON, one for programs.
func NewValidate(s Streams, asJSON bool) Validate {
	if asJSON {
		return validateJSON{s}
	}
	return validateText{s}
}

type validateText struct{ Streams }

func (v validateText) Outcome(d *declaration.Declaration, aims []*target.Target, err error) error {
	if err != nil {
		v.Refuse(err)
		return nil
	}
	fmt.Fprintf(v.Out, "Valid: %s for %s; %s decided.\n", reports.Amount(len(d.Cases), "case"),
		reports.Amount(len(d.Ledger.Clauses), "clause"), reports.Amount(len(d.Ledger.Contradictions), "contradiction"))
	for _, aim := range aims {
		fmt.Fprintf(v.Out, "Valid: target %q of %s.\n", aim.Name, aim.On)
	}
	return nil
}

type validateJSON struct{ Streams }

func (v validateJSON) Outcome(d *declaration.Declaration, aims []*target.Target, err error) error {
	f := findings{FormatVersion: FindingsVersion, Targets: len(aims), Diagnostics: append([]diagnostic{}, diagnose(err)...)}
	f.ErrorCount = len(f.Diagnostics)
	f.Valid = f.ErrorCount == 0
	if d != nil {
		f.Cases, f.Clauses, f.Contradictions = len(d.Cases), len(d.Ledger.Clauses), len(d.Ledger.Contradictions)
	}
	return reports.WriteJSON(v.Out, "findings", f)
}

// findings are the outcome of validate for programs: a superset of what
// terraform validate -json prints.
type findings struct {
	FormatVersion  int          `json:"format_version"`
	Valid          bool         `json:"valid"`
	ErrorCount     int          `json:"error_count"`
	WarningCount   int          `json:"warning_count"` // there are none
	Diagnostics    []diagnostic `json:"diagnostics"`
	Cases          int          `json:"cases"`
	Clauses        int          `json:"clauses"`
	Contradictions int          `json:"contradictions"`
	Targets        int          `json:"targets"` // that could be read, of those -on names
}

// FindingsVersion is the version of what validate prints for programs. Members may be added under the
// same version, never renamed.
const FindingsVersion = 1

// A diagnostic is one thing that is wrong.
type diagnostic struct {
	Severity string `json:"severity"` // error
	Summary  string `json:"summary"`
	Detail   string `json:"detail"`          // more of it, or what to do; may be ""
	Range    *span  `json:"range,omitempty"` // nil: it stands in no file
}

// A span is where a diagnostic stands.
type span struct {
	Filename string `json:"filename"`
	Start    spot   `json:"start"`
}

// A spot is a line of a file, from 1; 0 if a diagnostic concerns the file as a whole.
type spot struct {
	Line int `json:"line"`
}

// diagnose tells apart all that err joins.
func diagnose(err error) []diagnostic {
	if err == nil {
		return nil
	}
	var all []diagnostic
	for _, one := range Parted(err) {
		var problems declaration.Problems
		var broken *target.Broken
		switch {
		case errors.As(one, &problems):
			for _, p := range problems {
				all = append(all, diagnostic{"error", p.What, p.Do, at(p.File, p.Line)})
			}
		case errors.As(one, &broken):
			for _, d := range broken.All {
				found := diagnostic{Severity: "error", Summary: d.Summary, Detail: d.Detail}
				if d.Subject != nil {
					found.Range = at(d.Subject.Filename, d.Subject.Start.Line)
				}
				all = append(all, found)
			}
		default:
			all = append(all, diagnostic{Severity: "error", Summary: one.Error()})
		}
	}
	return all
}

// at is the span of a problem in file, nil if that is "".
func at(file string, line int) *span {
	if file == "" {
		return nil
	}
	return &span{file, spot{line}}
}
