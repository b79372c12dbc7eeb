package journal

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// holder is the variable that makes TestHolder hold the journal it names.
const holder = "UCWATEST_JOURNAL_HOLDER"

// TestHolder is the other process of TestOpen_isForOneProcess: it opens a
// journal, writes an entry and waits until it is killed, or nobody is left to do so.
func TestHolder(t *testing.T) {
	path := os.Getenv(holder)
	if path == "" {
		return // it is the other process that this is for
	}
	j := begun(t, path)
	intend(t, j, "held")
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func TestOpen_isForOneProcess(t *testing.T) {
	t.Parallel()
	path := at(t)
	other := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHolder$")
	other.Env = append(os.Environ(), holder+"="+path)
	output, err := other.StdoutPipe()
	must(t, err)
	_, err = other.StdinPipe() // is closed when it is waited for
	must(t, err)
	must(t, other.Start())
	if said, err := bufio.NewReader(output).ReadString('\n'); said != "ready\n" {
		t.Fatalf("got %q and %v from the other process, want ready", said, err)
	}
	want := fmt.Sprintf("journal %s: process %d runs against the same target; wait until it has ended", path, other.Process.Pid)
	if _, err := Open(path, noon); err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
	must(t, other.Process.Kill())
	_ = other.Wait() // it was killed, which is what its error says
	j := begun(t, path)
	if diff := cmp.Diff([]Entry{application(1, "held", "")}, j.Left()); diff != "" {
		t.Errorf("after the kill (-want +got):\n%s", diff)
	}
}

// TestOpen_isNotMistakenByAFileThatGoesAway lets many open and close the same
// journal: nobody ends up with a file that another one has removed.
func TestOpen_isNotMistakenByAFileThatGoesAway(t *testing.T) {
	t.Parallel()
	path := at(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				j, err := Open(path, noon)
				if err != nil {
					if !strings.Contains(err.Error(), "runs against the same target") {
						t.Error(err)
					}
					continue
				}
				if !same(j.locks[0]) {
					t.Error("got a lock on a file that is not found at its path")
				}
				if err := j.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// TestOpen_leavesNothingBehindWhereItIsHeld: the one who was refused removes no lock.
func TestOpen_leavesNothingBehindWhereItIsHeld(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	if _, err := Open(path, noon); err == nil || !strings.Contains(err.Error(), "runs against the same target") {
		t.Errorf("got %v, want that it is held", err)
	}
	must(t, j.Close())
	if found, err := os.ReadDir(filepath.Dir(path)); err != nil || len(found) > 0 {
		t.Errorf("got %v and %v, want an empty folder", found, err)
	}
}

func TestJournal_isSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			id, err := j.Intend("caller", "conversation", nil)
			if err != nil {
				t.Error(err)
			}
			if err := j.Made(id, "https://pool.contoso.com/"); err != nil {
				t.Error(err)
			}
			if i%2 == 0 {
				if err := j.Cleared(id); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	must(t, j.Close())
	if got := len(begun(t, path).Left()); got != 10 {
		t.Errorf("got %d entries left, want 10", got)
	}
}
