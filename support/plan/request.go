package plan

import (
	"net/http"
	"net/url"
	"regexp"
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
// line however often it was read, and what a server put off is only counted
// when it was done.
func Requests(all []*client.Exchange) []Request {
	var asked []Request
	reading := map[string]bool{} // a user's channel is listed already
	for _, x := range all {
		r := Request{User: x.User, Method: x.Method, URL: symbolic(x.URL)}
		switch {
		case x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable:
			continue
		case strings.HasSuffix(r.URL, "/events?ack") || strings.Contains(r.URL, "/events?"):
			at := r.User + " " + r.URL[:strings.Index(r.URL, "?")]
			if reading[at] {
				continue
			}
			reading[at], r.URL = true, channel
		}
		asked = append(asked, r)
	}
	return asked
}

// id is a part of a path that only the pool understands.
var id = regexp.MustCompile(`^\d+$|[@%]|^[0-9a-fA-F-]{16,}$|^.{40,}$`)

// symbolic is a URL without its host, its ids and the values of its query.
func symbolic(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parts := strings.Split(u.EscapedPath(), "/")
	for i, part := range parts {
		if id.MatchString(part) {
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
