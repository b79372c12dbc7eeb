package main

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall"
)

// An outlet is stdout or stderr. It remembers why it could not be written to:
// what a verb prints is what it was asked for. It is safe for concurrent use.
type outlet struct {
	io.Writer
	mu     sync.Mutex
	err    error  // the first
	closed func() // is called when nobody reads any more; may be nil
}

// Write writes p.
func (o *outlet) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	o.mu.Lock()
	defer o.mu.Unlock()
	if err == nil || o.err != nil {
		return n, err
	}
	o.err = err
	if errors.Is(err, syscall.EPIPE) && o.closed != nil {
		o.closed()
	}
	return n, err
}

// watch calls closed when nobody reads any more.
func (o *outlet) watch(closed func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = closed
}

// watch calls closed when nobody reads one of the outputs any more.
func (u ui) watch(closed func()) {
	for _, w := range []io.Writer{u.out, u.err} {
		if o, is := w.(*outlet); is {
			o.watch(closed)
		}
	}
}

// failed is the first error of writing, nil if there was none.
func (o *outlet) failed() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// met tells whether err is that of writing.
func (o *outlet) met(err error) bool {
	failed := o.failed()
	return failed != nil && errors.Is(err, failed)
}

// exitPipe is how a shell reports a program that nobody reads any more, and that
// has ended for this reason.
const exitPipe = 128 + int(syscall.SIGPIPE)

// whole is the exit code of a verb that ended with code. It says why stdout is
// not whole, unless nobody reads it.
func whole(code int, stdout, stderr *outlet) int {
	if errors.Is(stdout.failed(), syscall.EPIPE) || errors.Is(stderr.failed(), syscall.EPIPE) {
		return exitPipe
	}
	err := stdout.failed()
	if err == nil {
		return code
	}
	fmt.Fprintf(stderr, "ucwatest: stdout: %v; what was printed is not whole\n", err)
	return max(code, exitFail)
}
