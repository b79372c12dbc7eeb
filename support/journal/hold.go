package journal

import (
	"errors"
	"fmt"
	"os"

	"github.com/gofrs/flock"
)

// hold keeps the journal at path for this process alone, by a lock on a file beside
// it: Windows lets nobody read what is locked. The operating system lets go when
// the process ends, however it ends. A lock file that the run before has just
// removed locks nothing, so that the next one is tried.
func hold(path string) (*flock.Flock, error) {
	var unopened *os.PathError
	for {
		lock := flock.New(path+".lock", flock.SetFlag(os.O_RDWR|os.O_CREATE), flock.SetPermissions(0o600))
		locked, err := lock.TryLock()
		switch {
		case errors.As(err, &unopened):
			return nil, unwritable(path, err)
		case err != nil:
			return nil, fmt.Errorf("journal %s: it cannot be locked: %w; keep it on a disk of this machine", path, err)
		case !locked:
			return nil, taken(path)
		case same(lock):
			return lock, nil
		}
		if err := lock.Close(); err != nil {
			return nil, unwritable(path, err)
		}
	}
}

// same tells whether what is locked is what is found at its path.
func same(lock *flock.Flock) bool {
	mine, err := lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(lock.Path())
	return err == nil && os.SameFile(mine, there)
}

// unlock lets go of a lock and removes its file. Where a file that is open cannot
// be removed, as on Windows, it stays and does no harm.
func unlock(lock *flock.Flock) error {
	_ = os.Remove(lock.Path())
	return lock.Close()
}

// taken says who has the journal at path open.
func taken(path string) error {
	who := "another process"
	if text, err := os.ReadFile(path); err == nil {
		if read, err := parse(text); err == nil && read.process != 0 {
			who = fmt.Sprintf("process %d", read.process)
		}
	}
	return fmt.Errorf("journal %s: %s runs against the same target; wait until it has ended", path, who)
}
