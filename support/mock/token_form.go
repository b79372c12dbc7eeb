package mock

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strings"

	"ucwatest/support/mock/wire"
)

// form reads the form that the token endpoint is sent, as clients of all kinds
// write it: with any charset, since a form is ASCII, as multipart/form-data, which
// libraries make of a list of fields, or as text/plain, which .NET makes of a string.
// What a text writer puts around it, a byte order mark or an end of line, is none of
// it. The error tells that it is none.
func (b *body) form() (url.Values, error) {
	text := b.from.Header.Get("Content-Type")
	kind, parameters, err := mime.ParseMediaType(text)
	whole := err == nil
	if !whole { // of its parameters only the boundary matters
		kind, _, _ = strings.Cut(text, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	switch {
	case kind == "application/x-www-form-urlencoded", kind == plainText && whole:
		return wire.ParseQuery(strings.TrimRight(strings.TrimPrefix(string(b.bytes), wire.ByteOrderMark), "\r\n"))
	case kind == "multipart/form-data":
		return readFields(b.bytes, parameters["boundary"])
	}
	return nil, fmt.Errorf("got %q, want a form", text)
}

// readFields reads the fields of a form between boundaries.
func readFields(text []byte, boundary string) (url.Values, error) {
	if boundary == "" {
		return nil, errors.New("no boundary")
	}
	form := url.Values{}
	for reader := multipart.NewReader(bytes.NewReader(text), boundary); ; {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) && closed(text, boundary) {
			return form, nil
		}
		if err != nil {
			return nil, err
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		form.Add(part.FormName(), string(value))
	}
}
