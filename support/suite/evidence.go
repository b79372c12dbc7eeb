package suite

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// parts adds to e what x is made of.
func parts(e reports.Exchange, x *client.Exchange) reports.Exchange {
	x = x.Redacted()
	e.Started, e.Seconds = x.Started, x.Took.Seconds()
	e.Request = &reports.Message{Method: x.Method, URL: x.URL, Header: fields(x.RequestHeader),
		Body: text(x.RequestBody), Size: len(x.RequestBody)}
	if x.Status != 0 {
		e.Response = &reports.Message{Status: x.Status, Header: fields(x.Header), Body: text(x.Body), Size: len(x.Body)}
	}
	if x.Err != nil {
		e.Error = x.Err.Error()
	}
	return e
}

// fields is a header in the order of its names.
func fields(h http.Header) []reports.Field {
	var all []reports.Field
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[name] {
			all = append(all, reports.Field{Name: name, Value: value})
		}
	}
	return all
}

// longestBody is how many bytes of a body a report is given.
const longestBody = 64 << 10

// text is as much of a body as a report is given, fit for JSON.
func text(body []byte) string {
	return strings.ToValidUTF8(string(body[:min(len(body), longestBody)]), "\uFFFD")
}
