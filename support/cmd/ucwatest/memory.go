package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// garbage lets garbage grow to six times what is in use, so that collecting it takes
// hardly any time.
const garbage = 600

// How many bytes the process may have before it collects garbage more often: of a capture
// it remembers much, so that collecting costs more, and mutants are many mocks.
const (
	forRuns     = 46 << 20
	forCaptures = 56 << 20
	forMutants  = 2 << 30
)

// room is how many these are, 0 where they are not bounded.
var room atomic.Int64

// spareMemory bounds what garbage takes, unless the environment does (GOGC, GOMEMLIMIT).
// A run of 1,000 cases then has less than 64 MiB, for as much CPU time as without a bound
// (make bench).
func spareMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	room.Store(forRuns)
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(forRuns)
	onCollection(func(live uint64) { debug.SetMemoryLimit(memoryLimit(room.Load(), live)) })
}

// giveRoom has a process that is bounded have so many bytes.
func giveRoom(bytes int64) { room.CompareAndSwap(forRuns, bytes) }

// memoryLimit is how many bytes a process with room for so many may have while live of
// them are in use: near them it would collect all the time.
func memoryLimit(room int64, live uint64) int64 { return max(room, 2*int64(live)) }

// onCollection calls each after every collection of garbage, with the bytes that are in use.
func onCollection(each func(live uint64)) {
	collected := new([64]byte) // nothing refers to it, so that the next collection takes it
	runtime.AddCleanup(collected, func(each func(uint64)) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		each(live[0].Value.Uint64())
		onCollection(each)
	}, each)
}
