package reports

import (
	"strconv"
	"strings"
)

// listedClauses bounds how many unjudged clauses are named. A run of a few cases leaves nearly all of them unjudged,
// and their names would tell nothing.
const listedClauses = 24

// coverage is how many clauses were judged and how, and which were not although they should have been.
type coverage struct {
	clauses int
	kinds   [len(clauseKinds)]int // how many came to each
	missing []string              // the ids of those that should have been judged
}

func coverageOf(clauses []Clause) coverage {
	c := coverage{clauses: len(clauses)}
	for _, clause := range clauses {
		kind := kindOf(clause)
		c.kinds[kind]++
		if kind == notJudged {
			c.missing = append(c.missing, oneLine(clause.ID))
		}
	}
	return c
}

// counts returns in one line how many clauses came to what, "" if there are none.
func (c coverage) counts() string {
	if c.clauses == 0 {
		return ""
	}
	var parts []string
	for kind, n := range c.kinds {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+clauseKind(kind).String())
		}
	}
	return Amount(c.clauses, "clause") + ": " + strings.Join(parts, ", ")
}

// lines returns the counts and a line that names what is missing, unless that is too much to tell.
func (c coverage) lines() string {
	text := c.counts()
	if text != "" {
		text += "\n"
	}
	if len(c.missing) > 0 && len(c.missing) <= listedClauses {
		text += "not judged: " + strings.Join(c.missing, ", ") + "\n"
	}
	return text
}

// A clauseKind is what can become of a clause.
type clauseKind int

// The kinds, in the order in which they are told.
const (
	held clauseKind = iota
	broken
	summed
	doubted
	notJudged
	mockOnly
	beyond
	waived
)

// clauseKinds gives each kind the words of a count, the word of one clause, and its mark.
var clauseKinds = [...]struct {
	counted, word string
	mark          mark
}{
	held:      {"judged and held", "held", markPassed},
	broken:    {"broken", "broken", markFailed},
	summed:    {"broken only in what they sum up", "broken only in what it sums up", unmarked},
	doubted:   {"with a finding", "finding", markFinding},
	notJudged: {"not judged", "not judged", unmarked},
	mockOnly:  {"shown on the mock only", "shown on the mock only", markOutOfScope},
	beyond:    {"out of scope", "out of scope", markOutOfScope},
	waived:    {"waived", "waived", markWaived},
}

// String returns the kind as a count names it.
func (k clauseKind) String() string { return clauseKinds[k].counted }

// kindOf tells a waiver only where nothing was judged: a judgement outranks the reason for its absence.
func kindOf(c Clause) clauseKind {
	switch {
	case c.Verdict == Passed:
		return held
	case c.Sum && c.Verdict != NotJudged:
		return summed
	case c.Verdict == Failed:
		return broken
	case c.Verdict == Finding:
		return doubted
	case c.Waived != "":
		return waived
	case c.OutOfScope != "" && c.MockOnly:
		return mockOnly
	case c.OutOfScope != "":
		return beyond
	default:
		return notJudged
	}
}
