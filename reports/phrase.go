package reports

import (
	"cmp"
	"strconv"
	"strings"
)

// headingOf returns the line above the details of a case; verdict is its verdict as the place shows it.
func headingOf(verdict string, c Case) string {
	return verdict + "  " + oneLine(c.ID) + "  " + oneLine(c.Name)
}

// verdictOf returns the verdict of a case, which errored if nobody gave it one.
func verdictOf(c Case) string {
	return string(cmp.Or(c.Verdict, Errored))
}

// capitals returns a verdict or outcome as the first word of a line.
func capitals(verdict string) string { return Visible(strings.ToUpper(verdict)) }

// placeOf returns file:line of a case, the form editors open.
func placeOf(c Case) string {
	return oneLine(c.URI) + ":" + strconv.Itoa(c.Line)
}

// clauseOf returns the clause of a violation with its sentence.
func clauseOf(v Violation) string {
	switch {
	case v.Says == "" && v.Clause == "":
		return "(no clause)"
	case v.Says == "":
		return oneLine(v.Clause)
	case v.Clause == "":
		return oneLine(v.Says)
	}
	return oneLine(v.Clause) + " (" + oneLine(v.Says) + ")"
}

// summaryOf returns the line of an exchange, and as whom it was sent.
func summaryOf(x Exchange) string {
	if x.User == "" {
		return oneLine(x.Summary)
	}
	return oneLine(x.Summary) + " (as " + oneLine(x.User) + ")"
}

// stoppedAt returns the first step that did not pass.
func stoppedAt(steps []Step) (Step, bool) {
	for _, s := range steps {
		if s.Status != string(Passed) {
			return s, true
		}
	}
	return Step{}, false
}

// worthTelling returns the exchanges of a case that were judged, or else the last one: there the case ended. One that
// was skipped for what we lack ended before anything was asked that tells of it.
func worthTelling(c Case) []Exchange {
	all := c.Exchanges
	var judged []Exchange
	for _, x := range all {
		if x.Judged {
			judged = append(judged, x)
		}
	}
	if len(judged) == 0 && len(all) > 0 && !(c.Verdict == Skipped && c.Culprit == "harness") {
		return all[len(all)-1:]
	}
	return judged
}
