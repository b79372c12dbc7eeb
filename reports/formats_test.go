package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"ucwatest/support/golden"
)

// Each file of a run is compared with one of its name in testdata; of the page, whose style and script stand in assets,
// only what it says.
func TestFiles(t *testing.T) {
	t.Parallel()
	for _, f := range Files() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			text := textOf(t, f, normalized(mixed()))
			if _, main, is := strings.Cut(text, "<main"); is {
				main, _, _ = strings.Cut(main, "</main>")
				text = "<main" + main + "</main>\n"
			}
			golden.Equal(t, "testdata/"+f.Name, text)
		})
	}
}

// textOf is f of a run.
func textOf(t *testing.T, f File, r *Run) string {
	t.Helper()
	var b strings.Builder
	if err := f.write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFiles_surviveHostileText(t *testing.T) {
	t.Parallel()
	for _, f := range Files() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			for kind, r := range map[string]*Run{"hostile": hostile(), "empty": {}, "only cases": bare()} {
				text := textOf(t, f, r)
				if r, found := harmful(text); found || !utf8.ValidString(text) {
					t.Errorf("%s: got %q in the file", kind, r)
				}
				if strings.Contains(path.Ext(f.Name), "json") || f.Name == "run.har" {
					wantJSON(t, kind, text)
				}
			}
		})
	}
}

// wantJSON wants text to be values of JSON, none of them null.
func wantJSON(t *testing.T, kind, text string) {
	t.Helper()
	if strings.Contains(text, ": null") || strings.Contains(text, ":null") {
		t.Errorf("%s: got a null", kind)
	}
	for d := json.NewDecoder(strings.NewReader(text)); ; {
		var value any
		if err := d.Decode(&value); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
	}
}

func TestFiles_passErrorsOn(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left")
	for _, f := range Files() {
		err := f.write(failing{full}, mixed())
		if !errors.Is(err, full) || !strings.HasPrefix(err.Error(), "write the ") || !strings.HasSuffix(err.Error(), ": no space left") {
			t.Errorf("%s: got %v, want what could not be written and why", f.Name, err)
		}
	}
}

// The table of files in README.md is what the rows say; -update writes it anew.
func TestFiles_areInTheREADME(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const head = "| file | flag of `apply` | what it is | who reads it |\n|---|---|---|---|\n"
	before, rest, found := strings.Cut(string(readme), head)
	_, after, ends := strings.Cut(rest, "\n\n")
	if !found || !ends {
		t.Fatalf("README.md has no table that begins with %q", head)
	}
	var rows strings.Builder
	for _, f := range Files() {
		fmt.Fprintf(&rows, "| `out/%s` | `-%s` | %s | %s |\n", f.Name, f.Flag, f.Is, f.For)
	}
	golden.Equal(t, "README.md", before+head+rows.String()+"\n"+after)
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
