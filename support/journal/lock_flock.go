//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package journal

import (
	"errors"
	"os"
	"syscall"
)

// lock locks f until it is closed, or returns errHeld at once.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	return err
}

// unlock lets go of f at once: a process that is just being started shares the
// files of the one that starts it, and would hold a lock beyond their end.
func unlock(f file) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
