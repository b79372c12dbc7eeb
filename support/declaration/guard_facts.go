package declaration

import (
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/support/ledger"
)

// row wants a row of a table to say of the property or the link it names what
// the ledger says.
func (g *guard) row(at *messages.Location, clause ledger.Clause, columns, cells []string) {
	for i, column := range columns[:min(len(columns), len(cells))] {
		cell := cells[i]
		if column == "present" && cell == clause.Present {
			g.required[clause.ID] = true
		}
		switch {
		case column == "type" && clause.Kind == ledger.Property:
			g.agree(at, clause, column, cell, clause.Type)
		case column == "values" && clause.Kind == ledger.Property:
			g.agree(at, clause, column, joined(strings.Split(cell, ",")), joined(clause.Values))
		case column == "present" && clause.Present != "" && !mayBe(cell, clause.Present):
			g.agree(at, clause, column, cell, clause.Present)
		}
	}
}

// agree reports a cell that is not what the ledger says.
func (g *guard) agree(at *messages.Location, clause ledger.Clause, column, got, want string) {
	if got != want {
		g.report(at, "make them agree", "%s: %s %q, but %q in %s, line %d", clause.Subject, column, got, want, LedgerFile, clause.Line)
	}
}

// joined is a list of values as a table shows it, without regard to spaces.
func joined(values []string) string {
	trimmed := slices.Clone(values)
	for i := range trimmed {
		trimmed[i] = strings.TrimSpace(trimmed[i])
	}
	return strings.Join(trimmed, ", ")
}

// mayBe reports whether a table may say present of what the ledger says is so in
// general. What the sample shows need not be there in other situations. Another
// word than the ledger has is for the reader of the table to report.
func mayBe(present, general string) bool {
	switch present {
	case ledger.WhereGiven:
		return general != ledger.Always
	case ledger.Always, ledger.InTheSample:
		return present == general
	}
	return true
}
