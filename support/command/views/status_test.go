package views

import (
	"bytes"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/steps"
)

// screen is what a terminal shows that was sent text: each line as it was left.
func screen(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if at := strings.LastIndex(line, wipe); at >= 0 {
			lines[i] = line[at+len(wipe):]
		}
	}
	return lines
}

func TestStatus_showsHowFarARunIs(t *testing.T) {
	t.Parallel()
	var sent bytes.Buffer
	s := newStatus(&sent, 60, 401)
	s.begin(&steps.Case{ID: "dc-links-1[XML]"})
	s.begin(&steps.Case{ID: "dc-access-1"})
	s.end(reports.Case{ID: "dc-access-1", Verdict: reports.Passed})
	if _, err := s.Write([]byte("FAILED  dc-links-2\n")); err != nil {
		t.Fatal(err)
	}
	s.end(reports.Case{ID: "dc-links-2", Verdict: reports.Failed})
	got := screen(sent.String())
	want := []string{"FAILED  dc-links-2", "2 of 401, 1 passed, 1 failed  dc-links-1[XML]"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStatus_keepsToOneLine(t *testing.T) {
	t.Parallel()
	var sent bytes.Buffer
	s := newStatus(&sent, 20, 401)
	s.begin(&steps.Case{ID: strings.Repeat("x", 100)})
	if got := screen(sent.String())[0]; len(got) != 19 {
		t.Errorf("got %d columns, want 19 of 20", len(got))
	}
}

func TestStatus_leavesNothingWhenNothingRuns(t *testing.T) {
	t.Parallel()
	var sent bytes.Buffer
	s := newStatus(&sent, 60, 1)
	s.begin(&steps.Case{ID: "dc-links-1"})
	s.end(reports.Case{ID: "dc-links-1", Verdict: reports.Passed})
	if _, err := s.Write([]byte("SUCCESS\n")); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(screen(sent.String()), "\n"); got != "SUCCESS\n" {
		t.Errorf("got %q, want only what was written", got)
	}
}
