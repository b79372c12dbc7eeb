package reports

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// names returns what is in a folder, hidden files included.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// reportNames lists the files of a run in the order in which they are written.
func reportNames() []string {
	return []string{"results.json", "index.html", "junit.xml", "cucumber.json", "messages.ndjson", "run.har", "summary.md"}
}

func within(dir string, names []string) []string {
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(dir, name))
	}
	return paths
}

func TestSave(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "out")
	for range 2 { // the second run replaces the files of the first
		got, err := Save(dir, mixed())
		if err != nil {
			t.Fatal(err)
		}
		want := within(dir, reportNames())
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("paths differ (-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(reportNames())), names(t, dir)); diff != "" {
		t.Errorf("files differ (-want +got):\n%s", diff)
	}
	first := mixed()
	first.follow(nil)
	for name, want := range map[string][]byte{"results.json": results(t, first), "junit.xml": junit(t, mixed())} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s: got %d bytes and error %v, want %d bytes", name, len(got), err, len(want))
		}
	}
}

func TestSave_namesTheFolderThatCannotBe(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "out")
	_, err := Save(dir, mixed())
	want := "report folder " + dir + ": mkdir " + file + ": not a directory; name another one with -out-dir"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestSave_writesTheOtherFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	taken := filepath.Join(dir, "results.json")
	if err := os.Mkdir(taken, 0o755); err != nil {
		t.Fatal(err)
	}
	got, err := Save(dir, mixed())
	if diff := cmp.Diff(within(dir, reportNames()[1:]), got); diff != "" {
		t.Errorf("paths differ (-want +got):\n%s", diff)
	}
	if err == nil || !strings.HasPrefix(err.Error(), "report "+taken+": ") ||
		!strings.HasSuffix(err.Error(), "; make its folder writable or name another one with -out-dir") {
		t.Errorf("got %v, want an error that names %s and what to do", err, taken)
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(reportNames())), names(t, dir)); diff != "" {
		t.Errorf("something is left behind (-want +got):\n%s", diff)
	}
}

// A user with all rights may write into a folder that nobody may write to, so this asks for what holds either way.
func TestSave_readOnlyFolderGetsAllOrNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	paths, err := Save(dir, mixed())
	if got, want := len(names(t, dir)), len(paths); got != want {
		t.Errorf("got %d files in the folder, want the %d that were reported", got, want)
	}
	all := len(reportNames())
	if err == nil && len(paths) != all {
		t.Errorf("got %d files and no error, want %d files", len(paths), all)
	}
	if err != nil && strings.Count(err.Error(), "name another one with -out-dir") != all {
		t.Errorf("got %q, want what to do for all %d files", err, all)
	}
}

func TestReplace_keepsTheOldFileUntilTheNewOneIsWhole(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "results.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space left")
	err := Replace(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half of"); err != nil {
			return err
		}
		if got, err := os.ReadFile(path); string(got) != "old" {
			t.Errorf("while writing: got %q and error %v, want the old file", got, err)
		}
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("got error %v, want %v", err, full)
	}
	if got, err := os.ReadFile(path); string(got) != "old" {
		t.Errorf("afterwards: got %q and error %v, want the old file", got, err)
	}
	if diff := cmp.Diff([]string{"results.json"}, names(t, filepath.Dir(path))); diff != "" {
		t.Errorf("something is left behind (-want +got):\n%s", diff)
	}
}
