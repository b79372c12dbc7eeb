package client_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"

	"ucwatest/support/client"
)

func TestCulprit(t *testing.T) {
	t.Parallel()
	typed := func(mediaType string) http.Header { return http.Header{"Content-Type": {mediaType}} }
	html, body := typed("text/html"), []byte("x")
	for name, c := range map[string]struct {
		x    *client.Exchange
		want client.Culprit
	}{
		"JSON":                         {&client.Exchange{Status: 200, Header: typed("Application/JSON; charset=utf-8"), Body: body}, client.Product},
		"vendor XML with an error":     {&client.Exchange{Status: 500, Header: typed("application/vnd.microsoft.com.ucwa+xml"), Body: body}, client.Product},
		"a 504 in JSON":                {&client.Exchange{Status: 504, Header: typed("application/json"), Body: body}, client.Product},
		"no content":                   {&client.Exchange{Status: 204}, client.Product},
		"not modified, as asked":       {&client.Exchange{Status: 304, RequestHeader: http.Header{"If-None-Match": {`"a"`}}}, client.Product},
		"not modified, unasked":        {&client.Exchange{Status: 304}, client.Intermediary},
		"a part, unasked":              {&client.Exchange{Status: 206, Header: typed("application/json"), Body: body}, client.Intermediary},
		"no such range, unasked":       {&client.Exchange{Status: 416}, client.Intermediary},
		"JSON in another coding":       {&client.Exchange{Status: 200, Header: http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"br"}}, Body: body}, client.Intermediary},
		"no body in another coding":    {&client.Exchange{Status: 404, Header: http.Header{"Content-Encoding": {"br"}}}, client.Product},
		"a bare 405":                   {&client.Exchange{Status: 405}, client.Product},
		"a bare 502":                   {&client.Exchange{Status: 502}, client.Intermediary},
		"a bare redirect":              {&client.Exchange{Status: 302}, client.Intermediary},
		"a 502 in HTML":                {&client.Exchange{Status: 502, Header: html, Body: body}, client.Intermediary},
		"a 404 in HTML":                {&client.Exchange{Status: 404, Header: html, Body: body}, client.Intermediary},
		"a page in place of JSON":      {&client.Exchange{Status: 200, Header: html, Body: body}, client.Intermediary},
		"a body of no type":            {&client.Exchange{Status: 200, Body: body}, client.Intermediary},
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
