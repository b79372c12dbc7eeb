package client

import (
	"net/url"
	"strings"
)

const (
	// shortestCookie is how long a cookie must be to be a secret, as the id of a
	// session is: shorter ones are languages, numbers of servers and the like.
	shortestCookie = 16
	// mostKnown is how many forms of secrets a mask has when it learns no more
	// cookies for good: a server may set another one with each answer.
	mostKnown = 200
)

// learn is what takes the secrets out of x: the cookies that it sets are some,
// which the body may repeat, and later answers too.
func (w *wire) learn(x *Exchange) *mask {
	m := w.mask.Load()
	for _, secret := range x.cookies() {
		if m = m.with(secret); len(m.known) < mostKnown {
			w.hide(secret)
		}
	}
	return m
}

// cookies are the values of those that x sets and that are secrets. What stands
// in its URL, such as the name of the server, is none, and links must keep it.
func (x *Exchange) cookies() []string {
	var secrets []string
	for _, line := range x.Header["Set-Cookie"] {
		pair, _, _ := strings.Cut(line, ";")
		_, value, _ := strings.Cut(pair, "=")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		plain, err := url.QueryUnescape(value)
		if err != nil {
			plain = value
		}
		if len(plain) >= shortestCookie && !strings.Contains(x.URL, plain) {
			secrets = append(secrets, value, plain)
		}
	}
	return secrets
}
