package mock

import (
	"cmp"
	"net/http"
	"slices"

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

func (a *application) notifyMe() {
	url := a.url + "/me"
	a.notify(wire.Event{SenderRel: "me", SenderHref: url, Type: "updated", Link: wire.Link{Rel: "me", Href: url}, Embedded: a.me(), Priority: wire.Medium})
}

// meRows are those below me apart from call forwarding.
func meRows() []row {
	rows := []row{
		{"/me", "me", owned, drawn((*application).me), manner{}},
		{"/me/makeMeAvailable", "makeMeAvailable", owned, post(postMakeMeAvailable), manner{}},
		{"/me/reportMyActivity", "reportMyActivity", owned, post(postReportMyActivity), manner{anyBody: true}},
		{"/me/phones", "phones", owned, drawn((*application).phones), manner{}},
		{workPhonePath, "phone", owned, get(tagged((*application).workPhone)), manner{}},
		photoAt("/photos/{}"),
	}
	for _, p := range publications {
		rows = append(rows, row{"/me/" + p.rel, p.rel, owned, p.methods(), manner{}})
	}
	return rows
}

// A publication is something that the user shows to others once available.
// Publishing nothing takes back what was published. What a call of the control
// interface has said in the user's name holds until the user publishes again.
type publication struct {
	rel, member string
	rules       []wire.Rule
	publish     func(a *application, value string)
	draw        func(r *wire.Resource, a *application)
}

var publications = []publication{
	{"presence", "availability", []wire.Rule{wire.Among("availability", availabilities...), wire.Single("availability")},
		func(a *application, value string) {
			a.owner.presence, a.available.presence = "", cmp.Or(value, a.available.signInAs)
		},
		func(r *wire.Resource, a *application) {
			shown := cmp.Or(a.owner.presence, a.available.presence)
			r.Put("activity", shown).Put("availability", shown)
		}},
	{"note", "message", []wire.Rule{wire.UpTo("message", maxPublished)},
		func(a *application, value string) { a.owner.note, a.available.note = "", value },
		func(r *wire.Resource, a *application) {
			r.Put("message", cmp.Or(a.owner.note, a.available.note)).Put("type", "Personal")
		}},
	{"location", "location", []wire.Rule{wire.UpTo("location", maxLocation)},
		func(a *application, value string) { a.available.location = value },
		func(r *wire.Resource, a *application) { r.Put("location", a.available.location) }},
}

// How many characters are published at most. The page of location names its bound;
// that of note names none, but everything that is kept has one.
const (
	maxLocation  = 60
	maxPublished = 1000
)

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
	p.draw(r, a)
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
	p.publish(q.app, in.Text(p.member))
	q.app.notifyPublication(p, "updated")
	q.user.show()
	return q.done()
}

// notifyPublication tells that p has been added or updated.
func (a *application) notifyPublication(p publication, what string) {
	url := a.url + "/me"
	a.notify(wire.Event{SenderRel: "me", SenderHref: url, Type: what, Link: wire.Link{Rel: p.rel, Href: url + "/" + p.rel}, Priority: wire.Medium})
}

// notifyPublication tells all applications of u in which they are available that the
// publication rel has been updated.
func (u *user) notifyPublication(rel string) {
	for _, a := range u.applications {
		if a.available != nil {
			a.notifyPublication(publications[slices.IndexFunc(publications, func(p publication) bool { return p.rel == rel })], "updated")
		}
	}
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
