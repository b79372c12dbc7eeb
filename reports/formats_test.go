package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"ucwatest/support/golden"
)

// formats lists the writers whose output no other test file looks at, with their golden files.
var formats = map[string]struct {
	write func(io.Writer, *Run) error
	fails string // what an error of the writer below begins with
}{
	"cucumber.json":   {WriteCucumber, "write the Cucumber report"},
	"messages.ndjson": {WriteMessages, "write the messages"},
	"run.har":         {WriteHAR, "write the archive"},
	"summary.md":      {WriteSummary, "write the summary"},
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for name, format := range formats {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var buf bytes.Buffer
			if err := format.write(&buf, settled(mixed())); err != nil {
				t.Fatal(err)
			}
			golden.Equal(t, "testdata/"+name, buf.Bytes())
		})
	}
}

func TestFormats_surviveHostileText(t *testing.T) {
	t.Parallel()
	for name, format := range formats {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for kind, r := range map[string]*Run{"hostile": hostile(), "empty": {}, "only cases": bare()} {
				var buf bytes.Buffer
				if err := format.write(&buf, r); err != nil {
					t.Fatal(err)
				}
				if r, found := harmful(buf.String()); found || !utf8.Valid(buf.Bytes()) {
					t.Errorf("%s: got %q in the file", kind, r)
				}
				if strings.HasSuffix(name, ".md") {
					continue
				}
				if strings.Contains(buf.String(), ": null") || strings.Contains(buf.String(), ":null") {
					t.Errorf("%s: got a null", kind)
				}
				for d := json.NewDecoder(&buf); ; {
					var value any
					if err := d.Decode(&value); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						t.Fatalf("%s: %v", kind, err)
					}
				}
			}
		})
	}
}

func TestFormats_passErrorsOn(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left")
	for name, format := range formats {
		err := format.write(failing{full}, mixed())
		if want := format.fails + ": no space left"; err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

func TestWriteSummary_saysWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	r := &Run{}
	for i := range mostItems + 1 {
		for j := range firstLinks + 2 {
			r.Cases = append(r.Cases, Case{ID: fmt.Sprintf("c-%d-%d", i, j), Line: i, Verdict: Failed,
				Violations: []Violation{{Clause: fmt.Sprintf("C-%d", i), Says: "it is so"}}})
		}
	}
	var b strings.Builder
	if err := WriteSummary(&b, r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"8 cases: c-0-0, c-0-1, c-0-2, c-0-3, c-0-4, c-0-5, 2 more\n", "C-49<br>", "The first 50 of 51: index.html has all."} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("got %q, want %q in it", b.String(), want)
		}
	}
	if strings.Contains(b.String(), "C-50") {
		t.Errorf("got %q, want no more than %d faults", b.String(), mostItems)
	}
}

// A CI server renders the summary: nothing in it may become markup.
func TestWriteSummary_neutralisesMarkup(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"<img src=x onerror=y>":        `&lt;img src=x onerror=y\>`,
		"[a](javascript:b)":            `\[a\]\(javascript:b\)`,
		"a|b":                          `a\|b`,
		"http://contoso.com":           "http&#58;//contoso.com",
		"www.contoso.com":              "www&#46;contoso.com",
		"@everybody &amp; `code`":      "&#64;everybody &amp;amp; \\`code\\`",
		"two\nlines\tand a \u202eturn": `two lines and a \\u202eturn`,
	} {
		if got := markdown(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
