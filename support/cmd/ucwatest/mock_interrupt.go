package main

import (
	"os"
	"time"
)

// interrupts are closed by the first and by a second Ctrl-C.
type interrupts struct{ first, second <-chan struct{} }

// echo is how long what comes after an interrupt is still the same one: go tool
// hands each on twice.
const echo = 300 * time.Millisecond

// heed waits for interrupts until signals is closed.
func heed(signals <-chan os.Signal, now func() time.Time) interrupts {
	first, second := make(chan struct{}), make(chan struct{})
	go func() {
		if _, ok := <-signals; !ok {
			return
		}
		at := now()
		close(first)
		for range signals {
			if now().Sub(at) >= echo {
				close(second)
				return
			}
		}
	}()
	return interrupts{first, second}
}
