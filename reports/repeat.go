package reports

import (
	"fmt"
	"slices"
	"strings"
)

// Repeated returns what the runs of one case come to, which are told in their order: the gravest of their verdicts with
// the evidence of the first run that gave it. A case that passed in one run and failed in another is [Flaky]. Where not
// all runs gave one verdict, the reason begins with how many gave which. Seconds are those of one run on average.
func Repeated(runs []Case) Case {
	var verdicts []Verdict
	var seconds float64
	for _, r := range runs {
		verdicts = append(verdicts, r.Verdict)
		seconds += r.Seconds
	}
	gravest := slices.IndexFunc(worstFirst, func(v Verdict) bool { return slices.Contains(verdicts, v) })
	c := runs[slices.Index(verdicts, worstFirst[gravest])]
	c.Run, c.Runs, c.Seconds = 0, verdicts, seconds/float64(len(runs))
	if c.Verdict == Failed && slices.Contains(verdicts, Passed) {
		c.Verdict = Flaky
	}
	if len(slices.Compact(slices.Clone(verdicts))) > 1 {
		c.Reason = strings.TrimSuffix(share(verdicts)+": "+c.Reason, ": ")
	}
	return c
}

// share returns how many of several runs of a case came to what, without those that passed, as "3 of 5 runs failed".
func share(verdicts []Verdict) string {
	var all []string
	for _, v := range worstFirst {
		n := 0
		for _, one := range verdicts {
			if one == v {
				n++
			}
		}
		switch {
		case n == 0 || v == Passed:
		case len(all) == 0:
			all = append(all, fmt.Sprintf("%d of %s %s", n, Amount(len(verdicts), "run"), inWord[v]))
		default:
			all = append(all, fmt.Sprintf("%d %s", n, inWord[v]))
		}
	}
	return strings.Join(all, ", ")
}

// inWord is what a run did that came to a verdict.
var inWord = map[Verdict]string{Failed: "failed", Errored: "errored", Finding: "came to a finding", Skipped: "skipped", OutOfScope: "out of scope"}
