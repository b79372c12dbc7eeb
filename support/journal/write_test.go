package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var errFull = errors.New("no space left on device")

// A worn file is on a disk that takes only a few more bytes, or that fails to
// write through or to take back what it took.
type worn struct {
	*os.File
	room              int
	unsynced, unfixed bool
}

func (w *worn) Write(p []byte) (int, error) {
	if len(p) <= w.room {
		w.room -= len(p)
		return w.File.Write(p)
	}
	n, err := w.File.Write(p[:w.room])
	w.room = 0
	return n, errors.Join(errFull, err)
}

func (w *worn) Sync() error {
	if w.unsynced {
		return errFull
	}
	return w.File.Sync()
}

func (w *worn) Truncate(size int64) error {
	if w.unfixed {
		return errors.New("input/output error")
	}
	return w.File.Truncate(size)
}

// worn puts j on a disk with room for some more bytes.
func (j *Journal) worn(room int) *worn {
	w := &worn{File: j.file.(*os.File), room: room}
	j.file = w
	return w
}

func TestIntend_failsOnAFullDisk(t *testing.T) {
	t.Parallel()
	for name, wear := range map[string]func(*worn){
		"no room at all":     func(w *worn) { w.room = 0 },
		"room for half":      func(w *worn) { w.room = 40 },
		"no writing through": func(w *worn) { w.unsynced = true },
	} {
		path := at(t)
		j := begun(t, path)
		one := intend(t, j, "one")
		disk := j.worn(1 << 20)
		wear(disk)
		_, err := j.Intend("callee", "forwarding", nil)
		want := "journal " + path + ": no space left on device; make its folder writable, with room on the disk"
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %q", name, err, want)
		}
		if err := j.Made(one, "https://pool.contoso.com/1"); err == nil {
			t.Errorf("%s: made: got no error, want that it could not be written", name)
		}
		*disk = worn{File: disk.File, room: 1 << 20}
		must(t, j.Made(one, "https://pool.contoso.com/2"))
		must(t, j.Close())
		if diff := cmp.Diff([]Entry{application(one, "one", "https://pool.contoso.com/2")}, begun(t, path).Left()); diff != "" {
			t.Errorf("%s: once there is room again (-want +got):\n%s", name, diff)
		}
	}
}

func TestIntend_saysWhatItCouldNotTakeBack(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	j.worn(40).unfixed = true
	_, err := j.Intend("callee", "forwarding", nil)
	if err == nil || !strings.Contains(err.Error(), errFull.Error()) || !strings.Contains(err.Error(), "input/output error") {
		t.Errorf("got %v, want both that the disk is full and that it cannot be taken back", err)
	}
}

func TestOpen_saysWhyItCannotWrite(t *testing.T) {
	t.Parallel()
	occupied := filepath.Join(t.TempDir(), "reports")
	must(t, os.WriteFile(occupied, nil, 0o600))
	folder := filepath.Join(t.TempDir(), "staging.ndjson")
	must(t, os.Mkdir(folder, 0o700))
	for name, c := range map[string]struct{ path, why string }{
		"a file in the place of its folder": {Path(occupied, "staging"), "not a directory"},
		"a folder in its place":             {folder, "is a directory"},
	} {
		_, err := Open(c.path, noon)
		if err == nil || !strings.HasPrefix(err.Error(), "journal "+c.path+": ") || !strings.Contains(err.Error(), c.why) ||
			!strings.HasSuffix(err.Error(), "; make its folder writable, with room on the disk") {
			t.Errorf("%s: got %v, want the path, %q and what to do", name, err, c.why)
		}
	}
}

// TestCreate_leavesNoNewFileItCannotWrite: a full disk leaves no half of a first line.
func TestCreate_leavesNoNewFileItCannotWrite(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "staging.ndjson")
	full := func(path string) (file, error) {
		f, err := os.Create(path)
		return &worn{File: f, room: 10}, err
	}
	if err := create(path, noon, full); !errors.Is(err, errFull) {
		t.Errorf("got %v, want that the disk is full", err)
	}
	if found, err := os.ReadDir(filepath.Dir(path)); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v, want that there is no file", found, err)
	}
}
