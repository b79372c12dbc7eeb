package mock

import (
	"net/http"

	"ucwatest/support/mock/wire"
)

// A publication is something that the user shows to others once available.
// Publishing nothing takes back what was published.
type publication struct {
	rel, member string
	rules       []wire.Rule
	publish     func(v *availability, value string)
	draw        func(r *wire.Resource, v *availability)
}

var publications = []publication{
	{"presence", "availability", []wire.Rule{wire.Among("availability", availabilities...), wire.Single("availability")},
		func(v *availability, value string) {
			if v.presence = value; value == "" {
				v.presence = v.signInAs
			}
		},
		func(r *wire.Resource, v *availability) { r.Put("activity", v.presence).Put("availability", v.presence) }},
	{"note", "message", []wire.Rule{wire.UpTo("message", maxPublished)},
		func(v *availability, value string) { v.note = value },
		func(r *wire.Resource, v *availability) { r.Put("message", v.note).Put("type", "Personal") }},
	{"location", "location", []wire.Rule{wire.UpTo("location", maxPublished)},
		func(v *availability, value string) { v.location = value },
		func(r *wire.Resource, v *availability) { r.Put("location", v.location) }},
}

// maxPublished is how many characters a note or a location has at most. No page
// names a bound; everything that is kept has one.
const maxPublished = 1000

// methods are those of p, once the user is available.
func (p publication) methods() map[string]handler {
	ready := func(h handler) handler {
		return func(q *request) *refusal {
			if q.app.available == nil {
				return errMakeMe
			}
			return h(q)
		}
	}
	return map[string]handler{
		http.MethodGet:  ready(func(q *request) *refusal { return q.found(p.resource(q.app)) }),
		http.MethodPost: ready(p.post),
	}
}

// resource draws the publication of a, who is available.
func (p publication) resource(a *application) *wire.Resource {
	r := wire.NewResource(p.rel, a.url+"/me/"+p.rel)
	p.draw(r, a.available)
	return r
}

// post publishes what query or body names, and tells the user's application.
func (p publication) post(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if !in.Empty(p.member) {
		if r := check(in, p.rules...); r != nil {
			return r
		}
	}
	p.publish(q.app.available, in.Text(p.member))
	q.app.tellPublication(p, "updated")
	return q.done()
}

// tellPublication tells that p has been added or updated.
func (a *application) tellPublication(p publication, what string) {
	url := a.url + "/me"
	a.tell(wire.Event{SenderRel: "me", SenderHref: url, Type: what, Link: wire.Link{Rel: p.rel, Href: url + "/" + p.rel}, Priority: wire.Medium})
}
