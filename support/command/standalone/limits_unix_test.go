//go:build unix

package standalone

import (
	"syscall"
	"testing"
)

// mayOpen is how many files this process may still open, but for some that the
// test itself and what it starts need. Go has raised the limit to the hard one.
func mayOpen(t *testing.T) int {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	return int(limit.Cur) - 200
}
