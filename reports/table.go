package reports

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tallies lists what is counted, in the order in which a line tells it.
var tallies = []tallied{
	{"failed", func(c Counts) int { return c.Failed }},
	{"errored", func(c Counts) int { return c.Errored }},
	{"finding", func(c Counts) int { return c.Finding }},
	{"skipped", func(c Counts) int { return c.Skipped }},
	{"out of scope", func(c Counts) int { return c.OutOfScope }},
	{"passed", func(c Counts) int { return c.Passed }},
}

// tallied is one verdict with the count that belongs to it.
type tallied struct {
	word string
	of   func(Counts) int
}

// phrase returns n with the word. Of the words only finding is a noun.
func (t tallied) phrase(n int) string {
	if t.word == string(Finding) {
		return Amount(n, t.word)
	}
	return strconv.Itoa(n) + " " + t.word
}

// featureTable returns a line for each feature file, with a column for each verdict that occurred anywhere.
func featureTable(cases []Case) string {
	features := byFeature(cases)
	names, width := featureNames(features)
	columns := occurring(count(cases))
	var b strings.Builder
	for i, f := range features {
		line := fmt.Sprintf("%s%*s", names[i], width-utf8.RuneCountInString(names[i]), "")
		counts := count(f.Cases)
		for _, t := range columns {
			line += "  " + t.cell(counts, len(cases))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func featureNames(features []feature) (names []string, width int) {
	for _, f := range features {
		name := oneLine(f.URI)
		names = append(names, name)
		width = max(width, utf8.RuneCountInString(name))
	}
	return names, width
}

func occurring(total Counts) []tallied {
	var columns []tallied
	for i := len(tallies) - 1; i >= 0; i-- { // passed first: this is the column that every file has
		if tallies[i].of(total) > 0 {
			columns = append(columns, tallies[i])
		}
	}
	return columns
}

// cell returns one count right-aligned for up to most cases, or as much space where there is nothing to count.
func (t tallied) cell(c Counts, most int) string {
	digits := len(strconv.Itoa(most))
	n := t.of(c)
	if n == 0 {
		return strings.Repeat(" ", digits+1+len(t.word))
	}
	return fmt.Sprintf("%*d %s", digits, n, t.word)
}
