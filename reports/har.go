package reports

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ucwatest/support/recording/har"
)

// WriteHAR writes the exchanges of r in the HTTP Archive format 1.2, which browsers' network tools open: a page for
// each case that has any, and an entry for each exchange whose parts are known. It returns the error of w.
func WriteHAR(w io.Writer, r *Run) error {
	out := bufio.NewWriter(w)
	archive := har.NewWriter(escaper{out}, har.Log{Creator: har.Creator{Name: "ucwatest", Version: cmp.Or(r.Environment.Tool, "unknown")}})
	for _, c := range inOrder(r.Cases) {
		if err := addCase(archive, c); err != nil {
			return fmt.Errorf("encode the archive: %w", err)
		}
	}
	if err := cmp.Or(archive.Close(), out.Flush()); err != nil {
		return fmt.Errorf("write the archive: %w", err)
	}
	return nil
}

func addCase(archive *har.Writer, c Case) error {
	started := ""
	for _, x := range c.Exchanges {
		if x.Request == nil {
			continue
		}
		e := harEntryOf(c.ID, x)
		started = cmp.Or(started, e.Started)
		if err := archive.Entry(e); err != nil {
			return err
		}
	}
	if started != "" {
		archive.Page(har.Page{ID: oneLine(c.ID), Title: oneLine(c.ID + " " + c.Name), Started: started, Comment: oneLine(endOf(c))})
	}
	return nil
}

// endOf says what a case came to and, if anybody was asked, who answered.
func endOf(c Case) string {
	if c.Culprit == "" {
		return string(verdictOf(c))
	}
	return string(verdictOf(c)) + ", answered by " + string(c.Culprit)
}

// harEntryOf tells all of the time as waiting: what is recorded does not tell sending from receiving.
func harEntryOf(id string, x Exchange) har.Entry {
	milliseconds := har.Milliseconds(x.Seconds * 1000)
	e := har.Entry{Page: oneLine(id), Started: x.Started.UTC().Format(time.RFC3339Nano), Time: milliseconds,
		Request: harRequestOf(*x.Request), Timings: har.Timings{Wait: milliseconds}, Comment: oneLine("sent as " + cmp.Or(x.User, "nobody"))}
	if x.Judged {
		e.Comment += ", judged"
	}
	if x.Error != "" {
		e.Comment += ", " + oneLine(x.Error)
	}
	e.Response = harResponseOf(x.Response)
	return e
}

func harRequestOf(m Message) har.Request {
	return har.Request{Method: m.Method, URL: validURL(m.URL), HTTP: "HTTP/1.1", Headers: harHeaders(m.Header), Query: har.Query(m.URL),
		Post: har.NewPost(mediaType(m), []byte(m.Body)), HeadersSize: -1, BodySize: har.Size(m.Size)}
}

// harResponseOf returns an answer; status 0 says that none came, as browsers write it.
func harResponseOf(m *Message) har.Response {
	if m == nil {
		m = &Message{}
	}
	content := har.NewContent(mediaType(*m), []byte(m.Body))
	content.Size = har.Size(m.Size)
	return har.Response{Status: m.Status, Text: http.StatusText(m.Status), HTTP: "HTTP/1.1",
		Headers: harHeaders(m.Header), Content: content,
		Redirect: m.field("Location"), HeadersSize: -1, BodySize: har.Size(m.Size)}
}

// validURL is at, or a URL that holds it where it is none: tools refuse the whole
// archive for one that is not valid.
func validURL(at string) string {
	if u, err := url.Parse(at); err == nil && u.IsAbs() {
		return at
	}
	return "about:invalid#" + url.PathEscape(at)
}

func harHeaders(fields []Field) []har.Pair {
	var pairs []har.Pair
	for _, f := range fields {
		pairs = append(pairs, har.Pair(f))
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
