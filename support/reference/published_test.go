package reference_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/golden"
	"ucwatest/support/reference"
)

// countRows counts the rows of tables in src in the simplest way: lines between
// bars outside of code, without those of a header.
func countRows(src string) int {
	rows, inCode := 0, false
	for lines := bufio.NewScanner(strings.NewReader(src)); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		switch {
		case strings.HasPrefix(line, "```"):
			inCode = !inCode
		case inCode || !strings.HasPrefix(line, "|"):
		case strings.Trim(line, "|:- ") == "":
			rows-- // the line above was a header
		default:
			rows++
		}
	}
	return rows
}

func TestOpen_readsEveryRow(t *testing.T) {
	t.Parallel()
	invented, err := filepath.Glob("testdata/*_ref.md")
	if err != nil {
		t.Fatal(err)
	}
	countsAgree(t, invented)
}

func TestOpen_readsEveryRowThatIsPublished(t *testing.T) {
	t.Parallel()
	countsAgree(t, golden.Published(t))
}

// countsAgree wants the rows that were read to be as many as there are, but for
// those that a warning tells of.
func countsAgree(t *testing.T, paths []string) {
	t.Helper()
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := reference.Read(path, src)
		if err != nil {
			t.Errorf("%v, want it read", err)
			continue
		}
		unread := false
		for _, w := range p.Warnings {
			unread = unread || strings.Contains(w.What, "is not read: ")
		}
		if got, want := rowsOf(p), countRows(string(src)); got != want && !unread {
			t.Errorf("%s: got %d rows, want %d", path, got, want)
		}
	}
}

// BenchmarkLoad reads 300 pages: the invented ones again and again, or those that
// are published.
func BenchmarkLoad(b *testing.B) {
	paths, err := filepath.Glob("testdata/*_ref.md")
	if os.Getenv("UCWA_REFERENCE") != "" {
		paths = golden.Published(b)
	}
	if err != nil || len(paths) == 0 {
		b.Fatal("no pages")
	}
	var all []string
	for len(all) < 300 {
		all = append(all, paths...)
	}
	for b.Loop() {
		set, _ := reference.Load(all[:300]) // the same names again and again
		if len(set.Pages) != len(paths) {
			b.Fatalf("got %d pages, want %d", len(set.Pages), len(paths))
		}
	}
}

// rowsOf counts the rows of tables that were read.
func rowsOf(p *reference.Page) int {
	n := len(p.WebLink) + len(p.Properties) + len(p.Links) + len(p.Scopes) + len(p.Members) + len(p.Reasons) + p.Doubled
	for _, e := range p.Events {
		if e.Resource != "" {
			n++
		}
	}
	for _, o := range p.Operations {
		n += len(o.Query) + len(o.Input) + len(o.Output) + len(o.Errors)
	}
	return n
}
