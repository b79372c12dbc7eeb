package declaration

import (
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/support/ledger"
)

func (g *guard) allSubjects(yield func(string) bool) {
	for _, c := range g.ledger.Clauses {
		if c.Subject != "" && !yield(c.Subject) {
			return
		}
	}
}

// clause wants a clause tag to be in the ledger.
func (g *guard) clause(tag *messages.Tag) {
	if g.ledger == nil {
		return
	}
	id := strings.TrimPrefix(tag.Name, "@")
	if _, known := g.ledger.Clause(id); !known {
		g.report(tag.Location, DidYouMean(id, clauseIDs(g.ledger), "add it to "+LedgerFile), "clause %s is not in %s", id, LedgerFile)
	}
}

// subjects wants each row of a table that judges to name a subject of the
// ledger, and notes the clauses that s judges.
func (g *guard) subjects(s scenario) {
	if g.ledger == nil {
		return
	}
	if id := s.clause(); id != "" {
		g.name(id, s.rule.Location)
	}
	for _, step := range slices.Concat(s.background, s.Steps) {
		if step.DataTable != nil {
			g.subjectsOf(s, step.DataTable)
		}
	}
}

func (g *guard) subjectsOf(s scenario, t *messages.DataTable) {
	cells := table(t)
	var last [][]string
	for r := range s.rows() {
		filled := r.fillTable(cells)
		if last != nil && &filled[0] == &last[0] {
			return // nothing was filled in: all rows have the same table
		}
		last = filled
		for i, subject := range subjects(filled) {
			at := t.Rows[i+1].Location
			if clause, known := g.subject(at, subject, s.clause()); known {
				g.row(at, clause, filled[0], filled[i+1])
			}
		}
	}
}

// subject wants a subject to be one of the ledger, and notes the clause it names
// below a Rule tagged with id, which it returns; false if there is none.
func (g *guard) subject(at *messages.Location, subject, id string) (ledger.Clause, bool) {
	clause, known := g.ledger.BySubject(subject, id)
	if !known {
		g.report(at, DidYouMean(subject, g.allSubjects, "add it to "+LedgerFile), "%q is the subject of no clause", subject)
		return clause, false
	}
	g.name(clause.ID, at)
	return clause, true
}

// name notes that a case judges the clause with id, as what stands at says.
func (g *guard) name(id string, at *messages.Location) {
	if _, before := g.named[id]; !before {
		g.named[id] = place{g.uri, int(at.Line)}
	}
}

// coverage wants each clause to be judged, or to say why not, but not both, and a property or
// link that is required as the sample shows it to be so in a row. A subject that no
// table lists ("refusal body") is judged along with others: whether it was, only a
// run can tell.
func (g *guard) coverage() {
	if g.ledger == nil || g.partial {
		return
	}
	g.uri = LedgerFile
	for _, c := range g.ledger.Clauses {
		kind, _, _ := strings.Cut(c.Subject, " ")
		aside := c.Subject != "" && !slices.Contains(subjectHeaders, kind)
		by, named := g.named[c.ID]
		if c.Waived == "" && !aside && !named {
			g.reportLine(c.Line, "prove it, or say with waived why nothing does", "clause %s is judged by no case", c.ID)
		}
		if c.Waived != "" && named {
			g.reportLine(c.Line, "remove waived, or what judges it", "clause %s is waived, but %s:%d judges it", c.ID, by.uri, by.line)
		}
		if c.Present == ledger.InTheSample && named && !g.required[c.ID] {
			g.reportLine(c.Line, "say so in one", "%s is present in the sample, but no row of it says so", c.ID)
		}
	}
}
