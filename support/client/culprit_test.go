package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ucwatest/support/client"
)

func TestCulprit(t *testing.T) {
	t.Parallel()
	typed := func(mediaType string) http.Header { return http.Header{"Content-Type": {mediaType}} }
	html, body := typed("text/html"), []byte("x")
	resource, reason := []byte(`{"rel":"conversation","_links":{"self":{"href":"/a"}}}`), []byte(`{"code":"Conflict"}`)
	through := func(mediaType string) http.Header {
		return http.Header{"Content-Type": {mediaType}, "Via": {"1.1 proxy.contoso.com"}}
	}
	asXML := []byte(`<?xml version="1.0"?><resource rel="conversation" href="/a" xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"/>`)
	for name, c := range map[string]struct {
		x    *client.Exchange
		want client.Culprit
	}{
		"JSON":                        {&client.Exchange{Status: 200, Header: typed("Application/JSON; charset=utf-8"), Body: body}, client.Product},
		"vendor XML with an error":    {&client.Exchange{Status: 500, Header: typed("application/vnd.microsoft.com.ucwa+xml"), Body: body}, client.Product},
		"a 504 in JSON":               {&client.Exchange{Status: 504, Header: typed("application/json"), Body: body}, client.Product},
		"no content":                  {&client.Exchange{Status: 204}, client.Product},
		"not modified, as asked":      {&client.Exchange{Status: 304, RequestHeader: http.Header{"If-None-Match": {`"a"`}}}, client.Product},
		"not modified, unasked":       {&client.Exchange{Status: 304}, client.Intermediary},
		"a part, unasked":             {&client.Exchange{Status: 206, Header: typed("application/json"), Body: body}, client.Intermediary},
		"no such range, unasked":      {&client.Exchange{Status: 416}, client.Intermediary},
		"JSON in another coding":      {&client.Exchange{Status: 200, Header: http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"br"}}, Body: body}, client.Intermediary},
		"no body in another coding":   {&client.Exchange{Status: 404, Header: http.Header{"Content-Encoding": {"br"}}}, client.Product},
		"a bare 405":                  {&client.Exchange{Status: 405}, client.Product},
		"a bare 502":                  {&client.Exchange{Status: 502}, client.Intermediary},
		"a bare redirect":             {&client.Exchange{Status: 302}, client.Intermediary},
		"a 502 in HTML":               {&client.Exchange{Status: 502, Header: html, Body: body}, client.Intermediary},
		"a 404 in HTML":               {&client.Exchange{Status: 404, Header: html, Body: body}, client.Intermediary},
		"a page in place of JSON":     {&client.Exchange{Status: 200, Header: html, Body: body}, client.Intermediary},
		"a body of no type":           {&client.Exchange{Status: 200, Body: body}, client.Intermediary},
		"a resource as text":          {&client.Exchange{Status: 200, Header: typed("text/plain"), Body: resource}, client.Product},
		"a resource of no type":       {&client.Exchange{Status: 200, Body: resource}, client.Product},
		"a resource as bytes, in XML": {&client.Exchange{Status: 200, Header: typed("application/octet-stream"), Body: asXML}, client.Product},
		"a reason as text":            {&client.Exchange{Status: 409, Header: typed("text/plain"), Body: reason}, client.Product},
		"a resource as a page":        {&client.Exchange{Status: 200, Header: html, Body: resource}, client.Intermediary},
		"a resource through a proxy": {&client.Exchange{Status: 200, Header: http.Header{"Content-Type": {"text/plain"}, "Via": {"1.1 proxy.contoso.com"}},
			Body: resource}, client.Intermediary},
		"a resource that was passed on": {&client.Exchange{Status: 200, Header: through("application/json"), Body: resource}, client.Product},
		"a resource in XML, passed on":  {&client.Exchange{Status: 200, Header: through("application/xml"), Body: asXML}, client.Product},
		"events that were passed on":    {&client.Exchange{Status: 200, Header: through("application/json"), Body: []byte(`{"_links":{"next":{"href":"/e"}},"sender":[]}`)}, client.Product},
		"a reason that was passed on":   {&client.Exchange{Status: 409, Header: through("application/json"), Body: reason}, client.Product},
		"no body, passed on":            {&client.Exchange{Status: 404, Header: through("application/json")}, client.Product},
		"a proxy's own error in JSON":   {&client.Exchange{Status: 403, Header: through("application/json"), Body: []byte(`{"error":"blocked by policy"}`)}, client.Intermediary},
		"JSON that is cut, passed on":   {&client.Exchange{Status: 200, Header: through("application/json"), Body: resource[:20]}, client.Intermediary},
		"JSON that is cut":              {&client.Exchange{Status: 200, Header: typed("application/json"), Body: resource[:20]}, client.Product},
		"another server's error in JSON": {&client.Exchange{Status: 403, Header: http.Header{"Content-Type": {"application/json"}, "Server": {"nginx"}},
			Body: []byte(`{"error":"blocked"}`)}, client.Product},
		"an object as text":            {&client.Exchange{Status: 200, Header: typed("text/plain"), Body: []byte(`{"message":"hello"}`)}, client.Intermediary},
		"a resource with an error":     {&client.Exchange{Status: 404, Header: typed("text/plain"), Body: resource}, client.Intermediary},
		"an error without a code":      {&client.Exchange{Status: 404, Header: typed("text/plain"), Body: []byte(`{"subcode":"Ended"}`)}, client.Intermediary},
		"elements as text":             {&client.Exchange{Status: 200, Header: typed("text/plain"), Body: []byte(`<a><b/></a>`)}, client.Intermediary},
		"unauthorized":                 {&client.Exchange{Status: 401, Header: html, Body: body}, client.Auth},
		"forbidden with a challenge":   {&client.Exchange{Status: 403, Header: http.Header{"Www-Authenticate": {"Bearer"}}}, client.Auth},
		"forbidden by the service":     {&client.Exchange{Status: 403, Header: typed("application/json"), Body: body}, client.Product},
		"a web ticket that is invalid": {&client.Exchange{Status: 500, Header: http.Header{"Content-Type": {"text/html"}, "X-Ms-Diagnostics": {`28032;reason="x"`}}, Body: body}, client.Auth},
		"too many requests":            {&client.Exchange{Status: 429, Header: typed("application/json"), Body: body}, client.Throttle},
		"unavailable":                  {&client.Exchange{Status: 503, Header: html, Body: body}, client.Throttle},
		"no connection":                {&client.Exchange{Err: io.EOF}, client.Network},
		"out of time":                  {&client.Exchange{Err: fmt.Errorf("x: %w", context.DeadlineExceeded)}, client.Network},
		"interrupted":                  {&client.Exchange{Err: fmt.Errorf("x: %w", context.Canceled)}, client.Harness},
		"an href that leads away":      {&client.Exchange{Err: &client.ForeignHost{}}, client.Product},
		"an href that leads nowhere":   {&client.Exchange{Err: &client.BadHref{}}, client.Product},
		"too large, in JSON":           {&client.Exchange{Status: 200, Header: typed("application/json"), Err: client.ErrTooLarge}, client.Product},
		"too large, in HTML":           {&client.Exchange{Status: 200, Header: html, Err: client.ErrTooLarge}, client.Intermediary},
		"nothing was sent":             {nil, client.Harness},
	} {
		if got := c.x.Culprit(); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// What is wrong before anything was sent is our own fault.
func TestCulprit_ofWhatWasNotSent(t *testing.T) {
	t.Parallel()
	badProxy := func(proxy string) http.RoundTripper {
		return client.Connection{Proxy: func(*http.Request) (*url.URL, error) { return url.Parse(proxy) }}.Transport()
	}
	for name, row := range map[string]struct {
		request   client.Request
		agent     string
		transport http.RoundTripper // once signed in; nil: that of the sign-in
		want      string
	}{
		"a header's name":     {request: client.Request{Header: http.Header{"a b": {"x"}}}, want: `not sent: the header name "a b" is not valid`},
		"a header's value":    {request: client.Request{Header: http.Header{"A": {"x\ny"}}}, want: "not sent: the value of the header A holds a character that is not allowed in a header"},
		"a method":            {request: client.Request{Method: "GET IT"}, want: `not sent: the method "GET IT" is not valid`},
		"a token":             {request: client.Request{Token: "cwt=a\x00b"}, want: "not sent: the value of the header Authorization holds a character that is not allowed in a header"},
		"a media type":        {request: client.Request{Accept: "a\rb"}, want: "not sent: the value of the header Accept holds a character that is not allowed in a header"},
		"a user agent":        {agent: "a\nb", want: "not sent: the value of the header User-Agent holds a character that is not allowed in a header"},
		"a proxy":             {transport: badProxy("http://["), want: "not sent: the proxy of the environment is not a valid URL"},
		"the port of a proxy": {transport: badProxy("http://127.0.0.1:99999"), want: "not sent: the proxy of the environment has port 99999, want 1 to 65535"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPool(t)
			swap := &swapped{over: client.NewTransport()}
			s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: swap}, account(p))
			if err != nil {
				t.Fatal(err)
			}
			if row.transport != nil {
				swap.over = row.transport
			}
			row.request.URL = "/x"
			x, err := s.Logged(nil, row.agent).Do(t.Context(), row.request)
			if err == nil || !strings.HasSuffix(err.Error(), row.want) {
				t.Errorf("got %v, want %s", err, row.want)
			}
			if x.Culprit() != client.Harness || len(p.seen("/x")) > 0 {
				t.Errorf("got %s, and %d requests, want the harness and none", x.Culprit(), len(p.seen("/x")))
			}
		})
	}
}

