package client

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"

	"ucwatest/support/document"
)

// What can be wrong with an answer that has begun to come.
var (
	// ErrTooLarge says that a body, uncompressed, is over document.MaxBytes.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrCutShort says that a body ended, or could not be uncompressed, before its end.
	ErrCutShort = errors.New("the answer is cut short")
)

// believed is the longest declared length that is made room for before it has come.
const believed = 64 << 10

// readBody reads to the end, or as far as there is something to read. Of a body
// that is too large only the beginning is kept: nobody judges it, and to look
// for secrets in all of it takes seconds.
func readBody(method string, answer *http.Response) ([]byte, error) {
	if method == http.MethodHead {
		return nil, nil // its length is that of what a GET would bring
	}
	if 0 <= answer.ContentLength && answer.ContentLength <= believed {
		body := make([]byte, answer.ContentLength)
		n, err := io.ReadFull(answer.Body, body)
		return body[:n], cutShort(n, err)
	}
	var body bytes.Buffer
	_, err := body.ReadFrom(io.LimitReader(answer.Body, document.MaxBytes+1))
	if err == nil && body.Len() > document.MaxBytes {
		return body.Bytes()[:believed], fmt.Errorf("%w: got more than %d bytes", ErrTooLarge, document.MaxBytes)
	}
	return body.Bytes(), cutShort(body.Len(), err)
}

func cutShort(after int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w after %d bytes: %w", ErrCutShort, after, err)
}
