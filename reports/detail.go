package reports

import "strings"

// shownExchanges bounds how many exchanges stand below a case: the first ones tell, results.json has them all.
const shownExchanges = 3

// below is the indent of everything that belongs to a case.
const below = "        "

// Text returns how one case ended as several lines for people, without colour and without a newline at the end. It is
// what [Console.Case] writes of a case that did not pass.
func Text(c Case) string {
	return strings.TrimRight(headingOf(capitals(verdictOf(c)), c)+"\n"+detailOf(c, below), "\n")
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
	d.violations(c.Violations)
	if len(c.Violations) == 0 || c.Verdict != Failed {
		d.reason(c)
	}
	if c.Culprit != "" {
		d.write("", "who answered: "+oneLine(c.Culprit))
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
	told := worthTelling(c)
	for _, x := range told[:min(len(told), shownExchanges)] {
		d.write("", summaryOf(x))
		d.curl(x.Before)
		d.curl(x.Curl)
	}
	if more := len(told) - shownExchanges; more > 0 {
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

// value writes a text that may have several lines, the later ones below the first.
func (d *detail) value(label, text string) {
	if text == "" {
		text = "(empty)"
	}
	for _, line := range lines(text) {
		d.write(label, line)
		label = strings.Repeat(" ", len(label))
	}
}

func (d *detail) write(indent, line string) {
	d.text.WriteString(d.tab + indent + line + "\n")
}
