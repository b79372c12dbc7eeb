package reports

import (
	"errors"
	"fmt"
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

// reportNames lists the files of a run in the order in which they are told of.
func reportNames() []string {
	var all []string
	for _, f := range Files() {
		all = append(all, f.Name)
	}
	return all
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
		!strings.HasSuffix(err.Error(), "; name another place for it with -results, or for all with -out-dir") {
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
	if err != nil && strings.Count(err.Error(), "or for all with -out-dir") != all {
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

func TestSaveAt_writesFilesElsewhere(t *testing.T) {
	t.Parallel()
	dir, other := t.TempDir(), filepath.Join(t.TempDir(), "new", "tests.xml")
	got, err := SaveAt(dir, Places{"junit.xml": other}, mixed())
	if err != nil {
		t.Fatal(err)
	}
	want := within(dir, reportNames())
	want[2] = other
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("paths differ (-want +got):\n%s", diff)
	}
	if text, err := os.ReadFile(other); err != nil || string(text) != string(junit(t, mixed())) {
		t.Errorf("%s: got %d bytes and error %v, want the JUnit report", other, len(text), err)
	}
	if slices.Contains(names(t, dir), "junit.xml") {
		t.Error("junit.xml is in the folder as well")
	}
}

// The history goes on where the results are, wherever that is.
func TestSaveAt_goesOnWithTheHistory(t *testing.T) {
	t.Parallel()
	places := Places{"results.json": filepath.Join(t.TempDir(), "kept.json")}
	second := onDay(2, "a", Failed)
	for _, r := range []*Run{onDay(1, "a", Failed), second} {
		if _, err := SaveAt(t.TempDir(), places, r); err != nil {
			t.Fatal(err)
		}
	}
	if second.Cases[0].Since.Day() != 1 {
		t.Errorf("got since %v, want day 1", second.Cases[0].Since)
	}
}

func TestSaveAt_writesWhatHasAPlaceWhereTheFolderCannotBe(t *testing.T) {
	t.Parallel()
	file, page := filepath.Join(t.TempDir(), "file"), filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := SaveAt(filepath.Join(file, "out"), Places{"index.html": page}, mixed())
	if diff := cmp.Diff([]string{page}, got); diff != "" {
		t.Errorf("paths differ (-want +got):\n%s", diff)
	}
	if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.HasPrefix(err.Error(), "report folder ") {
		t.Errorf("got %v, want one sentence about the folder", err)
	}
}

func TestReplace_refusesAnEmptyPath(t *testing.T) {
	t.Chdir(t.TempDir())
	err := Replace("", func(w io.Writer) error { _, err := io.WriteString(w, "lost"); return err })
	if err == nil || err.Error() != "the path is empty" {
		t.Errorf("got %v, want that the path is empty", err)
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("got %v and error %v, want an empty folder", left, err)
	}
}

// withoutRoom is the path of a file on a disk without room.
func withoutRoom(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("only Linux has /dev/full, a disk without room")
	}
	full := filepath.Join(t.TempDir(), "full")
	if err := os.Symlink("/dev/full", full); err != nil {
		t.Fatal(err)
	}
	return full
}

// Whoever writes tells a full disk from what else goes wrong, and names the file that was asked for.
func TestReplace_tellsWhatCouldNotBeWritten(t *testing.T) {
	t.Parallel()
	full := withoutRoom(t)
	var met error
	err := Replace(full, func(w io.Writer) error {
		_, met = io.WriteString(w, "new")
		return fmt.Errorf("in the middle: %w", met)
	})
	for what, err := range map[string]error{"the writer": met, "the caller": err} {
		var unwritten *Unwritten
		if !errors.As(err, &unwritten) || err.Error() != "no space left on device" {
			t.Errorf("%s: got %v, want an *Unwritten without a path", what, err)
		}
	}
	_, missing := os.Open(filepath.Join(t.TempDir(), "missing"))
	if err := Replace(filepath.Join(t.TempDir(), "new"), func(io.Writer) error { return missing }); !errors.Is(err, missing) || err.Error() != missing.Error() {
		t.Errorf("got %v, want %v as it is", err, missing)
	}
}

func TestReplacePrivate_isForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "private")
	if err := ReplacePrivate(path, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
		t.Errorf("got %v and error %v, want mode 0600", info.Mode(), err)
	}
}

// A pipe stays a pipe: what is written goes through it.
func TestReplace_writesThroughWhatIsNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "file"), []byte("something longer"), 0o600), os.Symlink("file", link)); err != nil {
		t.Fatal(err)
	}
	if err := Replace(link, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("got mode %v and error %v, want the link that was there", info.Mode(), err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || string(text) != "new" {
		t.Errorf("got %q and error %v, want what was written", text, err)
	}
}

func TestSaveAt_writesOneAfterTheOtherIntoOnePipe(t *testing.T) {
	t.Parallel()
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		text, _ := io.ReadAll(from)
		read <- string(text)
	}()
	pipe := fmt.Sprintf("/dev/fd/%d", to.Fd())
	places, want, run := Places{}, "", mixed()
	run.follow(nil)
	for _, f := range Files() {
		var text strings.Builder
		if err := f.write(&text, run); err != nil {
			t.Fatal(err)
		}
		places[f.Name], want = pipe, want+text.String()
	}
	_, err = SaveAt(t.TempDir(), places, run)
	if err := errors.Join(err, to.Close()); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != want {
		t.Errorf("got %d bytes, want %d, a report behind the other", len(got), len(want))
	}
}

// A disk without room costs the one file that lies there.
func TestSaveAt_survivesADiskWithoutRoom(t *testing.T) {
	t.Parallel()
	full := withoutRoom(t)
	for i, f := range Files() {
		dir := t.TempDir()
		got, err := SaveAt(dir, Places{f.Name: full}, mixed())
		if diff := cmp.Diff(within(dir, slices.Delete(reportNames(), i, i+1)), got); diff != "" {
			t.Errorf("%s: paths differ (-want +got):\n%s", f.Name, diff)
		}
		want := "report " + full + ": no space left on device; name another place for it with -" + f.Flag + ", or for all with -out-dir"
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %q", f.Name, err, want)
		}
	}
}
