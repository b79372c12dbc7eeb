package reports

import (
	"cmp"
	"strconv"
	"strings"
)

// shownExchanges bounds how many exchanges stand below a case: the first ones tell, results.json has them all.
const shownExchanges = 3

// below is the indent of everything that belongs to a case.
const below = "        "

// Text returns how one case ended as several lines for people, without colour and without a newline at the end. It is
// what [Console.Case] writes of a case that did not pass.
func Text(c Case) string {
	return strings.TrimRight(headingOf(capitals(string(verdictOf(c))), c)+"\n"+detailOf(c, below), "\n")
}

// detail is the text below the heading of a case that did not pass, written line by line.
type detail struct {
	text strings.Builder
	tab  string // stands before every line
}

// detailOf returns why c did not pass, each line behind tab: what was judged with what was wanted and got, the
// reason, who answered, and how to ask again.
func detailOf(c Case, tab string) string {
	d := &detail{tab: tab}
	d.place(c)
	d.violations(c.own())
	if len(c.Violations) == 0 || c.Verdict != Failed {
		d.reason(c)
	}
	if c.Culprit != "" {
		d.write("", "who answered: "+oneLine(string(c.Culprit)))
	}
	d.exchanges(c)
	return d.text.String()
}

func (d *detail) place(c Case) {
	if c.URI != "" {
		d.write("", placeOf(c))
	}
}

// violations names each step once, however many of its judgements did not hold.
func (d *detail) violations(violations []Violation) {
	var step string
	for _, v := range violations {
		if v.Step != "" && v.Step != step {
			step = v.Step
			d.write("", oneLine(step))
		}
		d.write("  ", clauseOf(v))
		d.value("    want  ", v.Want)
		d.value("    got   ", v.Got)
		if v.Known != "" {
			d.value("    known ", v.Known)
		}
	}
}

// reason says why, below the step at which the case stopped if no violation named one.
func (d *detail) reason(c Case) {
	if step, ok := stoppedAt(c.Steps); ok && len(c.Violations) == 0 {
		d.write("", oneLine(strings.TrimSpace(step.Keyword)+" "+step.Text))
	}
	if c.Reason != "" && !c.Known { // what is known stands with each violation
		d.value("", c.Reason)
	}
}

func (d *detail) exchanges(c Case) {
	shown := worthTelling(c)
	for _, x := range shown[:min(len(shown), shownExchanges)] {
		d.write("", summaryOf(x))
		d.curl(x.Before)
		d.curl(x.Curl)
	}
	if more := len(shown) - shownExchanges; more > 0 {
		d.write("", "and "+Amount(more, "more exchange")+": see results.json")
	}
}

// curl writes the command whole or not at all: half a command is worse than none.
func (d *detail) curl(command string) {
	switch {
	case command == "":
	case len(command) > inFile:
		d.write("", "the curl line is too long to show: see results.json")
	default:
		for line := range strings.SplitSeq(command, "\n") {
			d.write("", Visible(line))
		}
	}
}

// further stands before each line but the first of a text that has several: none of them looks like one of ours.
const further = "| "

// value writes a text that may have several lines, the later ones below the first.
func (d *detail) value(label, text string) {
	if text == "" {
		text = "(empty)"
	}
	for _, line := range lines(text) {
		d.write(label, line)
		label = strings.Repeat(" ", max(0, len(label)-len(further))) + further
	}
}

func (d *detail) write(indent, line string) {
	d.text.WriteString(d.tab + indent + line + "\n")
}

// headingOf returns the line above the details of a case; verdict is its verdict as the place shows it.
func headingOf(verdict string, c Case) string {
	heading := verdict + "  " + oneLine(c.ID) + "  " + oneLine(c.Name)
	if c.Run > 0 {
		heading += " (run " + strconv.Itoa(c.Run) + ")"
	}
	return heading
}

// verdictOf returns the verdict of a case, which errored if nobody gave it one.
func verdictOf(c Case) Verdict { return cmp.Or(c.Verdict, Errored) }

// capitals returns a verdict or outcome as the first word of a line.
func capitals(verdict string) string { return Visible(strings.ToUpper(verdict)) }

// placeOf returns file:line of a case, the form editors open.
func placeOf(c Case) string {
	if c.Line == 0 { // of a recording, in which each violation has a place of its own
		return oneLine(c.URI)
	}
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
		if s.Status != StepPassed {
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
	if len(judged) == 0 && len(all) > 0 && !(c.Verdict == Skipped && c.Culprit == Harness) {
		return all[len(all)-1:]
	}
	return judged
}
