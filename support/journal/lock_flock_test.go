//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package journal

import (
	"syscall"
	"testing"
)

// TestClose_letsGoThoughAProcessIsBeingStarted shares the file as a process does
// that is being started while the journal is closed.
func TestClose_letsGoThoughAProcessIsBeingStarted(t *testing.T) {
	t.Parallel()
	path := at(t)
	j := begun(t, path)
	intend(t, j, "one")
	shared, err := syscall.Dup(int(j.file.Fd()))
	must(t, err)
	defer func() { must(t, syscall.Close(shared)) }()
	must(t, j.Close())
	begun(t, path)
}
