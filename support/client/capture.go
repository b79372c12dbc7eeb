package client

import (
	"fmt"
	"maps"
	"net/url"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/redact"
)

const (
	// shortestCookie is how long a cookie must be to be a secret, as the id of a
	// session is: shorter ones are languages, numbers of servers and the like.
	shortestCookie = 16
	// mostKnown is how many forms of secrets are known when no more cookies are
	// learned for good: a server may set another one with each answer.
	mostKnown = 200
)

// capture takes every secret out of x for good, and hides who is in it.
func (w *wire) capture(x *Exchange, authorized bool) {
	secrets := w.learn(x)
	x.URL = secrets.Text(x.URL)
	secrets.Header(x.RequestHeader)
	secrets.Header(x.Header)
	if authorized {
		x.RequestHeader["Authorization"] = []string{"Bearer " + redact.Placeholder}
	}
	x.RequestBody = secrets.Bytes(x.RequestBody[:min(len(x.RequestBody), document.MaxBytes)])
	x.Body = secrets.Bytes(x.Body)
	if x.Err != nil {
		x.Err = fmt.Errorf("%s %s: %w", x.Method, x.URL, secrets.Err(x.Err))
	}
	w.disguise(x)
}

// refuse captures a request that is not sent, for one since its URL cannot be
// followed.
func (w *wire) refuse(r Request, why error) *Exchange {
	number := w.log.start()
	x := w.begun(r)
	x.URL, x.Err = r.URL, why
	secrets := w.secrets.Load()
	x.URL, x.RequestBody = secrets.Text(x.URL), secrets.Bytes(x.RequestBody)
	secrets.Header(x.RequestHeader)
	w.disguise(x)
	w.log.end(number, x)
	return x
}

// disguise makes x show nobody, and its Plain what it showed.
func (w *wire) disguise(x *Exchange) {
	people := w.options.People
	if people == nil {
		return
	}
	plain := &Exchange{User: x.User, Method: x.Method, URL: x.URL, RequestHeader: maps.Clone(x.RequestHeader), RequestBody: x.RequestBody,
		Status: x.Status, Header: maps.Clone(x.Header), Body: x.Body, DeclaredLength: x.DeclaredLength,
		Started: x.Started, Took: x.Took, Err: x.Err, signsIn: x.signsIn, foreign: x.foreign}
	x.plain = plain
	x.URL = people.Text(x.URL)
	x.RequestBody, x.Body = people.Bytes(x.RequestBody), people.Bytes(x.Body)
	people.Header(x.RequestHeader)
	people.Header(x.Header)
	if x.Err != nil {
		x.Err = people.Err(x.Err)
	}
}

// learn is what takes the secrets out of x: the cookies that it sets are some,
// which the body may repeat, and later answers too.
func (w *wire) learn(x *Exchange) *redact.Secrets {
	known := w.secrets.Load()
	for _, secret := range x.cookies() {
		if known = known.With(secret); known.Forms() < mostKnown {
			w.hide(secret)
		}
	}
	return known
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
func addAccount(p *redact.People, a Account) {
	p.Add(redact.Person{Part: a.Name, SIP: a.SIP, Names: []string{a.Username}})
}

// addOwner adds what an application says of its own user, who has that part
// (MeDashboard).
func addOwner(p *redact.People, part string, application *document.Document) {
	for _, me := range application.Embed("me") {
		one := redact.Person{Part: part, SIP: textOf(me, "uri"), Names: []string{textOf(me, "name")}}
		if mail, found := me.Property("emailAddresses"); found {
			for _, item := range mail.Items {
				one.Names = append(one.Names, item.Text)
			}
		}
		p.Add(one)
	}
}

func textOf(d *document.Document, name string) string {
	p, _ := d.Property(name)
	return p.Text
}
