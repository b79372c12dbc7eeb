// Package edit shows what is in a capture, and makes captures that can be passed on:
// one without secrets and people, one of a single conversation.
//
// It must not judge. It reads what support/recording/capture reads and writes HTTP
// Archives, with bodies uncompressed; both entry by entry.
//
// Go on with show.go, hide.go and cut.go, one for each.
package edit

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/recording/capture"
	"ucwatest/support/recording/har"
)

// read reads the capture at path and calls each for its entries. What of it cannot be
// read is left out, and counted.
func read(path string, each func(capture.Entry)) (lost int, err error) {
	err = capture.Read(path, capture.Listener{Entry: each, Odd: func(o capture.Oddity) {
		if o.Lost {
			lost++
		}
	}})
	return lost, err
}

// write writes an archive of the entries of the capture at path that change returns
// true of, as it has changed them.
func write(w io.Writer, path string, change func(*har.Entry, capture.Entry) bool) error {
	archive := har.NewWriter(w, har.Log{Creator: har.Creator{Name: "ucwatest", Version: "1"}})
	var failed error
	_, err := read(path, func(e capture.Entry) {
		entry := archived(e)
		if failed == nil && change(&entry, e) {
			failed = archive.Entry(entry)
		}
	})
	for _, one := range []error{err, failed, archive.Close()} {
		if one != nil {
			return one
		}
	}
	return nil
}

// archived is an entry as an archive has it.
func archived(e capture.Entry) har.Entry {
	x := e.Exchange
	entry := har.Entry{Time: har.Milliseconds(float64(x.Took) / float64(time.Millisecond)),
		Request: har.Request{Method: x.Method, URL: x.URL, HTTP: "HTTP/1.1", Headers: pairs(x.RequestHeader), Query: har.Query(x.URL),
			Post: har.NewPost(x.RequestHeader.Get("Content-Type"), x.RequestBody), HeadersSize: -1, BodySize: har.Size(len(x.RequestBody))},
		Response: har.Response{Status: x.Status, Text: http.StatusText(x.Status), HTTP: "HTTP/1.1", Headers: pairs(x.Header),
			Content: har.NewContent(x.Header.Get("Content-Type"), x.Body), Redirect: x.Header.Get("Location"), HeadersSize: -1, BodySize: -1}}
	if !x.Started.IsZero() {
		entry.Started = x.Started.Format(time.RFC3339Nano)
	}
	if e.Missing != nil {
		entry.Comment = e.Missing.Error()
		if len(x.Body) == 0 {
			entry.Response.Content.Text = nil
		}
	}
	return entry
}

func pairs(h http.Header) []har.Pair {
	var all []har.Pair
	for name, values := range h {
		for _, value := range values {
			all = append(all, har.Pair{Name: name, Value: value})
		}
	}
	slices.SortStableFunc(all, func(a, b har.Pair) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// exchanges are those of an entry: itself, or the parts of a batch.
func exchanges(e capture.Entry) []capture.Entry {
	if !e.IsBatch() {
		return []capture.Entry{e}
	}
	parts, _ := e.Parts() // what cannot be read of it is not known
	return parts
}

// resources calls each for the resources in an answer, those that are embedded too.
func resources(e capture.Entry, each func(*document.Document)) {
	if len(e.Body) == 0 || e.Missing != nil || e.Err != nil || e.Status/100 != 2 {
		return
	}
	var all func(d *document.Document)
	all = func(d *document.Document) {
		each(d)
		for _, inside := range d.Embedded {
			all(inside.Document)
		}
	}
	if path, _, _ := strings.Cut(e.URL, "?"); strings.HasSuffix(path, "/events") {
		pack, err := document.ReadPackage(e.Header.Get("Content-Type"), e.Body)
		if err != nil {
			return
		}
		for _, sender := range pack.Senders {
			for _, event := range sender.Events {
				if event.Embedded != nil {
					all(event.Embedded)
				}
			}
		}
		return
	}
	if d, err := e.Document(); err == nil {
		all(d)
	}
}

// pathOf is the path of a URL or of an href, without its query.
func pathOf(href string) string {
	href, _, _ = strings.Cut(href, "?")
	if _, rest, is := strings.Cut(href, "://"); is {
		_, path, _ := strings.Cut(rest, "/")
		return "/" + path
	}
	return href
}

// applicationOf is the path of the application that a URL is in, "" if it is in none.
func applicationOf(at string) string {
	path := pathOf(at)
	const above = "/applications/"
	start := strings.Index(path, above)
	if start < 0 {
		return ""
	}
	id, _, _ := strings.Cut(path[start+len(above):], "/")
	return path[:start+len(above)] + id
}

// none says that a file has no conversation of a name.
type none struct {
	path, conversation string
	known              []string
}

// Error names those that there are.
func (n *none) Error() string {
	if len(n.known) == 0 {
		return fmt.Sprintf("%s: no conversation %s, nor any other", n.path, n.conversation)
	}
	return fmt.Sprintf("%s: no conversation %s; those in it are %s", n.path, n.conversation, strings.Join(n.known, ", "))
}
