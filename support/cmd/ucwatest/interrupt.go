package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// interrupts are closed by the first and by a second Ctrl-C.
type interrupts struct{ first, second <-chan struct{} }

// echo is how long what comes after an interrupt is still the same one: go tool
// hands each on, and so does whoever stops a group of processes.
const echo = 300 * time.Millisecond

// listen heeds Ctrl-C, and whoever asks the process to end, until stop.
func listen() (i interrupts, stop func()) {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	return heed(signals, time.Now), func() {
		signal.Stop(signals)
		close(signals)
	}
}

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

// context is one that the first interrupt ends, after it has been told, or stop.
func (i interrupts) context(told func()) (_ context.Context, stop func()) {
	ctx, end := context.WithCancel(context.Background())
	go func() {
		select {
		case <-i.first:
			told()
		case <-ctx.Done():
		}
		end()
	}()
	return ctx, end
}

// wait waits for work to end, or for the second interrupt and returns false.
func (i interrupts) wait(work func()) bool {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		work()
	}()
	select {
	case <-ended:
		return true
	case <-i.second:
		return false
	}
}

// interruptible is a context that an interrupt ends, for verbs that leave
// nothing behind.
func interruptible() (_ context.Context, stop func()) {
	i, deafen := listen()
	ctx, end := i.context(func() {})
	return ctx, func() {
		end()
		deafen()
	}
}
