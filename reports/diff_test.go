package reports

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/golden"
)

// twoRuns are a run and one of the next release, of which each clause and case fares in another way.
func twoRuns() (before, after *Run) {
	clause := func(id string, v Verdict) Clause {
		return Clause{ID: id, Level: "must", Says: "what " + id + " says", Verdict: v, Cases: []string{"a"}}
	}
	one := func(id string, v Verdict, seconds float64, violations ...Violation) Case {
		return Case{ID: id, URI: "a.feature", Verdict: v, Seconds: seconds, Violations: violations}
	}
	breaks := func(id string) Violation { return Violation{Clause: id, Want: "so", Got: "not \x1b[2Jso"} }
	started := time.Date(2026, 3, 4, 4, 6, 7, 0, time.UTC)
	before = &Run{Target: "staging", Dialect: "real", Started: started, Environment: Environment{Server: "X-MS-UcwaVersion: 1.7"},
		Cases: []Case{one("a", Passed, 0.2), one("b", Failed, 0.3, breaks("C-STILL"), breaks("C-MENDED")), one("c", Passed, 1), one("d", Passed, 0.01), one("e", Skipped, 0)},
		Clauses: []Clause{clause("C-BROKEN", Passed), clause("C-MENDED", Failed), clause("C-STILL", Failed), clause("C-LOST", Passed), clause("C-GONE", Passed),
			clause("C-GAINED", NotJudged), clause("C-SUM", Passed), clause("C-KNOWN", Failed), clause("C-SAME", Passed)}}
	before.Tally()
	sum, broken := clause("C-SUM", Failed), breaks("C-SUM")
	sum.Sum, broken.Sum = true, true
	after = &Run{Target: "staging", Dialect: "real", Started: started.AddDate(0, 0, 7),
		Cases: []Case{one("a", Failed, 0.4, breaks("C-BROKEN"), broken), one("b", Failed, 0.45, breaks("C-STILL"), breaks("C-NEW"), breaks("C-KNOWN")),
			{ID: "c", URI: "a.feature", Verdict: Errored, Reason: "no answer"}, one("d", Passed, 0.09), one("e", Passed, 9)},
		Clauses: []Clause{clause("C-BROKEN", Failed), clause("C-MENDED", Passed), clause("C-STILL", Failed), clause("C-LOST", NotJudged), clause("C-GAINED", Passed),
			sum, clause("C-NEW", Failed), clause("C-KNOWN", Finding), clause("C-SAME", Passed)}}
	after.Tally()
	return before, after
}

func TestCompare_ofTwoRuns(t *testing.T) {
	t.Parallel()
	d := Compare(twoRuns())
	got := map[string][]string{}
	for name, all := range map[string][]ClauseDiff{"broken": d.Broken, "mended": d.Mended, "still": d.Still, "gained": d.Gained, "lost": d.Lost} {
		for _, c := range all {
			got[name] = append(got[name], c.ID)
		}
	}
	for name, all := range map[string][]CaseDiff{"unjudged": d.Unjudged, "slower": d.Slower} {
		for _, c := range all {
			got[name] = append(got[name], c.ID)
		}
	}
	want := map[string][]string{"broken": {"C-BROKEN", "C-NEW"}, "mended": {"C-MENDED"}, "still": {"C-STILL", "C-KNOWN"}, "gained": {"C-GAINED"},
		"lost": {"C-LOST", "C-GONE"}, "unjudged": {"c"}, "slower": {"a", "b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	before, _ := twoRuns()
	if same := Compare(before, before); len(same.Broken)+len(same.Mended)+len(same.Gained)+len(same.Lost)+len(same.Unjudged)+len(same.Slower) > 0 {
		t.Errorf("got %+v of one run, want no change", same)
	}
}

func TestWriteDiff(t *testing.T) {
	t.Parallel()
	for file, write := range map[string]func(io.Writer, *Diff) error{"diff.txt": WriteDiff, "diff.json": WriteDiffJSON, "diff.md": WriteDiffMarkdown} {
		var got bytes.Buffer
		if err := write(&got, Compare(twoRuns())); err != nil {
			t.Fatal(err)
		}
		golden.Equal(t, "testdata/"+file, got.String())
	}
}
