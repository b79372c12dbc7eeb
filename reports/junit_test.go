package reports

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func junit(t *testing.T, r *Run) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteJUnit(&buf, r); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func parsed(t *testing.T, r *Run) junitSuites {
	t.Helper()
	var all junitSuites
	if err := xml.Unmarshal(junit(t, r), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWriteJUnit_sums(t *testing.T) {
	t.Parallel()
	got := map[string]junitSums{}
	all := parsed(t, mixed())
	got["all"] = all.junitSums
	for _, s := range all.Suites {
		got[s.Name] = s.junitSums
		if want := map[string]int{refusalsFile: 2}[s.Name]; s.Skipped != want {
			t.Errorf("%s: got %d skipped, want %d", s.Name, s.Skipped, want)
		}
	}
	want := map[string]junitSums{
		"all":        {Tests: 9, Failures: 3, Errors: 1, Time: "2.145"},
		linksFile:    {Tests: 4, Failures: 2, Time: "0.363"},
		refusalsFile: {Tests: 4, Errors: 1, Time: "1.000"},
		"run":        {Tests: 1, Failures: 1, Time: "0.000"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sums differ (-want +got):\n%s", diff)
	}
}

func TestWriteJUnit_sumsAreWhatIsThere(t *testing.T) {
	t.Parallel()
	for _, s := range parsed(t, hostile()).Suites {
		var got junitSums
		skipped := 0
		for _, c := range s.Cases {
			got.Tests++
			got.Failures += present(c.Failure)
			got.Errors += present(c.Error)
			skipped += present(c.Skipped)
		}
		got.Time = s.Time
		if got != s.junitSums || skipped != s.Skipped {
			t.Errorf("suite %s: got %+v and %d skipped, want %+v and %d", s.Name, s.junitSums, s.Skipped, got, skipped)
		}
	}
}

func present(r *junitResult) int {
	if r == nil {
		return 0
	}
	return 1
}

func TestWriteJUnit_findings(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		strict  bool
		failed  bool
		message string
	}{
		"do not count by themselves": {strict: false, failed: false},
		"count in a strict run":      {strict: true, failed: true, message: "DC-DATE: want seven, got three"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := testOf(findingCase(), test.strict)
			if (got.Failure != nil) != test.failed || (got.Output != nil) == test.failed {
				t.Fatalf("got failure %v and output %v, want failed %v", got.Failure, got.Output, test.failed)
			}
			if test.failed && got.Failure.Message != test.message {
				t.Errorf("got %q, want %q", got.Failure.Message, test.message)
			}
		})
	}
}

func TestWriteJUnit_messages(t *testing.T) {
	t.Parallel()
	wordless := erroredCase()
	wordless.Reason, wordless.Culprit = "", ""
	tests := map[string]struct {
		result *junitResult
		want   [2]string
	}{
		"failed, several violations": {testOf(failedCase(), false).Failure, [2]string{"failed",
			"DC-LINK-MESSAGING: want a link messaging, got no link of that relation (and 2 more violations)"}},
		"errored":                 {testOf(erroredCase(), false).Error, [2]string{"intermediary", "sign-in of callee: got 502 in text/html"}},
		"errored without a word":  {testOf(wordless, false).Error, [2]string{"errored", "no reason was given"}},
		"skipped":                 {testOf(skippedCase(), false).Skipped, [2]string{"", "the server does not offer addAudio"}},
		"out of scope":            {testOf(outOfScopeCase(), false).Skipped, [2]string{"", "out of scope: the target does not refuse on demand"}},
		"a verdict nobody gave":   {testOf(Case{}, false).Error, [2]string{"errored", "no reason was given"}},
		"a run without any cases": {wholeRun(&Run{}).Cases[0].Error, [2]string{"partial", "nothing ran"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.result == nil {
				t.Fatal("got no result of that kind")
			}
			if got := [2]string{test.result.Type, test.result.Message}; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWriteJUnit_survivesHostileText(t *testing.T) {
	t.Parallel()
	text := string(junit(t, hostile()))
	if r, found := harmful(text); found {
		t.Errorf("got %q in the file", r)
	}
	if got, most := len(text), 64<<10; got > most {
		t.Errorf("got %d bytes, want at most %d", got, most)
	}
	all := parsed(t, hostile())
	if want := oneLine(attack); all.Name != want || all.Suites[0].Cases[0].File != want {
		t.Errorf("name and file: got %q and %q, want %q", all.Name, all.Suites[0].Cases[0].File, want)
	}
	if got := all.Suites[0].Cases[0].Failure.Body; !strings.Contains(got, "]]>") {
		t.Errorf("the end of a CDATA section did not survive in %q", got)
	}
}

func TestWriteJUnit_namesFilesFromTheRepositorysRoot(t *testing.T) {
	t.Parallel()
	r := mixed()
	r.Folder = "own"
	suite := parsed(t, r).Suites[0]
	if want := "own/" + linksFile; suite.File != want || suite.Cases[0].File != want || suite.Cases[0].Line == 0 || suite.Name != linksFile {
		t.Errorf("got the suite %s in %s and the case in %s, want both in %s", suite.Name, suite.File, suite.Cases[0].File, want)
	}
}

func TestClassName(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		linksFile:       "features.derivedconversation.links",
		"one":           "one",
		"a/b.c.feature": "a.b.c",
	} {
		if got := className(uri); got != want {
			t.Errorf("%s: got %q, want %q", uri, got, want)
		}
	}
}
