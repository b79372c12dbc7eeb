package client

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/document"
)

// What can be wrong with an answer that has begun to come.
var (
	// ErrTooLarge says that a body, uncompressed, is over document.MaxBytes, or has
	// more than document.MaxParts parts.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrCutShort says that a body ended, or could not be uncompressed, before its end.
	ErrCutShort = errors.New("the answer is cut short")
)

// believed is the longest declared length that is made room for before it has come.
const believed = 64 << 10

// The two names of the only coding that is asked for, and undone (RFC 9110,
// section 8.4.1.3).
const (
	codingGzip  = "gzip"
	codingXGzip = "x-gzip"
)

// codings are those that h says a body has, in lower case, in the order they were
// applied.
func codings(h http.Header) []string {
	var all []string
	for _, line := range h["Content-Encoding"] {
		for coding := range strings.SplitSeq(line, ",") {
			if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" && coding != "identity" {
				all = append(all, coding)
			}
		}
	}
	return all
}

// unzip tells whether the body of an answer is to be uncompressed, once. Its
// headers are those of the uncompressed body then, as net/http has them.
func unzip(q *http.Request, answer *http.Response) bool {
	coded := codings(answer.Header)
	if q.Method == http.MethodHead || len(coded) != 1 || coded[0] != codingGzip && coded[0] != codingXGzip {
		return false
	}
	answer.ContentLength = -1
	answer.Header.Del("Content-Encoding")
	answer.Header.Del("Content-Length")
	return true
}

// readBody reads to the end, or as far as there is something to read. Of a body
// that is too large only the beginning is kept: nobody judges it, and to look
// for secrets in all of it takes seconds.
func readBody(method string, answer *http.Response, zipped bool) ([]byte, error) {
	if method == http.MethodHead {
		return nil, nil // its length is that of what a GET would bring
	}
	if 0 <= answer.ContentLength && answer.ContentLength <= believed {
		body := make([]byte, answer.ContentLength)
		n, err := io.ReadFull(answer.Body, body)
		return body[:n], cutShort(n, err)
	}
	text := io.Reader(answer.Body)
	if zipped {
		unzipped, err := gzip.NewReader(answer.Body)
		if err == io.EOF { //nolint:errorlint // nothing at all is the only end that is no error
			return []byte{}, nil
		}
		if err != nil {
			return []byte{}, cutShort(0, err)
		}
		text = unzipped
	}
	body, err := readAll(io.LimitReader(text, document.MaxBytes+1), answer.ContentLength)
	if err == nil && len(body) > document.MaxBytes {
		return slices.Clone(body[:believed]), fmt.Errorf("%w: got more than %d bytes", ErrTooLarge, document.MaxBytes)
	}
	return body, cutShort(len(body), err)
}

// readAll is io.ReadAll for a body that may be long. It takes no more room than
// that twice, and once if it is as long as was declared; less than 0 is not at all.
func readAll(from io.Reader, declared int64) ([]byte, error) {
	var first bytes.Buffer
	_, err := first.ReadFrom(io.LimitReader(from, believed))
	if err != nil || first.Len() < believed {
		return first.Bytes(), err
	}
	all := [][]byte{first.Bytes()}
	if declared > believed && declared <= document.MaxBytes {
		all[0] = append(make([]byte, 0, declared), first.Bytes()...)
	}
	for err == nil {
		room := all[len(all)-1]
		if len(room) == cap(room) {
			room = make([]byte, 0, 4*believed)
			all = append(all, room)
		}
		var more int
		more, err = from.Read(room[len(room):cap(room)])
		all[len(all)-1] = room[:len(room)+more]
	}
	if err == io.EOF { //nolint:errorlint // a reader says it as it is
		err = nil
	}
	if len(all) == 2 && len(all[1]) == 0 {
		return all[0], err
	}
	return slices.Concat(all...), err
}

// bound is an ErrTooLarge if the body has more parts than are read.
func (x *Exchange) bound() error {
	err := document.Bounded(x.contentType(), x.Body)
	if err == nil || x.recoded() != "" {
		return nil
	}
	x.Body = slices.Clone(x.Body[:min(len(x.Body), believed)])
	return fmt.Errorf("%w: got %w", ErrTooLarge, err)
}

func cutShort(after int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w after %d bytes: %w", ErrCutShort, after, err)
}

// endUnannounced tells whether nothing but the end of the connection ends the body of an
// answer: then one that was cut looks whole.
func endUnannounced(answer *http.Response, zipped bool) bool {
	return answer.ContentLength < 0 && len(answer.TransferEncoding) == 0 && !zipped && answer.Close
}

// breaksOff tells whether the body ends in the middle of a document, at an end
// that nothing announced.
func (x *Exchange) breaksOff() bool {
	if !x.endUnannounced {
		return false
	}
	if len(x.Body) == 0 {
		return x.Method == http.MethodGet && x.Status == http.StatusOK
	}
	var malformed *document.Malformed
	_, err := document.Read(x.contentType(), x.Body)
	return errors.As(err, &malformed) && malformed.Ends
}

// recoded is why the body is not what was asked for, but what somebody made of it
// on the way, or "".
func (x *Exchange) recoded() string {
	switch coded := codings(x.Header); {
	case len(x.Body) > 0 && len(coded) > 0:
		return fmt.Sprintf("body is encoded as %q, which was not asked for", strings.Join(coded, ", "))
	case x.breaksOff():
		return "body ends too early, where the connection was closed"
	}
	return ""
}

// conditions are the headers of a request without which nobody answers with a
// status (RFC 9110, sections 13 and 14).
var conditions = map[int][]string{
	http.StatusNotModified:                  {"If-None-Match", "If-Modified-Since"},
	http.StatusPartialContent:               {"Range"},
	http.StatusRequestedRangeNotSatisfiable: {"Range"},
	http.StatusExpectationFailed:            {"Expect"},
	http.StatusSwitchingProtocols:           {"Upgrade"},
}

// unasked tells whether the status is that of a condition which the request did
// not make: a cache or a proxy made it.
func (x *Exchange) unasked() bool {
	asked, conditional := conditions[x.Status]
	return conditional && !slices.ContainsFunc(asked, func(name string) bool { return len(x.RequestHeader[name]) > 0 })
}
