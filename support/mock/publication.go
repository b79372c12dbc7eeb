package mock

import "net/http"

// A publication is something that the user shows to others once available.
// Publishing nothing takes back what was published.
type publication struct {
	rel, member string
	rules       []rule
	publish     func(v *availability, value string)
	draw        func(r *Resource, v *availability)
}

var publications = []publication{
	{"presence", "availability", []rule{among("availability", availabilities...), single("availability")},
		func(v *availability, value string) {
			if v.presence = value; value == "" {
				v.presence = v.signInAs
			}
		},
		func(r *Resource, v *availability) { r.put("activity", v.presence).put("availability", v.presence) }},
	{"note", "message", []rule{upTo("message", maxPublished)},
		func(v *availability, value string) { v.note = value },
		func(r *Resource, v *availability) { r.put("message", v.note).put("type", "Personal") }},
	{"location", "location", []rule{upTo("location", maxPublished)},
		func(v *availability, value string) { v.location = value },
		func(r *Resource, v *availability) { r.put("location", v.location) }},
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
func (p publication) resource(a *application) *Resource {
	r := newResource(p.rel, a.url+"/me/"+p.rel)
	p.draw(r, a.available)
	return r
}

// post publishes what query or body names, and tells the user's application.
func (p publication) post(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if !in.textless(p.member) {
		if r := in.check(p.rules...); r != nil {
			return r
		}
	}
	p.publish(q.app.available, in.text(p.member))
	q.app.tellPublication(p, "updated")
	return q.done()
}

// tellPublication tells that p has been added or updated.
func (a *application) tellPublication(p publication, what string) {
	url := a.url + "/me"
	a.tell(Event{SenderRel: "me", SenderHref: url, Type: what, Link: Link{Rel: p.rel, Href: url + "/" + p.rel}, Priority: Medium})
}
