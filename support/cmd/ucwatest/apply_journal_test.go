package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/support/journal"
)

// TestApply_runsNothingWithoutAJournal has the journal in another run's hands, and
// in forms and places that none can be kept in. Each is one sentence.
func TestApply_runsNothingWithoutAJournal(t *testing.T) {
	t.Parallel()
	folder := func(t *testing.T, text string) string {
		t.Helper()
		return write(t, map[string]string{"staging.ndjson": text})
	}
	for name, row := range map[string]struct {
		folder func(t *testing.T) string
		want   string // %s is the journal
	}{
		"two runs at once": {func(t *testing.T) string {
			t.Helper()
			in := t.TempDir()
			held, err := journal.Open(journal.Path(in, "staging"), time.Now)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = held.Close() })
			return in
		}, fmt.Sprintf("journal %%s: process %d runs against the same target; wait until it has ended", os.Getpid())},
		"a later version": {func(t *testing.T) string {
			t.Helper()
			return folder(t, `{"format":"ucwatest journal","format_version":2,"did":"opened"}`+"\n")
		}, "journal %s: line 1: format_version 2, and this version of ucwatest reads 1; sweep with the version that wrote it"},
		"no journal": {func(t *testing.T) string { t.Helper(); return folder(t, "Dear diary,\n") },
			`journal %s: this file is not a journal of ucwatest: it does not begin with {"format":"ucwatest journal",; move it away`},
		"a file for a folder": {func(t *testing.T) string { t.Helper(); return filepath.Join(folder(t, ""), "staging.ndjson") },
			"journal %s: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, in, out := newTenant(t, "staging"), row.folder(t), filepath.Join(t.TempDir(), "out")
			code, _, stderr := command("apply", "-auto-approve", "-on", n.aim, "-journal-dir", in, "-out-dir", out, "-target", "dc-links-1")
			want := "ucwatest: " + strings.Replace(row.want, "%s", journal.Path(in, "staging"), 1)
			if code != exitUsage || !strings.HasPrefix(stderr, want) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("got exit %d and %q, want exit 3 and %q", code, stderr, want)
			}
			created := n.applications()
			if _, err := os.Stat(out); err == nil || len(created) > 0 {
				t.Errorf("got %q created, and reports: %v; want nothing run", created, err == nil)
			}
		})
	}
}
