package main

import (
	"math"
	"os"
	"testing"
)

// mayOpen is without a limit: Windows sets none on the connections of a process.
func mayOpen(*testing.T) int { return math.MaxInt }

// peakMemory is not measured: on Windows an ended process tells only its times.
func peakMemory(*os.ProcessState) float64 { return 0 }
