//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// peakMemory is the most memory in MiB that an ended process had.
func peakMemory(ended *os.ProcessState) float64 {
	peak := float64(ended.SysUsage().(*syscall.Rusage).Maxrss) / 1024
	if runtime.GOOS == "darwin" { // where Maxrss is in bytes, getrusage(2)
		peak /= 1024
	}
	return peak
}

// cpuTime is the user and system time of this process.
func cpuTime() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used) // it fails for no process that there is
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
