package declaration

import (
	"iter"
	"slices"

	"ucwatest/support/ledger"
)

// subjectHeaders are the first headers of tables whose rows judge a clause of
// their own: the one whose subject is header and first cell.
var subjectHeaders = []string{"course", "form", "link", "property", "twin"}

// subjects are the subjects that the rows of t name.
func subjects(t [][]string) []string {
	if len(t) < 2 || len(t[0]) == 0 || !slices.Contains(subjectHeaders, t[0][0]) {
		return nil
	}
	all := make([]string, 0, len(t)-1)
	for _, cells := range t[1:] {
		all = append(all, t[0][0]+" "+cells[0])
	}
	return all
}

// Enumerated are the properties whose values are words of the reference.
func (d *Declaration) Enumerated() map[string]bool {
	all := map[string]bool{}
	for c := range d.Ledger.Of(ledger.Property) {
		if c.IsEnum() {
			all[c.Name()] = true
		}
	}
	return all
}

// Judges yields the ids of the clauses that c is declared to judge: by the tag of
// its Rule, or by a row of one of its tables. One may come more than once.
func (d *Declaration) Judges(c Case) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(c.Clause) {
			return
		}
		for _, step := range c.Steps {
			for _, subject := range subjects(step.Table) {
				if clause, known := d.Ledger.BySubject(subject, c.Clause); known && !yield(clause.ID) {
					return
				}
			}
		}
	}
}

// names reports whether a table row of c has that subject.
func (c Case) names(subject string) bool {
	return subject != "" && slices.ContainsFunc(c.Steps, func(s Step) bool {
		return slices.Contains(subjects(s.Table), subject)
	})
}

// ClauseIDs yields the ids of all clauses in the order of the ledger.
func (d *Declaration) ClauseIDs() iter.Seq[string] { return clauseIDs(d.Ledger) }

func clauseIDs(l *ledger.Ledger) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, c := range l.Clauses {
			if !yield(c.ID) {
				return
			}
		}
	}
}
