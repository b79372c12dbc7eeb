package foreign_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/declaration"
	"ucwatest/support/golden"
	"ucwatest/support/mock"
	"ucwatest/support/mutant"
	"ucwatest/support/recording/foreign"
)

// mostCases is how many of the cases that judge a clause a mutant of it meets: some of
// the first and some of the last.
const mostCases = 4

// oneIn is how many mutants there are for each that is tried: all take minutes.
const oneIn = 17

// TestFile_findsTheMutantsThatAnswersShow wants all mutants to be found but those that
// a file lists: what is missing in an answer, or depends on what was meant by a request,
// no answer shows. It tries some of them; with -update it tries all and writes the list.
func TestFile_findsTheMutantsThatAnswersShow(t *testing.T) {
	const list = "testdata/unseen.txt"
	d := declared(t)
	all := mutant.Mutants(d, mock.Real)
	var unseen []string
	step := oneIn
	if golden.Updating() {
		step = 1
	}
	tried := map[string]bool{}
	for i := 0; i < len(all); i += step {
		m := all[i]
		line := m.ID + " (" + m.Clause + ")"
		tried[line] = true
		if broken := brokenBy(t, m, judging(d, m.Clause), i%2 == 0); len(broken) == 0 {
			unseen = append(unseen, line)
		}
	}
	if golden.Updating() {
		golden.Equal(t, list, strings.Join(unseen, "\n")+"\n")
	}
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(strings.Split(strings.TrimSpace(string(text)), "\n"), func(line string) bool { return !tried[line] })
	if diff := cmp.Diff(want, unseen, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("mutants that no answer shows (-want +got):\n%s", diff)
	}
}

func TestFile_flagsNoBenignVariant(t *testing.T) {
	d := declared(t)
	cases, problems := d.Select(declaration.Selection{Targets: []string{"dc-links-1", "dc-representations-7", "dc-events-2", "dc-events-3", "dc-independence-6",
		"dc-refusals-6", "dm-properties-1", "dp-properties-1", "da-properties-1"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, m := range mutant.Benign(d, mock.Real) {
		if i%3 > 0 && !golden.Updating() {
			continue
		}
		if broken := brokenBy(t, m, cases, i%2 == 0); len(broken) > 0 {
			t.Errorf("%s: got %v broken, want none", m.ID, broken)
		}
	}
}

// judging are the first and the last cases that judge a clause or, where it is judged
// along with others, those about properties and refusals.
func judging(d *declaration.Declaration, clause string) []declaration.Case {
	var all, along []declaration.Case
	for _, c := range d.Cases {
		if slices.Contains(slices.Collect(d.Judges(c)), clause) {
			all = append(all, c)
		}
		if strings.HasSuffix(c.URI, "properties.feature") || strings.HasSuffix(c.URI, "refusals.feature") {
			along = append(along, c)
		}
	}
	if len(all) == 0 {
		return along
	}
	if len(all) <= mostCases {
		return all
	}
	return append(slices.Clone(all[:mostCases/2]), all[len(all)-mostCases/2:]...)
}

// brokenBy are the clauses that a judge finds broken in what cases exchange with a
// mutant, as another client has it.
func brokenBy(t *testing.T, m mutant.Mutant, cases []declaration.Case, inBatches bool) []string {
	t.Helper()
	var all []*client.Exchange
	for _, x := range exchanged(t, mock.Real, &m.Spoil, cases) {
		all = append(all, atContoso(x))
	}
	if inBatches {
		all = batched(all)
	}
	j := newJudge(t)
	o, err := j.File(archive(t, entriesOf(all)))
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
