package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestRepeated(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		runs   []Verdict
		want   Verdict
		from   string // the run whose evidence is shown
		reason string
	}{
		"all passed":                {[]Verdict{Passed, Passed}, Passed, "run 1", "of run 1"},
		"all failed":                {[]Verdict{Failed, Failed}, Failed, "run 1", "of run 1"},
		"passed and failed":         {[]Verdict{Passed, Failed, Passed, Failed, Failed}, Flaky, "run 2", "3 of 5 runs failed: of run 2"},
		"passed, failed and broken": {[]Verdict{Errored, Passed, Failed}, Flaky, "run 3", "1 of 3 runs failed, 1 errored: of run 3"},
		"failed and broken":         {[]Verdict{Errored, Failed}, Failed, "run 2", "1 of 2 runs failed, 1 errored: of run 2"},
		"passed and broken":         {[]Verdict{Passed, Errored}, Errored, "run 2", "1 of 2 runs errored: of run 2"},
		"passed and not offered":    {[]Verdict{Skipped, Passed}, Skipped, "run 1", "1 of 2 runs skipped: of run 1"},
		"passed and inferred":       {[]Verdict{Passed, Finding, Finding}, Finding, "run 2", "2 of 3 runs came to a finding: of run 2"},
		"it was cut short":          {[]Verdict{Failed}, Failed, "run 1", "of run 1"},
	} {
		var runs []Case
		for i, v := range row.runs {
			from := "run " + number(i+1)
			runs = append(runs, Case{ID: "dc-links-1", Run: i + 1, Verdict: v, Reason: "of " + from, Seconds: float64(i + 1), Command: from})
		}
		got := Repeated(runs)
		if got.Verdict != row.want || got.Command != row.from || got.Reason != row.reason || got.Run != 0 || !slices.Equal(got.Runs, row.runs) {
			t.Errorf("%s: got %s from %s of %q, because %q; want %s from %s, because %q", name, got.Verdict, got.Command, got.Runs, got.Reason, row.want, row.from, row.reason)
		}
		if want := float64(len(runs)+1) / 2; got.Seconds != want {
			t.Errorf("%s: got %v s, want %v on average", name, got.Seconds, want)
		}
	}
}

// The evidence of runs that came to the same is told once, that they did each time.
func TestConsole_tellsRepeatedRunsOnce(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	console := NewConsole(&out, false)
	for run := range 3 {
		failed, errored := failedCase(), erroredCase()
		failed.Run, errored.Run = run+1, run+1
		console.Case(failed)
		console.Case(errored)
	}
	for text, want := range map[string]int{"FAILED  dc-links-1[XML]": 3, "(run 3)": 2, "got   no link of that relation": 1, "sign-in of callee: got 502": 1} {
		if got := strings.Count(out.String(), text); got != want {
			t.Errorf("got %q %d times, want %d times:\n%s", text, got, want, &out)
		}
	}
}
