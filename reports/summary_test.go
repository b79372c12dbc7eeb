package reports

import (
	"fmt"
	"testing"
)

func TestClosing(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		verdicts []Verdict
		problems []string
		want     string
	}{
		"everything passed":   {verdicts: []Verdict{Passed, Passed}, want: "2 passed in 2.1 s"},
		"some failed":         {verdicts: []Verdict{Passed, Failed, Passed}, want: "1 failed, 2 passed in 2.1 s"},
		"one of each":         {verdicts: []Verdict{Passed, Skipped, OutOfScope, Finding, Failed, Errored}, want: "1 failed, 1 errored, 1 finding, 1 skipped, 1 out of scope, 1 passed in 2.1 s"},
		"findings":            {verdicts: []Verdict{Finding, Finding}, want: "2 findings in 2.1 s"},
		"a problem":           {verdicts: []Verdict{Passed}, problems: []string{"p"}, want: "1 problem, 1 passed in 2.1 s"},
		"nothing":             {want: "nothing ran in 2.1 s"},
		"nothing but trouble": {problems: []string{"p", "q"}, want: "2 problems, nothing ran in 2.1 s"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &Run{Seconds: 2.1449, Problems: test.problems}
			for _, v := range test.verdicts {
				r.Cases = append(r.Cases, Case{Verdict: v})
			}
			r.Tally()
			if got := closing(r); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	unjudged := make([]Clause, listedClauses+1)
	for i := range unjudged {
		unjudged[i].ID = fmt.Sprintf("C-%d", i)
	}
	tests := map[string]struct {
		clauses []Clause
		want    string
	}{
		"no ledger": {nil, ""},
		"one held":  {[]Clause{{Verdict: Passed}}, "1 clause: 1 judged and held\n"},
		"every kind": {[]Clause{{Verdict: Passed}, {Verdict: Failed}, {Verdict: Finding}, {ID: "C-4"}, {Waived: "w"}},
			"5 clauses: 1 judged and held, 1 broken, 1 with a finding, 1 not judged, 1 waived\nnot judged: C-4\n"},
		"a judgement outranks a waiver":       {[]Clause{{Verdict: Failed, Waived: "w"}}, "1 clause: 1 broken\n"},
		"as many unjudged as are named":       {unjudged[:2], "2 clauses: 2 not judged\nnot judged: C-0, C-1\n"},
		"more unjudged than are worth naming": {unjudged, "25 clauses: 25 not judged\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := coverageOf(test.clauses).lines(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFeatureTable(t *testing.T) {
	t.Parallel()
	var cases []Case
	for range 11 {
		cases = append(cases, Case{URI: "b.feature", Verdict: Passed})
	}
	cases = append(cases, Case{URI: "long/a.feature", Verdict: Failed}, Case{URI: "long/a.feature", Verdict: Passed})
	want := "b.feature       11 passed\n" +
		"long/a.feature   1 passed   1 failed\n"
	if got := featureTable(cases); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
