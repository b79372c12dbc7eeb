package client

import (
	"fmt"
	"net/url"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/redact"
)

const (
	// shortestCookie is how long a cookie must be to be a secret, as the id of a
	// session is: shorter ones are languages, numbers of servers and the like.
	shortestCookie = 16
	// mostKnown is how many secrets are known when no more cookies are learned for
	// good: a server may set another one with each answer.
	mostKnown = 100
)

// capture keeps x as it was on the wire, but for the token.
func (w *wire) capture(x *Exchange, authorized bool) {
	for _, secret := range x.cookies() {
		if w.redactor.Secrets() < mostKnown {
			w.redactor.Secret(secret) // later answers may repeat it
		}
	}
	if authorized {
		x.RequestHeader["Authorization"] = []string{"Bearer " + redact.Placeholder}
	}
	x.RequestBody = x.RequestBody[:min(len(x.RequestBody), document.MaxBytes)]
	if x.Err != nil {
		x.Err = w.redactor.Err(fmt.Errorf("%s %s: %w", x.Method, x.URL, x.Err))
	}
}

// refuse captures a request that is not sent, for one since its URL cannot be
// followed.
func (w *wire) refuse(r Request, why error) *Exchange {
	number := w.log.start()
	x := w.begun(r)
	x.URL, x.Err = r.URL, w.redactor.Err(why)
	w.log.end(number, x)
	return x
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

// addAccount adds what is known of a user before they sign in.
func addAccount(r *redact.Redactor, a Account) {
	r.Person(redact.Person{Part: a.Name, SIP: a.SIP, Names: []string{a.Username}})
}

// addOwner adds what an application says of its own user, who has that part
// (MeDashboard).
func addOwner(r *redact.Redactor, part string, application *document.Document) {
	for _, me := range application.Embed("me") {
		one := redact.Person{Part: part, SIP: textOf(me, "uri"), Names: []string{textOf(me, "name")}}
		if mail, found := me.Property("emailAddresses"); found {
			for _, item := range mail.Items {
				one.Names = append(one.Names, item.Text)
			}
		}
		r.Person(one)
	}
}

func textOf(d *document.Document, name string) string {
	p, _ := d.Property(name)
	return p.Text
}
