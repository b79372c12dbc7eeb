package reports

import (
	"fmt"
	"strings"
)

// Summary tells how the run ended: what was out of scope, a line for each feature file, the coverage of the clauses, the
// problems, the verdict and where the reports are. Call [Run.Tally] before; files are the paths that [Save] returned.
func (c *Console) Summary(r *Run, files []string) {
	verdict := c.word(string(r.Verdict)) + "  " + closing(r) + "\n"
	for _, f := range files {
		verdict += "written: " + oneLine(f) + "\n"
	}
	clauses := coverage(r.Clauses) + problems(r.Problems)
	var text string
	for _, paragraph := range []string{outOfScope(r.Cases), featureTable(r.Cases), clauses, verdict} {
		if paragraph != "" {
			text += "\n" + paragraph
		}
	}
	c.print(text)
}

func outOfScope(cases []Case) string {
	var text string
	for _, c := range inOrder(cases) {
		if c.Verdict == OutOfScope {
			text += headingOf(capitals(string(OutOfScope)), c) + ": " + oneLine(c.Reason) + "\n"
		}
	}
	return text
}

func problems(all []string) string {
	var text string
	for _, p := range all {
		text += "problem: " + strings.Join(lines(p), "\n         ") + "\n"
	}
	return text
}

// closing returns what stands behind the verdict of the run, the bad news first.
func closing(r *Run) string {
	var parts []string
	if n := len(r.Problems); n > 0 {
		parts = append(parts, amount(n, "problem"))
	}
	for _, t := range tallies {
		if n := t.of(r.Counts); n > 0 {
			parts = append(parts, t.phrase(n))
		}
	}
	if len(r.Cases) == 0 {
		parts = append(parts, "nothing ran")
	}
	return fmt.Sprintf("%s in %.1f s", strings.Join(parts, ", "), r.Seconds)
}
