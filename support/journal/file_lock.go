package journal

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// lockFile keeps what is at path for this process alone, by a lock on a file beside it:
// Windows lets nobody read what is locked. The operating system lets go when the
// process ends, however it ends. A lock file that the run before has just removed
// locks nothing, so that the next one is tried. Errors name the journal.
func lockFile(path, journal string) (*flock.Flock, error) {
	var unopened *os.PathError
	for {
		lock := flock.New(path+".lock", flock.SetFlag(os.O_RDWR|os.O_CREATE), flock.SetPermissions(0o600))
		locked, err := lock.TryLock()
		switch {
		case errors.As(err, &unopened):
			return nil, unwritable(journal, err)
		case err != nil:
			return nil, fmt.Errorf("journal %s: it cannot be locked: %w; keep it on a disk of this machine", journal, err)
		case !locked:
			return nil, taken(path, journal)
		case same(lock):
			sign(lock)
			return lock, nil
		}
		if err := lock.Close(); err != nil {
			return nil, unwritable(journal, err)
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

// sign writes into the lock file who has it, which the lock does not depend on.
func sign(lock *flock.Flock) {
	_ = os.WriteFile(lock.Path(), []byte(strconv.Itoa(os.Getpid())+"\n"), 0o600)
}

// unlock lets go of locks and removes their files. Where a file that is open cannot
// be removed, as on Windows, it stays and does no harm.
func unlock(locks ...*flock.Flock) error {
	var errs []error
	for _, lock := range locks {
		_ = os.Remove(lock.Path())
		errs = append(errs, lock.Close())
	}
	return errors.Join(errs...)
}

// taken says who has what is at path.
func taken(path, journal string) error {
	who := "another process"
	if text, err := os.ReadFile(path + ".lock"); err == nil {
		if process, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
			who = fmt.Sprintf("process %d", process)
		}
	}
	return &Held{journal, who}
}

// Held says that another process has the journal, or one of its users.
type Held struct{ Path, By string }

// Error says which process has the journal, and to wait until it has ended.
func (h *Held) Error() string {
	return fmt.Sprintf("journal %s: %s runs against the same target; wait until it has ended", h.Path, h.By)
}
