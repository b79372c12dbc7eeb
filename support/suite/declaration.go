// Package suite reads what is declared, picks cases, has them run and says
// what became of them: what ucwatest apply, validate and go test have in
// common. It must not know how a phrase is carried out or how a report looks.
// Go on with read.go for what a declaration must fulfil, and with run.go for
// how its cases are run.
package suite

import (
	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/ledger"
)

// A Declaration is what is owed: the cases of all features, and the ledger of
// the clauses they judge.
type Declaration struct {
	Cases  []Case // in the order of the files and their lines
	Ledger *ledger.Ledger

	sources    []source
	byPlace    map[place]int // positions in Cases
	documented func() reports.Declared
	needs      func() map[string]steps.Needs // by case id: what the Givens ask for
}

// A place is where a case stands.
type place struct {
	uri  string
	line int
}

// CaseAt finds the case that stands in the feature file uri at line, the line
// of the scenario or of the outline's row; false if none does.
func (d *Declaration) CaseAt(uri string, line int) (Case, bool) {
	i, found := d.byPlace[place{uri, line}]
	if !found {
		return Case{}, false
	}
	return d.Cases[i], true
}

// add appends the cases of a source.
func (d *Declaration) add(s source) {
	d.sources = append(d.sources, s)
	for scenario := range s.scenarios() {
		for c := range scenario.cases() {
			d.byPlace[place{c.URI, c.Line}] = len(d.Cases)
			d.Cases = append(d.Cases, c)
		}
	}
}
