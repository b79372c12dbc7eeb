package mock

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
)

// maxBody is how many bytes of a request are read, packed or not.
const maxBody = 1 << 20

// read reads the body, before any lock is taken: a client may be slow. A body
// in an encoding that the pool does not know is left alone.
func (q *request) read() {
	if q.http.ContentLength == 0 || q.http.Body == nil {
		return
	}
	var from io.Reader = q.http.Body
	packed, known := q.packed()
	if q.encoded = !known; q.encoded {
		return
	}
	if packed {
		unpacked, err := gzip.NewReader(io.LimitReader(from, maxBody))
		if err != nil {
			q.body = unreadable()
			return
		}
		from = unpacked
	}
	body, err := io.ReadAll(io.LimitReader(from, maxBody+1))
	q.tooLong = len(body) > maxBody
	if err != nil {
		body = unreadable()
	}
	q.body = body
}

// unreadable stands for a body that was cut short: no format reads it.
func unreadable() []byte { return []byte{0} }

// packed tells whether the body is gzip, and whether the pool can read it.
func (q *request) packed() (packed, known bool) {
	for _, line := range q.http.Header["Content-Encoding"] {
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
func (q *request) intact() *refusal {
	switch {
	case q.http.Method == http.MethodGet: // has none, whatever is sent along
		return nil
	case q.encoded:
		return errMediaType
	case q.tooLong:
		return errTooLarge
	}
	return nil
}
