package reference_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/golden"
	"ucwatest/support/ledger"
	"ucwatest/support/reference"
)

// parts changes the lines of a page that are in code, or those that are not.
func parts(code bool, change func(string) string) func(string) string {
	return func(src string) string {
		lines, in := strings.Split(src, "\n"), false
		for i, line := range lines {
			if strings.HasPrefix(line, "```") {
				in = !in
			} else if in == code {
				lines[i] = change(line)
			}
		}
		return strings.Join(lines, "\n")
	}
}

var (
	header = regexp.MustCompile(`^\|[* ]*(?:Name|Link|Scope|Resource|Error|Item)\b.*\|$`)
	cellOf = regexp.MustCompile(`[^|*]+`)
	level  = regexp.MustCompile(`^##+`)
	fences = regexp.MustCompile("(?m)^```.*$")
	empty  = regexp.MustCompile(`\n\n+`)
)

// marked is the header of a table with that before and after each column.
func marked(before, after string) func(string) string {
	return parts(false, func(line string) string {
		if !header.MatchString(line) {
			return line
		}
		return cellOf.ReplaceAllString(strings.ReplaceAll(line, "*", ""), before+"$0"+after)
	})
}

// inRows replaces the bars of rows.
func inRows(bar string) func(string) string {
	return parts(false, func(line string) string {
		if !strings.HasPrefix(line, "|") || strings.Contains(line, `\|`) {
			return line
		}
		return strings.TrimSpace(strings.ReplaceAll(line, "|", bar))
	})
}

// variants are other ways to write the same page.
var variants = map[string]func(string) string{
	"Windows' new lines":     func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"old new lines":          func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
	"a byte order mark":      func(s string) string { return "\uFEFF" + s },
	"blanks at the ends":     func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") },
	"more empty lines":       func(s string) string { return empty.ReplaceAllString(s, "\n\n\n\n") },
	"headers in bold":        marked("**", "**"),
	"headers in HTML":        marked("<strong>", "</strong>"),
	"plain headers":          marked("", ""),
	"padded rows":            inRows(" | "),
	"tabs in rows":           inRows("\t|\t"),
	"headings one level on":  parts(false, func(line string) string { return level.ReplaceAllString(line, "#$0") }),
	"headings with a colon":  parts(false, func(line string) string { return level.ReplaceAllString(line, "$0") + colon(line) }),
	"no fences":              func(s string) string { return fences.ReplaceAllString(s, "") },
	"other fences":           func(s string) string { return fences.ReplaceAllString(s, "~~~") },
	"indented samples":       parts(true, func(line string) string { return " " + line }),
	"blanks without a break": parts(true, func(line string) string { return strings.ReplaceAll(line, "  ", "\u00a0 ") }),
	"HTTP/2 in samples":      parts(true, func(line string) string { return strings.ReplaceAll(line, "HTTP/1.1", "HTTP/2") }),
}

func colon(line string) string {
	if strings.HasPrefix(line, "###") {
		return ":"
	}
	return ""
}

func TestRead_readsAPageHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	sameHowever(t, []string{"testdata/parkSlot_ref.md", "testdata/badge_ref.md", "testdata/floor_ref.md", "testdata/SlotState_ref.md", "testdata/bundle_ref.md"})
}

func TestRead_readsPublishedPagesHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	sameHowever(t, golden.Published(t))
}

// sameHowever wants each page to state the same in each variant.
func sameHowever(t *testing.T, paths []string) {
	t.Helper()
	for _, path := range paths {
		src := fileAt(t, path)
		want := stated(t, path, src)
		for name, change := range variants {
			if diff := cmp.Diff(want, stated(t, path, change(src))); diff != "" {
				t.Errorf("%s with %s (-want +got):\n%s", path, name, diff)
			}
		}
	}
}

// stated are the clauses of a page, without its lines.
func stated(t *testing.T, path, src string) []ledger.Clause {
	t.Helper()
	p, err := reference.Read(path, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := reference.NewSet([]*reference.Page{p})
	var all []ledger.Clause
	for _, c := range s.Compare(&ledger.Ledger{})[0].Stated {
		c.Line = 0
		all = append(all, c.Clause)
	}
	return all
}
