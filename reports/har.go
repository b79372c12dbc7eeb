package reports

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// WriteHAR writes the exchanges of r in the HTTP Archive format 1.2, which browsers' network tools open: a page for
// each case that has any, and an entry for each exchange whose parts are known. It returns the error of w.
func WriteHAR(w io.Writer, r *Run) error {
	log := harLog{Version: "1.2", Creator: harCreator{"ucwatest", cmp.Or(r.Environment.Tool, "unknown")},
		Pages: []harPage{}, Entries: []harEntry{}}
	for _, c := range inOrder(r.Cases) {
		log.add(c)
	}
	archive := struct {
		Log harLog `json:"log"`
	}{log}
	return writeJSON(w, "archive", archive, func(enc *json.Encoder) { enc.SetIndent("", " ") })
}

func (l *harLog) add(c Case) {
	var entries []harEntry
	for _, x := range c.Exchanges {
		if x.Request != nil {
			entries = append(entries, harEntryOf(c.ID, x))
		}
	}
	if len(entries) == 0 {
		return
	}
	l.Pages = append(l.Pages, harPage{ID: oneLine(c.ID), Title: oneLine(c.ID + " " + c.Name), Started: entries[0].Started,
		Comment: oneLine(endOf(c))})
	l.Entries = append(l.Entries, entries...)
}

// endOf says what a case came to and, if anybody was asked, who answered.
func endOf(c Case) string {
	if c.Culprit == "" {
		return string(verdictOf(c))
	}
	return string(verdictOf(c)) + ", answered by " + string(c.Culprit)
}

func harEntryOf(id string, x Exchange) harEntry {
	milliseconds := x.Seconds * 1000
	e := harEntry{Page: oneLine(id), Started: x.Started.UTC().Format(time.RFC3339Nano), Time: milliseconds,
		Request: harRequestOf(*x.Request), Timings: harTimings{Wait: milliseconds}, Comment: oneLine("sent as " + cmp.Or(x.User, "nobody"))}
	if x.Judged {
		e.Comment += ", judged"
	}
	if x.Error != "" {
		e.Comment += ", " + oneLine(x.Error)
	}
	e.Response = harResponseOf(x.Response)
	return e
}

func harRequestOf(m Message) harRequest {
	r := harRequest{Method: m.Method, URL: m.URL, Version: "HTTP/1.1", Cookies: []harPair{}, Headers: harHeaders(m.Header),
		Query: []harPair{}, HeadersSize: -1, BodySize: m.Size}
	if u, err := url.Parse(m.URL); err == nil {
		for pair := range strings.SplitSeq(u.RawQuery, "&") {
			name, value, _ := strings.Cut(pair, "=")
			if pair != "" {
				r.Query = append(r.Query, harPair{unescaped(name), unescaped(value)})
			}
		}
	}
	if m.Body != "" {
		r.Post = &harPost{mediaType(m), m.Body}
	}
	return r
}

// harResponseOf returns an answer; status 0 says that none came, as browsers write it.
func harResponseOf(m *Message) harResponse {
	if m == nil {
		m = &Message{}
	}
	return harResponse{Status: m.Status, Text: http.StatusText(m.Status), Version: "HTTP/1.1", Cookies: []harPair{},
		Headers: harHeaders(m.Header), Content: harContent{m.Size, mediaType(*m), m.Body},
		Redirect: m.field("Location"), HeadersSize: -1, BodySize: m.Size}
}

func harHeaders(fields []Field) []harPair {
	pairs := []harPair{}
	for _, f := range fields {
		pairs = append(pairs, harPair(f))
	}
	return pairs
}

// field returns the first value of a header, "" if there is none.
func (m Message) field(name string) string {
	for _, f := range m.Header {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

func mediaType(m Message) string {
	return cmp.Or(m.field("Content-Type"), "application/octet-stream")
}

func unescaped(s string) string {
	if plain, err := url.QueryUnescape(s); err == nil {
		return plain
	}
	return s
}

// The members of an HTTP Archive, version 1.2. Sizes of -1 are not known; lists that must be there are empty.

type harLog struct {
	Version string     `json:"version"`
	Creator harCreator `json:"creator"`
	Pages   []harPage  `json:"pages"`
	Entries []harEntry `json:"entries"`
}

type harCreator struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type harPage struct {
	Started string   `json:"startedDateTime"`
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Timings struct{} `json:"pageTimings"`
	Comment string   `json:"comment,omitempty"` // what became of the case, and who answered
}

type harEntry struct {
	Page     string      `json:"pageref"`
	Started  string      `json:"startedDateTime"`
	Time     float64     `json:"time"` // in milliseconds
	Request  harRequest  `json:"request"`
	Response harResponse `json:"response"`
	Cache    struct{}    `json:"cache"`
	Timings  harTimings  `json:"timings"`
	Comment  string      `json:"comment"`
}

type harRequest struct {
	Method      string    `json:"method"`
	URL         string    `json:"url"`
	Version     string    `json:"httpVersion"`
	Cookies     []harPair `json:"cookies"`
	Headers     []harPair `json:"headers"`
	Query       []harPair `json:"queryString"`
	Post        *harPost  `json:"postData,omitempty"`
	HeadersSize int       `json:"headersSize"`
	BodySize    int       `json:"bodySize"`
}

type harPost struct {
	MediaType string `json:"mimeType"`
	Text      string `json:"text"`
}

type harResponse struct {
	Status      int        `json:"status"`
	Text        string     `json:"statusText"`
	Version     string     `json:"httpVersion"`
	Cookies     []harPair  `json:"cookies"`
	Headers     []harPair  `json:"headers"`
	Content     harContent `json:"content"`
	Redirect    string     `json:"redirectURL"`
	HeadersSize int        `json:"headersSize"`
	BodySize    int        `json:"bodySize"`
}

type harContent struct {
	Size      int    `json:"size"`
	MediaType string `json:"mimeType"`
	Text      string `json:"text"`
}

type harPair struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// harTimings tells all of the time as waiting: what is recorded does not tell sending from receiving.
type harTimings struct {
	Send    float64 `json:"send"`
	Wait    float64 `json:"wait"`
	Receive float64 `json:"receive"`
}
