package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	"ucwatest/support/command/views"
)

// interrupts are closed by the first and by a second Ctrl-C.
type interrupts struct {
	first, second <-chan struct{}
	by            *os.Signal // what the first was; to be read when it has come
}

// quiet tells, once the first has come, that it was nobody's Ctrl-C: whoever read
// the output has enough, and wants no more of it.
func (i interrupts) quiet() bool { return *i.by == syscall.SIGPIPE }

// echo is how long what comes after an interrupt is still the same one: go tool
// hands each on, and so does whoever stops a group of processes.
const echo = 300 * time.Millisecond

// listen heeds Ctrl-C, whoever asks the process to end, and a terminal that is
// closed, until stop.
func listen() (i interrupts, stop func()) {
	signals, stop := heard()
	return heed(signals, time.Now), stop
}

// heard are the signals that end a verb, until stop.
func heard() (signals chan os.Signal, stop func()) {
	signals = make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		signal.Notify(signals, syscall.SIGHUP)
	}
	return signals, func() {
		signal.Stop(signals)
		close(signals)
	}
}

// listenUnread is listen for a verb that goes on for long: an output that nobody
// reads any more interrupts it.
func (m meta) listenUnread() (i interrupts, stop func()) {
	signals, deafen := heard()
	m.Watch(sync.OnceFunc(func() { // both outputs may be one pipe, and a second interrupt would leave things behind
		select {
		case signals <- syscall.SIGPIPE:
		default: // it is interrupted many times over
		}
	}))
	return heed(signals, time.Now), func() {
		m.Watch(nil)
		deafen()
	}
}

// heed waits for interrupts until signals is closed.
func heed(signals <-chan os.Signal, now func() time.Time) interrupts {
	first, second := make(chan struct{}), make(chan struct{})
	by := new(os.Signal)
	go func() {
		one, ok := <-signals
		if !ok {
			return
		}
		*by = one
		at := now()
		close(first)
		for range signals {
			if now().Sub(at) >= echo {
				close(second)
				return
			}
		}
	}()
	return interrupts{first, second, by}
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

// unfinished says why a verb could not be carried out: err, with the exit code
// for it, or that an interrupt has ended ctx, and what else err tells.
func (m meta) unfinished(ctx context.Context, code int, err error) int {
	if ctx.Err() == nil {
		return m.fail(code, err)
	}
	m.BelowKeys()
	if !slices.ContainsFunc(views.Parted(err), func(one error) bool { return one != context.Canceled }) {
		return m.fail(exitInterrupted, errors.New("interrupted"))
	}
	return m.fail(exitInterrupted, fmt.Errorf("interrupted: %w", err))
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
