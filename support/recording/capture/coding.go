package capture

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"ucwatest/support/document"
)

var (
	gzipMark = []byte{0x1f, 0x8b}
	errLarge = fmt.Errorf("its body has more than %d bytes", document.MaxBytes)
)

// uncompressed is a body without the coding that it has, or that coding says. As much
// of it as could be read comes with an error.
func uncompressed(coding string, body []byte) ([]byte, error) {
	var from io.Reader
	var err error
	switch coding = strings.ToLower(strings.TrimSpace(coding)); {
	case len(body) == 0:
		return body, nil
	case bytes.HasPrefix(body, gzipMark):
		from, err = gzip.NewReader(bytes.NewReader(body))
	case coding == "deflate" && !utf8.Valid(body):
		from = inflated(body)
	case coding == "br" && !utf8.Valid(body), coding == "zstd" && !utf8.Valid(body):
		return body, fmt.Errorf("its body is compressed as %s, want it uncompressed or as gzip", coding)
	case len(body) > document.MaxBytes:
		return body[:0], errLarge
	default:
		return body, nil
	}
	if err != nil {
		return nil, fmt.Errorf("its body is cut short: %w", err)
	}
	return bounded(from)
}

// inflated reads deflate, with the frame of zlib or, as some servers send it, without.
func inflated(body []byte) io.Reader {
	if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
		return z
	}
	return flate.NewReader(bytes.NewReader(body))
}

// bounded reads a body to its end, or until it is too large.
func bounded(from io.Reader) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(from, document.MaxBytes+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return body, fmt.Errorf("its body is cut short after %d bytes", len(body))
	case err != nil:
		return body, fmt.Errorf("its body cannot be read: %w", err)
	case len(body) > document.MaxBytes:
		return nil, errLarge
	}
	return body, nil
}
