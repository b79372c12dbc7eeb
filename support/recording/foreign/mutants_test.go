package foreign_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/recording/foreign"
)

// mostCases is how many of the cases that judge a clause a mutant of it meets.
const mostCases = 4

func TestFile_findsTheMutantsThatAnswersShow(t *testing.T) {
	d := declared(t)
	var lines strings.Builder
	for _, m := range mutant.Mutants(d, mock.Real) {
		if broken := brokenBy(t, m, judging(d, m.Clause)); len(broken) > 0 {
			fmt.Fprintf(&lines, "%s: %s\n", m.ID, strings.Join(broken, " "))
		} else {
			fmt.Fprintf(&lines, "%s: not shown\n", m.ID)
		}
	}
	golden.Equal(t, "testdata/mutants.txt", lines.String())
}

// judging are the first cases that judge a clause.
func judging(d *declaration.Declaration, clause string) []declaration.Case {
	var all []declaration.Case
	for _, c := range d.Cases {
		if len(all) < mostCases && slices.Contains(slices.Collect(d.Judges(c)), clause) {
			all = append(all, c)
		}
	}
	return all
}

// brokenBy are the clauses that a judge finds broken in what cases exchange with a mutant.
func brokenBy(t *testing.T, m mutant.Mutant, cases []declaration.Case) []string {
	t.Helper()
	path := archive(t, entriesOf(exchanged(t, mock.Real, &m.Spoil, cases)))
	j := newJudge(t)
	o, err := j.File(path)
	if err != nil {
		t.Fatal(err)
	}
	var broken []string
	for _, c := range j.Report([]*foreign.Outcome{o}, declared(t).Unrun().Clauses, time.Time{}).Clauses {
		if c.Verdict == reports.Failed || c.Verdict == reports.Finding {
			broken = append(broken, c.ID)
		}
	}
	return broken
}
