package client

import (
	"fmt"
	"maps"

	"ucwatest/support/document"
)

// capture takes every secret out of x for good, and hides who is in it.
func (w *wire) capture(x *Exchange, authorized bool) {
	m := w.learn(x)
	x.URL = m.text(x.URL)
	m.header(x.RequestHeader)
	m.header(x.Header)
	if authorized {
		x.RequestHeader["Authorization"] = []string{"Bearer " + redacted}
	}
	x.RequestBody = m.bytes(x.RequestBody[:min(len(x.RequestBody), document.MaxBytes)])
	x.Body = m.bytes(x.Body)
	if x.Err != nil {
		x.Err = fmt.Errorf("%s %s: %w", x.Method, x.URL, m.err(x.Err))
	}
	w.options.People.hide(x)
}

// refuse captures a request that is not sent, for one since its URL cannot be
// followed.
func (w *wire) refuse(r Request, why error) *Exchange {
	number := w.log.start()
	x := w.begun(r)
	x.URL, x.Err = r.URL, why
	m := w.mask.Load()
	x.URL, x.RequestBody = m.text(x.URL), m.bytes(x.RequestBody)
	m.header(x.RequestHeader)
	w.options.People.hide(x)
	w.log.end(number, x)
	return x
}

// hide makes x show nobody, and its Plain what it showed.
func (p *People) hide(x *Exchange) {
	if p == nil {
		return
	}
	plain := &Exchange{User: x.User, Method: x.Method, URL: x.URL, RequestHeader: maps.Clone(x.RequestHeader), RequestBody: x.RequestBody,
		Status: x.Status, Header: maps.Clone(x.Header), Body: x.Body, DeclaredLength: x.DeclaredLength,
		Started: x.Started, Took: x.Took, Err: x.Err, signsIn: x.signsIn, foreign: x.foreign}
	x.plain = plain
	d := p.disguise.Load()
	x.URL = d.text(x.URL)
	x.RequestBody, x.Body = d.bytes(x.RequestBody), d.bytes(x.Body)
	d.header(x.RequestHeader)
	d.header(x.Header)
	if x.Err != nil {
		x.Err = d.err(x.Err)
	}
}
