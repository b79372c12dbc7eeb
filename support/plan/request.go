package plan

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ucwatest/support/client"
)

// A Request is one that the run would send, its ids left out.
type Request struct {
	User   string `json:"user"`
	Method string `json:"method"`
	URL    string `json:"url"` // the path, with {id} for what only the pool knows, and the names of the query
}

// channel is what reading an application's events counts as: how often that
// takes a request is the pool's to decide.
const channel = "(event channel)"

// Requests are what the exchanges asked for, in their order. A channel is one
// line behind all others, however often and beside what it was read, and what a
// server put off is only counted when it was done.
func Requests(all []*client.Exchange) []Request {
	var t tally
	t.add(all)
	return t.requests()
}

// A tally counts requests a few exchanges at a time.
type tally struct{ asked, channels []Request }

func (t *tally) add(all []*client.Exchange) {
	for _, x := range all {
		r := Request{User: x.User, Method: x.Method, URL: symbolic(x.Redact(x.URL))}
		path, _, _ := strings.Cut(r.URL, "?")
		switch {
		case x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable:
		case strings.HasSuffix(path, "/events"):
			if r.URL = channel; !slices.Contains(t.channels, r) {
				t.channels = append(t.channels, r)
			}
		default:
			t.asked = append(t.asked, r)
		}
	}
}

func (t tally) requests() []Request { return slices.Concat(t.asked, t.channels) }

// isID tells whether a part of a path is a person who was hidden, or whether only
// the pool understands it: a number, a GUID or the like, an address, or anything
// long. A plan of the suite asks a hundred thousand times.
func isID(part string) bool {
	numeric := strings.Trim(part, "0123456789") == ""
	hexadecimal := len(part) >= 16 && strings.Trim(part, "0123456789abcdefABCDEF-") == ""
	hidden := part == "caller" || part == "callee" || part == "answerer"
	return part != "" && numeric || hexadecimal || hidden || strings.ContainsAny(part, "@%") || len(part) >= 40
}

// symbolic is a URL without its host, its ids and the values of its query.
func symbolic(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parts := strings.Split(u.EscapedPath(), "/")
	for i, part := range parts {
		if isID(part) {
			parts[i] = "{id}"
		}
	}
	path := strings.Join(parts, "/")
	if u.RawQuery == "" {
		return path
	}
	var names []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		names = append(names, name)
	}
	return path + "?" + strings.Join(names, "&")
}
