package mock

import (
	"net/http"

	"ucwatest/support/mock/wire"
)

// me draws the user as owner of the application. What takes makeMeAvailable
// first has its links from then on only (MeDashboard).
func (a *application) me() *wire.Resource {
	u, url := a.owner, a.url+"/me"
	r := wire.NewResource("me", url).Put("uri", u.SIP).Put("name", u.Name).Put("emailAddresses", u.emails())
	r.Put("endpointUri", u.SIP+";opaque=user:epid:"+a.id+";gruu").Put("workPhoneNumber", u.Phone)
	all := a.pool.profile.AllAtOnce
	putWhere(r, all, "title", u.Title)
	if all {
		for _, name := range []string{"company", "department", "homePhoneNumber", "mobilePhoneNumber", "officeLocation", "otherPhoneNumber"} {
			r.Put(name, "") // nobody has told the pool
		}
	}
	if all || a.available == nil {
		r.To("makeMeAvailable", url+"/makeMeAvailable")
	}
	if all || a.available != nil {
		for _, p := range publications {
			r.To(p.rel, url+"/"+p.rel)
		}
		r.To("reportMyActivity", url+"/reportMyActivity")
	}
	return r.To("callForwardingSettings", url+"/callForwardingSettings").To("phones", url+"/phones").To("photo", a.photoURL(u.SIP))
}

// notifyMe tells that me has changed.
func (a *application) notifyMe() {
	url := a.url + "/me"
	a.notify(wire.Event{SenderRel: "me", SenderHref: url, Type: "updated", Link: wire.Link{Rel: "me", Href: url}, Embedded: a.me(), Priority: wire.Medium})
}

// meRows are those below me apart from call forwarding.
func meRows() []row {
	rows := []row{
		{"/me", "me", owned, drawn((*application).me), ""},
		{"/me/makeMeAvailable", "makeMeAvailable", owned, post(postMakeMeAvailable), ""},
		{"/me/reportMyActivity", "reportMyActivity", owned, post(postReportMyActivity), ""},
		{"/me/phones", "phones", owned, drawn((*application).phones), ""},
		{workPhonePath, "phone", owned, get(tagged((*application).workPhone)), ""},
		{"/photos/{}", "photo", owned, get(getPhoto), ""},
	}
	for _, p := range publications {
		rows = append(rows, row{"/me/" + p.rel, p.rel, owned, p.methods(), ""})
	}
	return rows
}

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
	q.app.notifyPublication(p, "updated")
	q.user.show()
	return q.done()
}

// notifyPublication tells that p has been added or updated.
func (a *application) notifyPublication(p publication, what string) {
	url := a.url + "/me"
	a.notify(wire.Event{SenderRel: "me", SenderHref: url, Type: what, Link: wire.Link{Rel: p.rel, Href: url + "/" + p.rel}, Priority: wire.Medium})
}

// phones draws the list of the user's phones.
func (a *application) phones() *wire.Resource {
	r := wire.NewResource("phones", a.url+"/me/phones")
	return r.Embed("phone", true, a.workPhone())
}

const workPhonePath = "/me/phones/work"

// workPhone draws the phone that rings when the user is called by phone audio.
func (a *application) workPhone() *wire.Resource {
	r := wire.NewResource("phone", a.url+workPhonePath).Put("includeInContactCard", true).Put("number", a.owner.Phone).Put("type", "work")
	a.toAbsent(r)
	return a.pool.stamp(r)
}
