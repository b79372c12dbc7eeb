package reports

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ucwatest/support/golden"
)

// consoleText returns what a console tells of r.
func consoleText(r *Run, colour bool) []byte {
	var buf bytes.Buffer
	c := NewConsole(&buf, colour)
	c.Start("6 cases on mock")
	for _, done := range r.Cases {
		c.Case(done)
	}
	c.Summary(r, []string{"reports/out/results.json", "reports/out/junit.xml"})
	return buf.Bytes()
}

func TestConsole(t *testing.T) {
	t.Parallel()
	success := &Run{Cases: []Case{passedCase()}, Seconds: 2.14,
		Clauses: []Clause{{ID: "DC-LINK-SELF", Verdict: Passed}, {ID: "DC-SCOPE", Waived: "no call shows it"}}}
	success.Tally()
	nothing := &Run{}
	nothing.Tally()
	tests := map[string]struct {
		run    *Run
		colour bool
	}{
		"console.txt":         {run: mixed()},
		"console_colour.txt":  {run: mixed(), colour: true},
		"console_success.txt": {run: success},
		"console_nothing.txt": {run: nothing},
		"console_hostile.txt": {run: hostile()},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden.Equal(t, "testdata/"+name, consoleText(test.run, test.colour))
		})
	}
}

func TestConsole_isSilentAboutWhatNeedsNoLook(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	c := NewConsole(&buf, true)
	c.Case(passedCase())
	c.Case(outOfScopeCase())
	if buf.Len() != 0 {
		t.Errorf("got %q, want nothing", buf.String())
	}
}

func TestConsole_neutralisesHostileText(t *testing.T) {
	t.Parallel()
	text := string(consoleText(hostile(), false))
	if r, found := harmful(text); found {
		t.Errorf("got %q on the console", r)
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "SUCCESS") {
			t.Error("a text of the server passes as our verdict")
		}
		if strings.HasPrefix(line, "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") || strings.Contains(line, "##teamcity[") {
			t.Errorf("a text of the server is a command to a CI system: %s", line)
		}
	}
	if got, most := len(text), 64<<10; got > most {
		t.Errorf("got %d bytes, want at most %d", got, most)
	}
}

func TestConsole_writesEachCaseInOnePiece(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	c := NewConsole(&buf, false)
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			done := failedCase()
			done.ID = fmt.Sprintf("dc-%d", i)
			c.Case(done)
		})
	}
	all.Wait()
	for i := range 50 {
		done := failedCase()
		done.ID = fmt.Sprintf("dc-%d", i)
		if want := "\n" + Text(done) + "\n"; strings.Count(buf.String(), want) != 1 {
			t.Errorf("case dc-%d does not stand there in one piece", i)
		}
	}
}

func TestConsole_goesOnWithoutAScreen(t *testing.T) {
	t.Parallel()
	var screen closed
	c := NewConsole(&screen, false)
	c.Start("title")
	c.Case(failedCase())
	c.Summary(mixed(), nil)
	if screen.asked != 3 {
		t.Errorf("got %d attempts to write, want 3", screen.asked)
	}
}

// closed is a screen that takes nothing and counts how often it was asked to.
type closed struct{ asked int }

func (c *closed) Write([]byte) (int, error) {
	c.asked++
	return 0, errors.New("broken pipe")
}

func TestText(t *testing.T) {
	t.Parallel()
	longCurl := skippedCase()
	longCurl.Exchanges = []Exchange{{Summary: "POST / -> 413", Curl: strings.Repeat("x", inFile+1)}}
	manyJudged := findingCase()
	for i := range 5 {
		manyJudged.Exchanges = append(manyJudged.Exchanges, Exchange{Summary: fmt.Sprintf("GET /%d -> 200", i), Judged: true})
	}
	saysOnly := Case{ID: "dc-1", Verdict: Errored, Reason: "the connection was cut",
		Violations: []Violation{{Says: "it answers", Want: "an answer"}, {Got: "none"}}}
	tests := map[string]struct {
		done Case
		want []string
	}{
		"a curl line that nobody can paste": {longCurl, []string{
			"SKIPPED  dc-refusals-1  The pool has no backup",
			"        features/derivedconversation/refusals.feature:9",
			"        Given a call with audio",
			"        the server does not offer addAudio",
			"        who answered: product",
			"        POST / -> 413",
			"        the curl line is too long to show: see results.json",
		}},
		"more exchanges than fit": {manyJudged, []string{
			"FINDING  dc-links-3  Dates are precise",
			"        features/derivedconversation/links.feature:60",
			"        Then its dates are precise",
			"          DC-DATE (dates have seven fraction digits)",
			"            want  seven",
			"            got   three",
			"        who answered: product",
			"        GET /0 -> 200", "        GET /1 -> 200", "        GET /2 -> 200",
			"        and 2 more exchanges: see results.json",
		}},
		"broken off after a violation": {saysOnly, []string{
			"ERRORED  dc-1  ",
			"          it answers",
			"            want  an answer",
			"            got   (empty)",
			"          (no clause)",
			"            want  (empty)",
			"            got   none",
			"        the connection was cut",
		}},
		"a case nobody judged": {Case{ID: "dc-2", Name: "lost"}, []string{"ERRORED  dc-2  lost"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, want := Text(test.done), strings.Join(test.want, "\n"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
