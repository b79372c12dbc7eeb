package mock

import (
	"compress/gzip"
	"io"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ucwatest/support/mock/wire"
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

// input reads the query and the body, which wins where both name something. A
// body of the route's own type (readable) holds no input.
func (q *request) input() (wire.Input, *refusal) {
	in, err := wire.ReadInput(q.http.URL.RawQuery, q.contentType(), q.body)
	if err != nil {
		return nil, errMalformed
	}
	return in, nil
}

// contentType is the media type of the body, without parameters; "" for none
// that the pool can read.
func (q *request) contentType() string {
	kind, _ := wire.MediaType(q.http.Header.Get("Content-Type"))
	return kind
}

// readable tells whether the body, if there is one, is of a type that the
// route reads. A GET has none, whatever is sent along.
func (q *request) readable() bool {
	if len(q.body) == 0 || q.http.Method == http.MethodGet {
		return true
	}
	kind := q.contentType()
	_, ok := wire.MediaOf(kind)
	return ok || kind != "" && slices.Contains(strings.Fields(q.route.raw), kind) || q.route.name == "batch" // which says itself what it reads
}

// weights are what Accept says of how much a media type is liked.
var weights = regexp.MustCompile(`;\s*q=[0-9.]+`)

// negotiate chooses the media type of the answer, as well as the pool can.
func (q *request) negotiate() {
	header, spoil := q.http.Header, q.pool.options.Spoil
	if spoil.forgets(LapsePreference) && header["Accept"] != nil {
		header = http.Header{"Accept": {weights.ReplaceAllString(strings.Join(header["Accept"], ","), "")}}
	}
	q.media, q.suits = wire.Negotiate(header)
	if spoil.forgets(LapseAccept) {
		q.media, q.suits = wire.MediaJSON, true
	}
	q.suits = q.suits || spoil.forgets(LapseFormat)
}

// newest is the highest version of any resource (Versioning): the resources
// whose names end in 2.
const newest = 2

// version refuses a request that requires more than the pool offers.
func (q *request) version() *refusal {
	lines := q.http.Header["X-Ms-Requiresminresourceversion"]
	if len(lines) == 0 {
		return nil
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(lines[0]), 64)
	switch {
	case err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0:
		return invalid([2]string{"X-MS-RequiresMinResourceVersion", "Invalid"})
	case v > newest && !q.pool.options.Spoil.forgets(LapseVersion):
		return errVersion
	}
	return nil
}
