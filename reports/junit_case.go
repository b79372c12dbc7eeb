package reports

import (
	"cmp"
	"fmt"
)

// testOf returns one case as a JUnit test case. A finding that does not count passes, with its text as output.
func testOf(c Case, strict bool) junitTest {
	t := junitTest{
		ClassName:  className(c.URI),
		Name:       oneLine(c.ID + " " + c.Name),
		File:       oneLine(c.URI),
		Line:       c.Line,
		Time:       seconds(c.Seconds),
		Properties: caseProperties(c),
	}
	switch {
	case c.Verdict == Passed:
	case c.harmless(strict):
		t.Output = &junitOutput{Body: bodyOf(c)}
	case c.Verdict == Failed, c.Verdict == Finding:
		t.Failure = &junitResult{Message: headline(c), Type: string(c.Verdict), Body: bodyOf(c)}
	case c.Verdict == Skipped:
		t.Skipped = &junitResult{Message: oneLine(c.Reason)}
	case c.Verdict == OutOfScope:
		t.Skipped = &junitResult{Message: oneLine("out of scope: " + c.Reason)}
	default:
		t.Error = &junitResult{Message: headline(c), Type: oneLine(cmp.Or(c.Culprit, string(Errored))), Body: bodyOf(c)}
	}
	return t
}

// bodyOf starts on a line of its own, so that the indent of the first line is that of the others.
func bodyOf(c Case) string { return "\n" + detailOf(c, "") }

// headline returns in one line why a case did not pass.
func headline(c Case) string {
	if len(c.Violations) == 0 || c.Verdict == Errored || c.Known {
		return oneLine(cmp.Or(c.Reason, "no reason was given"))
	}
	v := c.Violations[0]
	text := fmt.Sprintf("%s: want %s, got %s", oneLine(v.Clause), oneLine(v.Want), oneLine(v.Got))
	if more := len(c.Violations) - 1; more > 0 {
		text += fmt.Sprintf(" (and %s)", Amount(more, "more violation"))
	}
	return text
}

// caseProperties returns what JUnit has no place for: the broken clauses, who answered, and our own verdict.
func caseProperties(c Case) *junitProperties {
	if c.Verdict == Passed {
		return nil
	}
	pairs := []string{"verdict", c.Verdict.inFile(), "culprit", c.Culprit}
	seen := map[string]bool{}
	for _, v := range c.Violations {
		if !seen[v.Clause] {
			seen[v.Clause] = true
			pairs = append(pairs, "clause", v.Clause)
		}
	}
	return properties(pairs...)
}
