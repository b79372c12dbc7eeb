package mock

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// An inner takes the answer to a request that the pool puts to itself: a part
// of a batch, or a step of Derive. It is an http.ResponseWriter.
type inner struct {
	header http.Header
	status int
	body   bytes.Buffer
	part   bool // of a batch, and so a client's
}

func newInner(part bool) *inner { return &inner{header: http.Header{}, part: part} }

// Header is the header to be sent.
func (a *inner) Header() http.Header { return a.header }

// WriteHeader takes the status.
func (a *inner) WriteHeader(status int) { a.status = status }

// Write takes a piece of the body.
func (a *inner) Write(b []byte) (int, error) { return a.body.Write(b) }

// admit is the route to take instead of r, which was found for what a answers.
// For a nil a, the answer to a request from outside, it is r.
func (a *inner) admit(r *route) *route {
	if a == nil || !a.part {
		return r
	}
	return r.inBatch()
}

// host is the host that a request is for, "" for one that the pool puts to itself.
func (a *inner) host(written string) string {
	if a == nil || a.part {
		return written
	}
	return ""
}

// writeTo writes the answer as a message of HTTP.
func (a *inner) writeTo(w io.Writer) error {
	if a.status != http.StatusNoContent && a.status != http.StatusNotModified {
		a.header["Content-Length"] = []string{strconv.Itoa(a.body.Len())}
	}
	if _, err := fmt.Fprintf(w, "HTTP/1.1 %d %s\r\n", a.status, http.StatusText(a.status)); err != nil {
		return err
	}
	if err := a.header.Write(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\r\n%s", a.body.Bytes())
	return err
}
