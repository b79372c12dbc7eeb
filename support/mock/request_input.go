package mock

import (
	"compress/gzip"
	"io"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/mock/wire"
)

// A body is what a request brings along, in body and query.
type body struct {
	from    *http.Request
	bytes   []byte
	tooLong bool
	encoded bool // in a way that the pool cannot read
}

// maxBody is how many bytes of a request are read, packed or not.
const maxBody = 1 << 20

// read reads the body, before any lock is taken: a client may be slow. A body
// in an encoding that the pool does not know is left alone.
func (b *body) read() {
	if b.from.ContentLength == 0 || b.from.Body == nil {
		return
	}
	var from io.Reader = b.from.Body
	packed, known := b.packed()
	if b.encoded = !known; b.encoded {
		return
	}
	if packed {
		unpacked, err := gzip.NewReader(io.LimitReader(from, maxBody))
		if err != nil {
			b.bytes = unreadable()
			return
		}
		from = unpacked
	}
	body, err := io.ReadAll(io.LimitReader(from, maxBody+1))
	b.tooLong = len(body) > maxBody
	if err != nil {
		body = unreadable()
	}
	b.bytes = body
}

// unreadable stands for a body that was cut short: no format reads it.
func unreadable() []byte { return []byte{0} }

// packed tells whether the body is gzip, and whether the pool can read it.
func (b *body) packed() (packed, known bool) {
	for _, line := range b.from.Header["Content-Encoding"] {
		for name := range strings.SplitSeq(line, ",") {
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "", "identity":
			case "gzip", "x-gzip":
				if packed {
					return false, false // twice: nobody does that in good faith
				}
				packed = true
			default:
				return false, false
			}
		}
	}
	return packed, true
}

// intact tells why the body cannot be read, nil if it can.
func (b *body) intact() *refusal {
	switch {
	case b.from.Method == http.MethodGet: // has none, whatever is sent along
		return nil
	case b.encoded:
		return errMediaType
	case b.tooLong:
		return errTooLarge
	}
	return nil
}

// input reads the query and the body, which wins where both name something. A
// body of the route's own type (readable) holds no input.
func (b *body) input() (wire.Input, *refusal) {
	in, err := wire.ReadInput(b.from.URL.RawQuery, b.contentType(), b.bytes)
	if err != nil {
		return nil, errMalformed
	}
	return in, nil
}

// contentType is the media type of the body, without parameters; "" for none
// that the pool can read.
func (b *body) contentType() string {
	kind, _ := wire.MediaType(b.from.Header.Get("Content-Type"))
	return kind
}

// readable tells whether the body, if there is one, is of a type that r
// reads. A GET has none, whatever is sent along.
func (b *body) readable(r *route) bool {
	if len(b.bytes) == 0 || b.from.Method == http.MethodGet {
		return true
	}
	kind := b.contentType()
	_, ok := wire.MediaOf(kind)
	return ok || kind != "" && slices.Contains(strings.Fields(r.raw), kind) || r.anyBody
}
