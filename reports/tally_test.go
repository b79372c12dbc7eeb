package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTally(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		verdicts []Verdict
		problems []string
		strict   bool
		known    bool
		want     Outcome
		exit     int
	}{
		"everything passed":                        {verdicts: []Verdict{Passed, Passed}, want: Success, exit: 0},
		"out of scope has no say":                  {verdicts: []Verdict{Passed, OutOfScope}, want: Success, exit: 0},
		"a finding is told and no more":            {verdicts: []Verdict{Passed, Finding}, want: Success, exit: 0},
		"a finding fails a strict run":             {verdicts: []Verdict{Passed, Finding}, strict: true, want: Failure, exit: 1},
		"what is known is told and no more":        {verdicts: []Verdict{Passed, Finding}, known: true, want: Success, exit: 0},
		"what is known passes a strict run":        {verdicts: []Verdict{Passed, Finding}, known: true, strict: true, want: Success, exit: 0},
		"known does not excuse what failed":        {verdicts: []Verdict{Passed, Failed}, known: true, want: Failure, exit: 1},
		"strict without a finding":                 {verdicts: []Verdict{Passed}, strict: true, want: Success, exit: 0},
		"one failed":                               {verdicts: []Verdict{Passed, Failed}, want: Failure, exit: 1},
		"failed outranks errored and skipped":      {verdicts: []Verdict{Errored, Skipped, Failed}, want: Failure, exit: 1},
		"a problem fails what passed":              {verdicts: []Verdict{Passed}, problems: []string{"p"}, want: Failure, exit: 1},
		"a problem outranks errored":               {verdicts: []Verdict{Errored}, problems: []string{"p"}, want: Failure, exit: 1},
		"one errored":                              {verdicts: []Verdict{Passed, Errored}, want: Error, exit: 4},
		"errored outranks skipped":                 {verdicts: []Verdict{Passed, Skipped, Errored}, want: Error, exit: 4},
		"one skipped":                              {verdicts: []Verdict{Passed, Skipped}, want: Partial, exit: 5},
		"nothing ran":                              {want: Partial, exit: 5},
		"everything out of scope":                  {verdicts: []Verdict{OutOfScope}, want: Partial, exit: 5},
		"only findings":                            {verdicts: []Verdict{Finding}, want: Partial, exit: 5},
		"only known findings":                      {verdicts: []Verdict{Finding}, known: true, want: Success, exit: 0},
		"a case that nobody judged is an error":    {verdicts: []Verdict{Passed, NotJudged}, want: Error, exit: 4},
		"a verdict that does not exist is no pass": {verdicts: []Verdict{Passed, "great"}, want: Error, exit: 4},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Run{Problems: test.problems, Strict: test.strict}
			for _, v := range test.verdicts {
				r.Cases = append(r.Cases, Case{Verdict: v, Known: test.known})
			}
			r.Tally()
			if r.Verdict != test.want || r.ExitClass != test.exit {
				t.Errorf("got %s, exit %d, want %s, exit %d", r.Verdict, r.ExitClass, test.want, test.exit)
			}
		})
	}
}

func TestTally_countsEachVerdict(t *testing.T) {
	t.Parallel()
	r := Run{Counts: Counts{Passed: 99}}
	for i, v := range []Verdict{Passed, Skipped, OutOfScope, Finding, Failed, Errored} {
		for range i + 1 {
			r.Cases = append(r.Cases, Case{Verdict: v})
		}
	}
	r.Cases = append(r.Cases, Case{Verdict: Finding, Known: true})
	r.Tally()
	want := Counts{Passed: 1, Skipped: 2, OutOfScope: 3, Finding: 5, Failed: 5, Errored: 6, Known: 1}
	if diff := cmp.Diff(want, r.Counts); diff != "" {
		t.Errorf("counts differ (-want +got):\n%s", diff)
	}
}
