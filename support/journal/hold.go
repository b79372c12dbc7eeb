package journal

import (
	"errors"
	"fmt"
	"os"
)

// hold opens the file at path, for this process alone. What holds it is the
// operating system, which lets go when the process ends, however it ends.
func hold(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, unwritable(path, err)
		}
		if err := lock(f); err != nil {
			return nil, errors.Join(held(path, err), f.Close())
		}
		if same(f, path) {
			return f, nil
		}
		if err := f.Close(); err != nil { // a run that just ended has removed it
			return nil, unwritable(path, err)
		}
	}
}

// same tells whether f is what is found at path.
func same(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(mine, there)
}

// held says who has the journal at path open.
func held(path string, err error) error {
	if !errors.Is(err, errHeld) {
		return fmt.Errorf("journal %s: it cannot be locked: %w; keep it on a disk of this machine", path, err)
	}
	who := "another process"
	if text, err := os.ReadFile(path); err == nil {
		if read, err := parse(text); err == nil && read.process != 0 {
			who = fmt.Sprintf("process %d", read.process)
		}
	}
	return fmt.Errorf("journal %s: %s runs against the same target; wait until it has ended", path, who)
}

// errHeld is what lock returns if another process has the file.
var errHeld = errors.New("locked by another process")