// swapped is a transport that may become another.
type swapped struct{ over http.RoundTripper }

func (s *swapped) RoundTrip(q *http.Request) (*http.Response, error) { return s.over.RoundTrip(q) }

func TestCulprit_ofARefusedToken(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	p.on(tokens, answer(400, `{"error":"invalid_grant"}`))
	log := new(client.Log)
	if _, err := client.SignIn(t.Context(), client.Options{Now: clock(), Log: log}, account(p)); err == nil {
		t.Fatal("signed in without a token")
	}
	all := log.Exchanges()
	if got := all[len(all)-1].Culprit(); got != client.Auth {
		t.Errorf("got %s, want %s", got, client.Auth)
	}
}

func TestAbout(t *testing.T) {
	t.Parallel()
	x := &client.Exchange{Status: 404}
	for name, c := range map[string]struct {
		err  error
		want *client.Exchange
	}{
		"nothing":               {nil, nil},
		"an error of our own":   {io.EOF, nil},
		"an answer unwanted":    {fmt.Errorf("a: %w", &client.Unwanted{Exchange: x}), x},
		"somebody blamed":       {errors.Join(io.EOF, &client.Blamed{Err: io.EOF, Exchange: x}), x},
		"nobody had been asked": {&client.Blamed{Err: io.EOF}, nil},
	} {
		if got := client.About(c.err); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
