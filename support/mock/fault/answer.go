package fault

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"time"
)

// A Server is the pool behind a fault, as far as one request is concerned. Its
// headers go to Exchange.Client.
type Server interface {
	// Truth is the answer that would be sent without the fault.
	Truth() Answer
	// Refuse is an answer with that status and, unless code is "", a reason.
	Refuse(status int, code, subcode, message string) Answer
	// Headers sets the headers that every answer of the pool has.
	Headers()
	// Rest begins to let time pass by the clock of the user: over is closed
	// when it has, and stop ends it before.
	Rest(d time.Duration) (over <-chan struct{}, stop func())
	// Done is closed when the pool is.
	Done() <-chan struct{}
}

// An Answer is complete before any of it is sent.
type Answer struct {
	Status int
	Body   []byte
}

// An Exchange is a request that a fault does something to.
type Exchange struct {
	Fault   *Fault
	Request *http.Request
	Client  http.ResponseWriter
	Server  Server
	// Status is that of the answer, 0 as long as there is none.
	Status int
}

// Serve answers the request as the fault says. It panics with
// http.ErrAbortHandler where the connection is to end.
func (x *Exchange) Serve() {
	f := x.Fault
	switch {
	case f.Delay > 0 && !x.rest(f.Delay):
		breakOff()
	case f.Hang:
		x.wait(nil)
		breakOff()
	case f.Reset == resetBefore:
		reset(x.Client)
	case f.streams():
		x.stream()
	default:
		x.deliver(x.answer())
	}
}

// answer is what is sent: the truth if the fault says nothing.
func (x *Exchange) answer() Answer {
	var a Answer
	switch f, header := x.Fault, x.Client.Header(); {
	case f.HTML:
		a = x.proxy()
	case f.Redirect != "":
		header.Set("Location", f.Redirect)
		a.Status = cmp.Or(f.Status, http.StatusFound)
	case f.Status != 0:
		a = x.Server.Refuse(f.Status, f.Code, f.Subcode, f.Message)
	default:
		a = x.Server.Truth()
	}
	if after := x.Fault.RetryAfter; after > 0 {
		x.Client.Header().Set("Retry-After", strconv.Itoa(after))
	}
	x.Status = a.Status
	return a
}

// proxy answers as somebody who stands before the pool and is no UCWA server.
func (x *Exchange) proxy() Answer {
	status := cmp.Or(x.Fault.Status, http.StatusBadGateway)
	title := fmt.Sprintf("%d %s", status, http.StatusText(status))
	body := fmt.Sprintf("<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>", title, title)
	header := x.Client.Header()
	header.Set("Content-Type", "text/html")
	header.Set("Via", "1.1 proxy.contoso.com")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	return Answer{status, []byte(body)}
}

// stream answers with more than anybody wants: JSON that unpacks to many MiB,
// or that has no end.
func (x *Exchange) stream() {
	x.Server.Headers()
	x.Client.Header().Set("Content-Type", "application/json")
	x.Status = http.StatusOK
	if x.Fault.Endless {
		x.pour(x.Client, math.MaxInt)
		return
	}
	x.Client.Header().Set("Content-Encoding", "gzip")
	packed := gzip.NewWriter(x.Client)
	x.pour(packed, x.Fault.Gzip)
	_ = packed.Close() // a client that is gone misses its answer
}

// pour writes one long string of JSON, of so many MiB, as long as there is
// somebody to read it.
func (x *Exchange) pour(w io.Writer, size int) {
	piece := bytes.Repeat([]byte("a"), 1<<20)
	_, err := io.WriteString(w, `{"a":"`)
	for left := size; err == nil && left > 0 && !x.alone(); left-- {
		_, err = w.Write(piece)
	}
	if err == nil {
		_, _ = io.WriteString(w, `"}`)
	}
}

// alone tells whether there is nobody left to answer.
func (x *Exchange) alone() bool {
	select {
	case <-x.Fault.gone:
	case <-x.Server.Done():
	case <-x.Request.Context().Done():
	default:
		return false
	}
	return true
}

// rest lets seconds pass. It is false if there is nobody left to wait for.
func (x *Exchange) rest(seconds float64) bool {
	over, stop := x.Server.Rest(time.Duration(seconds * float64(time.Second)))
	defer stop()
	return x.wait(over)
}

// wait waits for over; it is false if the client, the fault or the pool is gone
// before.
func (x *Exchange) wait(over <-chan struct{}) bool {
	select {
	case <-over:
		return true
	case <-x.Request.Context().Done():
	case <-x.Fault.gone:
	case <-x.Server.Done():
	}
	return false
}
