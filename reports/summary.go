package reports

import (
	"fmt"
	"strings"
)

// Summary tells how the run ended: what was out of scope, a line for each feature file, the coverage of the clauses, the
// problems, the verdict and where the reports are. Call [Run.Tally] before; files are the paths that [Save] returned.
func (c *Console) Summary(r *Run, files []string) {
	verdict := c.word(string(r.Verdict)) + "  " + closing(r) + "\n"
	if r.RawIdentities {
		verdict += shownAsTheyAre + "\n"
	}
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

// shownAsTheyAre warns whoever passes a report on.
const shownAsTheyAre = "People are shown as they are (-raw-identities): these reports are not to be passed on."

// outOfScope lists the cases out of scope below the reasons for it, in the order in which they are first met.
func outOfScope(cases []Case) string {
	var reasons []string
	ids := map[string][]string{}
	for _, c := range inOrder(cases) {
		if c.Verdict != OutOfScope {
			continue
		}
		if ids[c.Reason] == nil {
			reasons = append(reasons, c.Reason)
		}
		ids[c.Reason] = append(ids[c.Reason], oneLine(c.ID))
	}
	var text string
	for _, reason := range reasons {
		text += capitals(string(OutOfScope)) + "  " + Amount(len(ids[reason]), "case") + ": " + oneLine(reason) + "\n"
		text += inLines(ids[reason], below)
	}
	return text
}

// widest is about how many columns a list takes.
const widest = 110

// inLines returns words with commas between them, in lines that begin with indent.
func inLines(words []string, indent string) string {
	var text strings.Builder
	line := indent
	for i, word := range words {
		if i < len(words)-1 {
			word += ", "
		}
		if len(line)+len(word) > widest && line != indent {
			text.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += word
	}
	return text.String() + strings.TrimRight(line, " ") + "\n"
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
		parts = append(parts, Amount(n, "problem"))
	}
	for _, t := range tallies {
		if n := t.of(r.Counts); n > 0 {
			parts = append(parts, t.phrase(n))
		}
		if t.word == string(Finding) && r.Counts.Known > 0 {
			parts[len(parts)-1] += fmt.Sprintf(" (%d known)", r.Counts.Known)
		}
	}
	if n := len(r.NotRun); n > 0 {
		parts = append(parts, fmt.Sprintf("%d not run", n))
	}
	if len(r.Cases) == 0 {
		parts = append(parts, "nothing ran")
	}
	return fmt.Sprintf("%s in %.1f s", strings.Join(parts, ", "), r.Seconds)
}
