package main

import (
	"os"
	"syscall"
	"time"
)

// peakMemory is not measured: on Windows an ended process tells only its times.
func peakMemory(*os.ProcessState) float64 { return 0 }

// cpuTime is the user and system time of this process.
func cpuTime() time.Duration {
	var created, ended, kernel, user syscall.Filetime
	self, err := syscall.GetCurrentProcess()
	if err != nil || syscall.GetProcessTimes(self, &created, &ended, &kernel, &user) != nil {
		return 0
	}
	spent := func(t syscall.Filetime) int64 { return int64(t.HighDateTime)<<32 | int64(t.LowDateTime) } // in 100 ns, and no date
	return time.Duration(spent(kernel)+spent(user)) * 100
}
