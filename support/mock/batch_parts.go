package mock

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"slices"

	"ucwatest/support/mock/wire"
)

// parts takes the body of a batch apart. One part that cannot be read makes the
// whole batch malformed, since nobody can tell what it was to be.
func (q *request) parts() ([]*http.Request, *refusal) {
	kind, parameters, err := mime.ParseMediaType(q.http.Header.Get("Content-Type"))
	switch {
	case err != nil || !isBatchType(kind):
		return nil, errMediaType
	case parameters["boundary"] == "":
		return nil, errMalformed
	}
	var parts []*http.Request
	for reader := multipart.NewReader(bytes.NewReader(q.bytes), parameters["boundary"]); ; {
		part, err := reader.NextPart()
		switch {
		case errors.Is(err, io.EOF) && parts != nil && closed(q.bytes, parameters["boundary"]):
			return parts, nil
		case err != nil:
			return nil, errMalformed
		case len(parts) == maxOutstanding:
			return nil, errRequests
		}
		r, err := q.part(part)
		if err != nil {
			return nil, errMalformed
		}
		parts = append(parts, r)
	}
}

// closed tells whether text has the boundary that ends it. For a part whose header
// is cut short a multipart.Reader has the same error as for the end.
func closed(text []byte, boundary string) bool {
	return bytes.Contains(text, []byte("--"+boundary+"--"))
}

// part reads the request that p holds. It comes from where the batch does, and
// with the token of the batch if it has none of its own.
func (q *request) part(p *multipart.Part) (*http.Request, error) {
	kind, parameters, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
	if err != nil || kind != "application/http" || parameters["msgtype"] != "request" {
		return nil, fmt.Errorf("part: got %q, want application/http; msgtype=request", p.Header.Get("Content-Type"))
	}
	text, err := io.ReadAll(p)
	if err != nil {
		return nil, err
	}
	r, err := readMessage(bytes.TrimPrefix(text, []byte(wire.ByteOrderMark)))
	if err != nil {
		return nil, err
	}
	r.TLS, r.RemoteAddr = q.http.TLS, q.http.RemoteAddr
	if r.Host == "" {
		r.Host = q.http.Host
	}
	if r.Header["Authorization"] == nil {
		r.Header["Authorization"] = q.http.Header["Authorization"]
	}
	return r.WithContext(q.http.Context()), nil
}

// blankLine ends the header of a message. The samples lack it where there is no
// body: the line break before the boundary belongs to that.
var blankLine = regexp.MustCompile(`\r?\n\r?\n`)

// readMessage reads a request as HTTP has it. Without Content-Length the body
// is all the rest, for a part ends by its boundary.
func readMessage(text []byte) (*http.Request, error) {
	head, body := text, []byte(nil)
	if at := blankLine.FindIndex(text); at != nil {
		head, body = text[:at[0]], text[at[1]:]
	}
	r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(slices.Concat(head, []byte("\r\n\r\n")))))
	if err != nil {
		return nil, err
	}
	if r.TransferEncoding != nil {
		return nil, fmt.Errorf("transfer encoding %q within a batch", r.TransferEncoding)
	}
	if r.Header["Content-Length"] != nil {
		if body, err = cutBody(body, r.ContentLength); err != nil {
			return nil, err
		}
	}
	if blank(body) {
		body = nil
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return r, nil
}

// cutBody is the first length bytes of b, which has nothing behind them.
func cutBody(b []byte, length int64) ([]byte, error) {
	if length > int64(len(b)) || !blank(b[length:]) {
		return nil, fmt.Errorf("body: got %d bytes, want %d and nothing more", len(b), length)
	}
	return b[:length], nil
}

func blank(b []byte) bool { return len(bytes.Trim(b, "\r\n")) == 0 }
