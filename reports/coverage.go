package reports

import (
	"strconv"
	"strings"
)

// listedClauses bounds how many unjudged clauses are named. A run of a few cases leaves nearly all of them unjudged,
// and their names would tell nothing.
const listedClauses = 24

// coverage returns how many clauses were judged and how, and which were not although they should have been.
func coverage(clauses []Clause) string {
	if len(clauses) == 0 {
		return ""
	}
	kinds := map[string]int{}
	var missing []string
	for _, c := range clauses {
		kind := kindOf(c)
		kinds[kind]++
		if kind == notJudged {
			missing = append(missing, oneLine(c.ID))
		}
	}
	text := Amount(len(clauses), "clause") + ": " + strings.Join(inWords(kinds), ", ") + "\n"
	if len(missing) > 0 && len(missing) <= listedClauses {
		text += "not judged: " + strings.Join(missing, ", ") + "\n"
	}
	return text
}

const (
	held      = "judged and held"
	broken    = "broken"
	doubted   = "with a finding"
	notJudged = "not judged"
	mockOnly  = "shown on the mock only"
	beyond    = "out of scope"
	waived    = "waived"
)

// clauseKinds lists what can become of a clause in the order in which it is told.
var clauseKinds = []string{held, broken, doubted, notJudged, mockOnly, beyond, waived}

// kindOf tells a waiver only where nothing was judged: a judgement outranks the reason for its absence.
func kindOf(c Clause) string {
	switch {
	case c.Verdict == Passed:
		return held
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

func inWords(kinds map[string]int) []string {
	var parts []string
	for _, kind := range clauseKinds {
		if n := kinds[kind]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+kind)
		}
	}
	return parts
}
