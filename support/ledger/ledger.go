// Package ledger reads the file of clauses: every statement of the reference,
// once, and what was decided where the reference contradicts itself. It must
// not know features, cases or answers. Go on with facts.go for what is stated of
// properties, links, errors and operations, with parse.go for the guards, and with
// support/declaration for who judges a clause.
package ledger

import "strings"

// The levels of a clause say how firmly the reference states it.
const (
	Must     = "must"     // a table or a sentence states it
	Sample   = "sample"   // only a sample shows it
	Inferred = "inferred" // deduced, or seen in captures only
)

// A Clause is one checkable statement of the reference.
type Clause struct {
	ID      string // as "DC-LINK-SELF"; never changed, never used again
	Level   string // Must, Sample or Inferred
	Says    string // the statement, in a sentence without a full stop
	Source  string // where it stands, as "page#section"
	Subject string // the table row that judges it, as "link self"; may be empty
	Waived  string // why nothing judges it; empty if something does
	Unseen  string // why a target shows it only where it shows what the samples show; may be empty
	// Recorded is what of a recording shows it, one of the Recorded constants; may be empty.
	Recorded string
	Line     int // of the file it was read from

	Kind string // Property, Link, Error or Operation; "" for any other statement
	Facts
}

// Section is the part of Source after the '#', "" if it names only a page.
func (c Clause) Section() string {
	_, section, _ := strings.Cut(c.Source, "#")
	return section
}

// A Contradiction is a place where the reference says two things, and what was
// decided about it.
type Contradiction struct {
	ID       string   // as "DC-X-COUNT"
	Between  []string // what it says, two or more
	Decision string
	JudgedBy []string // ids of the clauses whose checks follow the decision
	Line     int      // of the file it was read from
}

// A Ledger holds clauses and contradictions in the order of their file.
type Ledger struct {
	Clauses        []Clause
	Contradictions []Contradiction

	byID      map[string]int // positions in Clauses
	bySubject map[topic]int  // the same
	members   map[topic]bool // by family and kind, whether it states properties or links of its own
}

// A topic is the subject of a clause within a family; "" stands for any family.
type topic struct{ family, subject string }

// Clause finds the clause with id; false if there is none.
func (l *Ledger) Clause(id string) (Clause, bool) {
	return at(l, l.byID, id)
}

// BySubject finds the clause whose subject it is, for a judgement made under the
// clause with id: one of the same family if there is one, else the first of all,
// since many statements hold for every resource. Properties and links do not: a
// family that states some states all of its own. False if there is none.
func (l *Ledger) BySubject(subject, id string) (Clause, bool) {
	c, found := at(l, l.bySubject, topic{Family(id), subject})
	kind, _, _ := strings.Cut(subject, " ")
	if found || l.members[topic{Family(id), kind}] {
		return c, found
	}
	return at(l, l.bySubject, topic{subject: subject})
}

// Family is the first word of an id, which all clauses about one resource share:
// "DC" of "DC-LINK-SELF".
func Family(id string) string {
	family, _, _ := strings.Cut(id, "-")
	return family
}

func at[K comparable](l *Ledger, index map[K]int, key K) (Clause, bool) {
	i, found := index[key]
	if !found {
		return Clause{}, false
	}
	return l.Clauses[i], true
}

// index makes both look-ups. Of doubled keys the first counts.
func (l *Ledger) index() {
	l.byID, l.bySubject, l.members = map[string]int{}, map[topic]int{}, map[topic]bool{}
	for i := len(l.Clauses) - 1; i >= 0; i-- {
		c := l.Clauses[i]
		l.byID[c.ID] = i
		if c.Kind == Property || c.Kind == Link {
			l.members[topic{Family(c.ID), c.Kind}] = true
		}
		if c.Subject != "" {
			l.bySubject[topic{"", c.Subject}], l.bySubject[topic{Family(c.ID), c.Subject}] = i, i
		}
	}
}
