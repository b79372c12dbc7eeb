package views

import (
	"errors"
	"io"
	"sync"
	"syscall"
)

// A trackedWriter is stdout or stderr. It remembers why it could not be written to:
// what a verb prints is what it was asked for. It is safe for concurrent use.
type trackedWriter struct {
	io.Writer
	mu     sync.Mutex
	err    error  // the first
	closed func() // is called when nobody reads any more; may be nil
}

// Write writes p and keeps the first error that there is. It returns how many bytes were
// written, and the error.
func (o *trackedWriter) Write(p []byte) (int, error) {
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
func (o *trackedWriter) watch(closed func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = closed
}

// failed is the first error of writing to w, nil if there was none or w does not
// remember it.
func failed(w io.Writer) error {
	o, is := w.(*trackedWriter)
	if !is {
		return nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}
