// Package har reads and writes HTTP Archives, version 1.2: entry by entry, so that
// a file may be as long as it likes.
//
// It must not know who sent what is in a file, nor what an answer owes anybody.
// What it reads may come from any browser or proxy: members that those leave out
// are missing without being an error, and numbers that are none are not known.
//
// Go on with Reader, Writer, and body.go for what an entry carries.
package har

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Version is that of the archives that are written.
const Version = "1.2"

// A Log is what an archive says of itself.
type Log struct {
	Version string          `json:"version"`
	Creator Creator         `json:"creator"`
	Comment string          `json:"comment,omitempty"`
	Ours    json.RawMessage `json:"_ucwatest,omitempty"` // of a recording of ours
}

// A Creator is the program that wrote an archive.
type Creator struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// A Page is what a group of entries belongs to.
type Page struct {
	Started string   `json:"startedDateTime"`
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Timings struct{} `json:"pageTimings"`
	Comment string   `json:"comment,omitempty"`
	// Ours is what ucwatest says of the page, nil in an archive of another program.
	Ours json.RawMessage `json:"_ucwatest,omitempty"`
}

// An Entry is one request and what came back.
type Entry struct {
	Page     string          `json:"pageref,omitempty"`
	Started  string          `json:"startedDateTime"`
	Time     Milliseconds    `json:"time"`
	Request  Request         `json:"request"`
	Response Response        `json:"response"`
	Cache    struct{}        `json:"cache"`
	Timings  Timings         `json:"timings"`
	Comment  string          `json:"comment,omitempty"`
	Ours     json.RawMessage `json:"_ucwatest,omitempty"` // of a recording of ours

	Index int `json:"-"` // in log.entries, from 0
	// Offset is where the entry begins in the file that it was read from, and Length
	// how many bytes it has there.
	Offset, Length int64 `json:"-"`
}

// A Request is what was sent. Lists that must be there are written as empty ones.
type Request struct {
	Method      string `json:"method"`
	URL         string `json:"url"`
	HTTP        string `json:"httpVersion"`
	Cookies     []Pair `json:"cookies"`
	Headers     []Pair `json:"headers"`
	Query       []Pair `json:"queryString"`
	Post        *Post  `json:"postData,omitempty"`
	HeadersSize Size   `json:"headersSize"`
	BodySize    Size   `json:"bodySize"`
}

// A Post is the body of a request.
type Post struct {
	MediaType string `json:"mimeType"`
	Text      string `json:"text"`
	Params    []Pair `json:"params,omitempty"`   // of a form, from those who do not write Text
	Encoding  string `json:"encoding,omitempty"` // "base64", or "" for a text; not in the format, yet written by some
}

// A Response is what came back. Status 0 says that nothing did, as browsers write it.
type Response struct {
	Status      int     `json:"status"`
	Text        string  `json:"statusText"`
	HTTP        string  `json:"httpVersion"`
	Cookies     []Pair  `json:"cookies"`
	Headers     []Pair  `json:"headers"`
	Content     Content `json:"content"`
	Redirect    string  `json:"redirectURL"`
	HeadersSize Size    `json:"headersSize"`
	BodySize    Size    `json:"bodySize"`
}

// A Content is the body of an answer, uncompressed.
type Content struct {
	Size      Size    `json:"size"`
	MediaType string  `json:"mimeType"`
	Text      *string `json:"text,omitempty"`     // nil: it is not in the file
	Encoding  string  `json:"encoding,omitempty"` // "base64", or "" for a text
}

// A Pair is a header, a cookie, or a parameter of a query or a form.
type Pair struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Timings say what the time of an entry went by with.
type Timings struct {
	Send    Milliseconds `json:"send"`
	Wait    Milliseconds `json:"wait"`
	Receive Milliseconds `json:"receive"`
}

// A Size is a number of bytes; less than 0 is not known.
type Size int64

// UnmarshalJSON takes whatever is there: what is no number is not known.
func (s *Size) UnmarshalJSON(text []byte) error {
	*s = Size(max(-1, number(text)))
	return nil
}

// Milliseconds are a time; less than 0 is not known.
type Milliseconds float64

// UnmarshalJSON takes whatever is there: what is no number is not known.
func (m *Milliseconds) UnmarshalJSON(text []byte) error {
	*m = Milliseconds(max(-1, number(text)))
	return nil
}

// longest is a number that is still told exactly.
const longest = 1 << 53

// number is what text says, in quotes or not; -1 if that is no number.
func number(text []byte) float64 {
	n, err := strconv.ParseFloat(strings.Trim(string(text), `"`), 64)
	if err != nil || math.IsNaN(n) || n > longest {
		return -1
	}
	return n
}

// times are how programs write startedDateTime: with a colon in the zone, as the
// format wants it, and without.
var times = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700"}

// At is when the request was sent; false if the entry does not say, or not as a
// time.
func (e *Entry) At() (time.Time, bool) {
	for _, layout := range times {
		if at, err := time.Parse(layout, e.Started); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// Took is how long it was until the last byte of the answer; 0 where that is not
// known.
func (e *Entry) Took() time.Duration {
	return time.Duration(max(0, float64(e.Time)) * float64(time.Millisecond))
}

// Header is a list of headers as net/http has it. The pseudo-headers of HTTP/2,
// which some write, are none; values of Set-Cookie that some join by line ends are
// parted.
func Header(pairs []Pair) http.Header {
	h := make(http.Header, len(pairs))
	for _, p := range pairs {
		if strings.HasPrefix(p.Name, ":") {
			continue
		}
		if name := http.CanonicalHeaderKey(p.Name); name == "Set-Cookie" {
			h[name] = append(h[name], strings.Split(p.Value, "\n")...)
		} else {
			h[name] = append(h[name], p.Value)
		}
	}
	return h
}

// Value is that of the first header called name, "" if there is none.
func Value(pairs []Pair, name string) string {
	for _, p := range pairs {
		if strings.EqualFold(p.Name, name) {
			return p.Value
		}
	}
	return ""
}
