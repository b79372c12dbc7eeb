package mock

import (
	"bytes"
	"net/http"
)

// kept is an answer that is complete before any of it is sent.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is the header of the answer.
func (k *kept) Header() http.Header { return k.header }

// WriteHeader keeps the status.
func (k *kept) WriteHeader(status int) { k.status = status }

// Write keeps a part of the body.
func (k *kept) Write(b []byte) (int, error) { return k.body.Write(b) }
