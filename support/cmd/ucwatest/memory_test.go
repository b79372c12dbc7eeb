package main

import (
	"runtime"
	"testing"
)

func TestMemoryLimit_growsWithWhatIsInUse(t *testing.T) {
	for live, want := range map[uint64]int64{0: 46 << 20, 20 << 20: 46 << 20, 100 << 20: 200 << 20} {
		if got := memoryLimit(46<<20, live); got != want {
			t.Errorf("%d bytes in use: got %d, want %d", live, got, want)
		}
	}
}

func TestOnCollection_tellsWhatIsInUse(t *testing.T) {
	held := make([]byte, 64<<20)
	told := make(chan uint64, 1)
	onCollection(func(live uint64) {
		select {
		case told <- live:
		default: // nobody asks any more
		}
	})
	for range 2 { // it is called after each
		runtime.GC()
		if live := <-told; live < uint64(len(held)) {
			t.Errorf("got %d bytes in use, want the %d that are held among them", live, len(held))
		}
	}
	runtime.KeepAlive(held)
}
