package client

import (
	"context"
	"fmt"

	"ucwatest/support/document"
	"ucwatest/support/redact"
)

// capture keeps x as it was on the wire, but for the token.
func (w *wire) capture(x *Exchange, authorized bool) {
	w.learn(x.cookies())
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
func (w *wire) refuse(ctx context.Context, r Request, why error) *Exchange {
	number := w.log.start(r.polls)
	x := w.begun(r)
	x.URL, x.Err = r.URL, w.redactor.Err(why)
	w.log.end(number, x)
	w.decides(ctx, "not sent", x.Err.Error())
	return x
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
