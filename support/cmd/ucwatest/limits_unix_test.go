//go:build unix

package main

import (
	"os"
	"runtime"
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

// peakMemory is the most memory in MiB that an ended process had.
func peakMemory(ended *os.ProcessState) float64 {
	peak := float64(ended.SysUsage().(*syscall.Rusage).Maxrss) / 1024
	if runtime.GOOS == "darwin" { // where Maxrss is in bytes, getrusage(2)
		peak /= 1024
	}
	return peak
}
