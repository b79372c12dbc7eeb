package client_test

import (
	"fmt"
	"strings"
	"testing"

	"ucwatest/support/client"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	p := newPool(t)
	s, _ := signedIn(t, p)
	port := strings.TrimPrefix(p.URL, "http://127.0.0.1")
	for href, want := range map[string]string{
		"/a/b?c=%2F":         p.URL + "/a/b?c=%2F",
		"/a%2Fb":             p.URL + "/a%2Fb",
		"/a//b":              p.URL + "/a//b",
		"/a/../b":            p.URL + "/b",
		"a":                  p.URL + "/a",
		"?a=1":               p.URL + "?a=1",
		"/a#b":               p.URL + "/a",
		p.URL + "/a":         p.URL + "/a",
		"//127.0.0.1" + port: p.URL,
	} {
		if got, err := s.Resolve(href); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", href, got, err, want)
		}
	}
	for href, want := range map[string]string{
		"":                     `href "" is empty: not followed`,
		"http://[":             `href "http://[" is not a valid URL: not followed`,
		"data:text/plain,a":    `href "data:text/plain,a" has scheme "data", want http or https: not followed`,
		"file:///etc/passwd":   `href "file:///etc/passwd" has scheme "file", want http or https: not followed`,
		"http:///a":            `href "http:///a" has no host: not followed`,
		"https://:443/":        `href "https://:443/" has no host: not followed`,
		"//127.0.0.1:0/":       `href "//127.0.0.1:0/" has port 0, want 1 to 65535: not followed`,
		"//127.0.0.1:99999/":   `href "//127.0.0.1:99999/" has port 99999, want 1 to 65535: not followed`,
		"http://u:p@127.0.0.1": `href "" holds a user name: not followed`,
		"//v1/applications":    `href "http://v1/applications" leads away from the pool ` + p.URL + `: not followed`,
		"http://127.0.0.1/a":   `href "http://127.0.0.1/a" leads away from the pool ` + p.URL + `: not followed`,
		"https" + p.URL[4:]:    `href "https` + p.URL[4:] + `" leads away from the pool ` + p.URL + `: not followed`,
		"//x/?access_token=me": `href "http://x/?access_token=redacted" leads away from the pool ` + p.URL + `: not followed`,
		":access_token=me":     `href ":access_token=redacted" is not a valid URL: not followed`,
	} {
		_, err := s.Resolve(href)
		check(t, err, want)
	}
}

func TestResolve_knowsTheDefaultPorts(t *testing.T) {
	t.Parallel()
	const pool = "https://pool.contoso.com"
	s, err := client.SignIn(t.Context(), client.Options{Now: clock(), Transport: deaf{}}, client.Account{Name: "caller", Discover: pool + "/"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Resolve("https://POOL.contoso.com:443/a"); err != nil || got != "https://POOL.contoso.com:443/a" {
		t.Errorf("with its port: got %q, %v", got, err)
	}
	for _, href := range []string{"http://pool.contoso.com/a", "http://pool.contoso.com:443/a", "https://pool.contoso.com:80/a", "https://elsewhere.contoso.com/a"} {
		_, err := s.Resolve(href)
		check(t, err, fmt.Sprintf("href %q leads away from the pool %s: not followed", href, pool))
	}
}
