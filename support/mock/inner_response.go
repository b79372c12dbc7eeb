package mock

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

// An innerResponse takes the answer to a request that the pool puts to itself: a part
// of a batch, or a step of Derive.
type innerResponse struct {
	bufferedResponse
	part bool // of a batch, and so a client's
}

func newInnerResponse(part bool) *innerResponse {
	return &innerResponse{bufferedResponse{header: http.Header{}}, part}
}

// admit is the route to take instead of r, which was found for what a answers.
// For a nil a, the answer to a request from outside, it is r.
func (a *innerResponse) admit(r *route) *route {
	if a == nil || !a.part {
		return r
	}
	return r.inBatch()
}

// host is the host that a request is for, "" for one that the pool puts to itself.
func (a *innerResponse) host(written string) string {
	if a == nil || a.part {
		return written
	}
	return ""
}

// writeTo writes the answer as a message of HTTP. Content-Type is its last
// header: a library of browsers drops the body of a part where another follows.
func (a *innerResponse) writeTo(w io.Writer) error {
	if a.status != http.StatusNoContent && a.status != http.StatusNotModified {
		a.header["Content-Length"] = []string{strconv.Itoa(a.body.Len())}
	}
	if _, err := fmt.Fprintf(w, "HTTP/1.1 %d %s\r\n", a.status, http.StatusText(a.status)); err != nil {
		return err
	}
	if err := a.header.WriteSubset(w, map[string]bool{"Content-Type": true}); err != nil {
		return err
	}
	if err := (http.Header{"Content-Type": a.header["Content-Type"]}).Write(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\r\n%s", a.body.Bytes())
	return err
}

// bufferedResponse is an answer that is complete before any of it is sent.
type bufferedResponse struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header returns the header that the handler fills in.
func (k *bufferedResponse) Header() http.Header { return k.header }

// WriteHeader keeps the status.
func (k *bufferedResponse) WriteHeader(status int) { k.status = status }

// Write keeps a part of the body.
func (k *bufferedResponse) Write(b []byte) (int, error) { return k.body.Write(b) }
