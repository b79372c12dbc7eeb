package reports

import (
	"bytes"
	"strings"
	"testing"
)

// Whoever reads of a case that did not pass reads who answered, in whatever format.
func TestFiles_sayWhoAnswered(t *testing.T) {
	t.Parallel()
	r := mixed()
	r.Strict = true
	for i := range r.Cases {
		c := &r.Cases[i]
		if c.Verdict != Passed && c.Verdict != OutOfScope {
			c.Culprit = "culprit of " + Culprit(c.ID)
			c.Steps = []Step{{Keyword: "Then", Text: "it is so", Status: "failed"}}
			c.Exchanges = append(c.Exchanges, Exchange{Request: &Message{Method: "GET", URL: "https://pool.contoso.com/"}})
		}
	}
	r.Tally()
	for _, f := range Files() {
		var text bytes.Buffer
		if err := f.write(&text, r); err != nil {
			t.Fatal(err)
		}
		read := strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(text.String())
		for _, c := range r.Cases {
			if c.Culprit != "" && !strings.Contains(read, string(c.Culprit)) {
				t.Errorf("%s: does not say who answered in %s, which %s", f.Name, c.ID, c.Verdict)
			}
		}
	}
}

// A case that was skipped for what the target file lacks has nothing to do with what was asked last.
func TestDetail_showsNoExchangeOfASkipOfOurs(t *testing.T) {
	t.Parallel()
	for culprit, want := range map[Culprit]bool{Harness: false, Product: true} {
		c := Case{Verdict: Skipped, Reason: "no phone", Culprit: culprit, Exchanges: []Exchange{{Summary: "GET /applications/1 -> 404"}}}
		if got := strings.Contains(detailOf(c, ""), "-> 404"); got != want {
			t.Errorf("%s: got the exchange shown %t, want %t", culprit, got, want)
		}
	}
}
