package client

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

const (
	// shortestCookie is how long a cookie must be to be a secret, as the id of a
	// session is: shorter ones are languages, numbers of servers and the like.
	shortestCookie = 16
	// mostKnown is how many secrets are known when no more cookies are learned for
	// good: a server may set another one with each answer.
	mostKnown = 100
)

// newJar is for the cookies of one user: what stands in front of a pool may send
// each request to the server that it sent the first to, if the cookie comes back.
func newJar() http.CookieJar {
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		panic(err) // it has no reason to fail
	}
	return jar
}

// cookies sends the user's and keeps what an answer sets, those of each step of
// a sign-in by NTLM too.
type cookies struct {
	over http.RoundTripper
	of   *wire
}

// RoundTrip sends a copy of q with the user's cookies for its URL.
func (c *cookies) RoundTrip(q *http.Request) (*http.Response, error) {
	if has := c.of.jar.Cookies(q.URL); len(has) > 0 {
		q = q.Clone(q.Context())
		for _, one := range has {
			q.AddCookie(one)
		}
	}
	answer, err := c.over.RoundTrip(q)
	if err == nil && len(answer.Header["Set-Cookie"]) > 0 {
		c.of.jar.SetCookies(q.URL, answer.Cookies())
		c.of.learn(secretCookies(answer.Header, q.URL.String()))
	}
	return answer, err
}

// learn makes secrets of cookies that later answers may repeat.
func (w *wire) learn(cookies []string) {
	for _, secret := range cookies {
		if w.redactor.Secrets() < mostKnown {
			w.redactor.Secret(secret)
		}
	}
}

// cookies are the values of those that x sets and that are secrets.
func (x *Exchange) cookies() []string { return secretCookies(x.Header, x.URL) }

// secretCookies are the values of those that an answer sets and that are secrets.
// What stands in its URL, such as the name of the server, is none, and links must
// keep it.
func secretCookies(h http.Header, at string) []string {
	var secrets []string
	for _, line := range h["Set-Cookie"] {
		pair, _, _ := strings.Cut(line, ";")
		_, value, _ := strings.Cut(pair, "=")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		plain, err := url.QueryUnescape(value)
		if err != nil {
			plain = value
		}
		if len(plain) >= shortestCookie && !strings.Contains(at, plain) {
			secrets = append(secrets, value, plain)
		}
	}
	return secrets
}
