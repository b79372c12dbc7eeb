package foreign_test

import (
	"hash/crc32"
	"os"
	"path"
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
const mostCases = 24

// oneIn is how many mutants there are for each that is tried: all take minutes.
const oneIn = 17

// TestFile_findsTheMutantsThatAnswersShow wants all mutants to be found but those that
// a file lists, each below the reason why no answer shows it. It tries some of them; with
// -update it tries all and writes the list anew: what is new in it has no reason yet.
// Every other one is tried with a client that reads in batches as well.
func TestFile_findsTheMutantsThatAnswersShow(t *testing.T) {
	const list = "testdata/unseen.txt"
	d := declared(t)
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	reasons, known := listed(string(text))
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
		cases, batched := judging(d, m.Clause), crc32.ChecksumIEEE([]byte(m.ID))%2 == 0
		tried[line], tried[inBatches+line] = true, batched
		if broken := brokenBy(t, m, cases, false); len(broken) == 0 {
			unseen = append(unseen, line)
		} else if batched && len(brokenBy(t, m, cases, true)) == 0 {
			unseen = append(unseen, inBatches+line)
		}
	}
	if golden.Updating() {
		golden.Equal(t, list, grouped(unseen, reasons, known))
		return
	}
	var want []string
	for line, reason := range known {
		if tried[line] {
			want = append(want, line)
		}
		if reason == "" || reason == unexplained {
			t.Errorf("%s: %q says no reason why no answer shows it", list, line)
		}
	}
	sorted := cmpopts.SortSlices(func(a, b string) bool { return a < b })
	if diff := cmp.Diff(want, unseen, cmpopts.EquateEmpty(), sorted); diff != "" {
		t.Errorf("mutants that no answer shows (-want +got):\n%s", diff)
	}
	for line := range known {
		line = strings.TrimPrefix(line, inBatches)
		if !slices.ContainsFunc(all, func(m mutant.Mutant) bool { return line == m.ID+" ("+m.Clause+")" }) {
			t.Errorf("%s: there is no mutant %q", list, line)
		}
	}
}

// inBatches stands before mutants that are found unless the client reads in batches.
const inBatches = "in batches: "

// unexplained stands above mutants that no answer shows, for a reason nobody has given.
const unexplained = "# say why"

// listed are the reasons of a list, in its order, and the one of each mutant in it.
func listed(text string) (reasons []string, known map[string]string) {
	known = map[string]string{}
	reason := ""
	for _, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		for line := range strings.SplitSeq(part, "\n") {
			if strings.HasPrefix(line, "#") {
				reason = strings.TrimPrefix(reason+"\n"+line, "\n")
				continue
			}
			known[line] = reason
		}
		reasons, reason = append(reasons, reason), ""
	}
	return reasons, known
}

// grouped is the list of mutants, each below its reason if it had one.
func grouped(unseen, reasons []string, known map[string]string) string {
	if !slices.Contains(reasons, unexplained) {
		reasons = append(reasons, unexplained)
	}
	var parts []string
	for _, reason := range reasons {
		part := reason
		for _, line := range unseen {
			if of, listed := known[line]; of == reason || !listed && reason == unexplained {
				part += "\n" + line
			}
		}
		if part != unexplained {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func TestFile_flagsNoBenignVariant(t *testing.T) {
	d := declared(t)
	cases, problems := d.Select(declaration.Selection{Targets: []string{"dc-links-1", "dc-representations-7", "dc-events-2", "dc-events-3", "dc-independence-6",
		"dc-refusals-6", "dm-properties-1", "dp-properties-1", "da-properties-1", "dc-retrieval-7", "dc-creation-5", "dc-invitation-4", "dc-methods-1", "dc-acts-3",
		"dc-representations-9", "dd-independence-4", "dd-retrieval-2"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, m := range mutant.Benign(d, mock.Real) {
		if i%5 > 0 && m.ID != "events without bodies" && !golden.Updating() {
			continue
		}
		if broken := brokenBy(t, m, cases, i%2 == 0); len(broken) > 0 {
			t.Errorf("%s: got %v broken, want none", m.ID, broken)
		}
	}
}

// judging are the first and the last cases that judge a clause or, where it is judged
// along with others, those about properties and refusals of any kind.
func judging(d *declaration.Declaration, clause string) []declaration.Case {
	var all, along []declaration.Case
	for _, c := range d.Cases {
		if slices.Contains(slices.Collect(d.Judges(c)), clause) {
			all = append(all, c)
		}
		switch path.Base(c.URI) {
		case "properties.feature", "refusals.feature", "access.feature", "versioning.feature":
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

// TestFile_knowsWhoAcceptedFromTheParticipant tries what the cases of its clause do not
// show: that an invitation names another than the participant it embeds says of itself.
func TestFile_knowsWhoAcceptedFromTheParticipant(t *testing.T) {
	d := declared(t)
	cases, problems := d.Select(declaration.Selection{Targets: []string{"dc-invitation-4"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	all := mutant.Mutants(d, mock.Real)
	m := all[slices.IndexFunc(all, func(m mutant.Mutant) bool { return m.ID == "accepted by another" })]
	if broken := brokenBy(t, m, cases, false); !slices.Contains(broken, "DC-EVENT-ACCEPTED") {
		t.Errorf("got %v broken, want DC-EVENT-ACCEPTED", broken)
	}
}
