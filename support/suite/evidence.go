package suite

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/client"
	"ucwatest/support/shell"
)

// evidence is every exchange of the case, the judged one marked and, where what
// the case made is kept, with how to get a token for it.
func (c *collector) evidence(r *running) []reports.Exchange {
	judged := r.telling()
	var all []reports.Exchange
	for _, x := range r.state.Log.Exchanges() {
		e := reports.Exchange{User: x.User, Summary: summary(x), Transcript: x.String(), Judged: x == judged || r.odd[x]}
		at := cmp.Or(c.Shell, shell.POSIX)
		again := c.again(r, x, at, e.Judged)
		e.Curl, e.Before = again.Curl, again.Before
		for _, other := range at.Others() {
			e.Elsewhere = append(e.Elsewhere, c.again(r, x, other, e.Judged))
		}
		all = append(all, parts(e, x))
	}
	return all
}

// again is how x is asked again in a shell and, if it was judged, signed in for.
func (c *collector) again(r *running, x *client.Exchange, in shell.Shell, judged bool) reports.Again {
	again := reports.Again{Shell: string(in), Curl: x.Curl(in, c.Target.CAFile)}
	if c.Keep && judged && !x.Borrowed() && c.Token != nil {
		again.Before = in.Assign("UCWATEST_TOKEN", c.Token(in, r.state.Username(x.User)))
	}
	return again
}

// telling is the exchange that the verdict is about: the judged one, else the
// one that was answered in a way that nothing came of.
func (r *running) telling() *client.Exchange {
	if x := r.state.Judged(); x != nil {
		return x
	}
	if x := client.About(r.cause); x != nil && x.Status != 0 {
		return x
	}
	return nil
}

func summary(x *client.Exchange) string {
	if x.Err != nil {
		return fmt.Sprintf("%s %s: %s", x.Method, x.RedactedURL(), x.Fault())
	}
	return fmt.Sprintf("%s %s -> %d", x.Method, x.RedactedURL(), x.Status)
}

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
		e.Error = x.Fault()
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

// redactCase hides secrets and people in what is told of a case: what was judged is
// quoted as it was sent.
func redactCase(result *reports.Case, log *client.Log) {
	result.Reason = log.Redact(result.Reason)
	result.Violations = slices.Clone(result.Violations)
	for i := range result.Violations {
		v := &result.Violations[i]
		v.Want, v.Got, v.Step = log.Redact(v.Want), log.Redact(v.Got), log.Redact(v.Step)
	}
}

// hidden is text about the whole run without the target's secrets and people.
func (c *collector) hidden(text string) string { return c.Target.Redactor.Text(text) }
