package mock

import (
	"cmp"
	"slices"
	"time"

	"ucwatest/support/mock/wire"
)

// contact draws somebody as a sees them (contact): under the address that they
// have, however it was asked for. It is nil for what is no address.
func (a *application) contact(id string) *wire.Resource {
	uri := contactAddress(id)
	if uri == "" {
		return nil
	}
	u := a.owner.group.user(uri)
	if u != nil && isSIP(uri) {
		uri = u.SIP
	}
	all := a.pool.profile.AllAtOnce
	r := wire.NewResource("contact", a.contactURL(uri)).Put("uri", uri).Put("sourceNetwork", "SameEnterprise")
	r.Put("type", choose(isPhone(uri), "Phone", "User"))
	if u != nil {
		r.Put("name", u.Name).Put("emailAddresses", u.emails()).Put("workPhoneNumber", u.Phone)
		putWhere(r, all, "title", u.Title)
	}
	if all {
		for _, name := range []string{"company", "department", "homePhoneNumber", "mobilePhoneNumber", "office", "otherPhoneNumber", "sourceNetworkIconUrl"} {
			r.Put(name, "") // nobody has told the pool
		}
	}
	if u != nil && isSIP(uri) {
		for _, p := range contactParts {
			r.To(p.rel, a.contactPartURL(p, uri))
		}
		r.To("contactPhoto", a.photoURL(u.SIP))
	}
	return a.pool.stamp(a.pool.arrange(r))
}

// putWhere puts a value where it has to be shown, or says something.
func putWhere(r *wire.Resource, always bool, name, value string) {
	if always || value != "" {
		r.Put(name, value)
	}
}

// contactAddress is the address that the last part of a contact's URL stands
// for, "" for none. Clients that make URLs up leave the scheme in.
func contactAddress(id string) string {
	id = contactID(spelled(id))
	switch {
	case isPhone(id):
		return id
	case isSIP("sip:" + id):
		return "sip:" + id
	}
	return ""
}

// emails are those of u: where nobody told the pool, the address.
func (u *user) emails() []string {
	if u.Emails == nil {
		return []string{contactID(u.SIP)}
	}
	return u.Emails
}

// contactURL is where a finds the contact with the address uri.
func (a *application) contactURL(uri string) string { return a.url + "/people/" + contactID(uri) }

func getContact(q *request) *refusal { return q.showTagged(q.app.contact(q.ids[1])) }

// A face is what others see of a user.
type face struct {
	availability, activity, note, location string
	modalities                             []string
	active                                 time.Time // when the user did something last
}

// face is what others see of u, who has made themselves available or is offline.
func (u *user) face() face {
	f := face{availability: "Offline", activity: u.activity(), modalities: []string{}, active: u.since}
	for _, a := range u.applications {
		if v := a.available; v != nil {
			f = face{v.presence, f.activity, v.note, v.location, v.modalities, a.liveness.acted}
			break
		}
	}
	f.availability, f.note = cmp.Or(u.presence, f.availability), cmp.Or(u.note, f.note)
	return f
}

// A contactPart is what a contact links to: what others see of them in one way.
type contactPart struct {
	rel      string
	captured string                                   // the end of its URL where addresses are not named
	draw     func(r *wire.Resource, f face, all bool) // all asks for what captures leave out as well
	same     func(a, b face) bool                     // nil for what never changes
}

var contactParts = []contactPart{
	{"contactPresence", "presence", drawContactPresence,
		func(a, b face) bool { return a.availability == b.availability && a.activity == b.activity }},
	{"contactNote", "note", func(r *wire.Resource, f face, _ bool) { r.Put("message", f.note).Put("type", "Personal") },
		func(a, b face) bool { return a.note == b.note }},
	{"contactLocation", "location", func(r *wire.Resource, f face, _ bool) { r.Put("location", f.location) },
		func(a, b face) bool { return a.location == b.location }},
	{"contactSupportedModalities", "supportedMedia", func(r *wire.Resource, f face, _ bool) { r.Put("modalities", f.modalities) },
		func(a, b face) bool { return slices.Equal(a.modalities, b.modalities) }},
	{"contactPrivacyRelationship", "privacyRelationship", func(r *wire.Resource, _ face, _ bool) { r.Put("relationshipLevel", colleagues) }, nil},
}

func drawContactPresence(r *wire.Resource, f face, all bool) {
	r.Put("availability", f.availability).Put("deviceType", choose(f.availability == "Offline", "Unknown", "PC"))
	putWhere(r, all, "activity", choose(all, cmp.Or(f.activity, f.availability), f.activity))
	if all || f.availability != "Offline" {
		r.Put("lastActive", f.active)
	}
}

// contactPartURL is where a finds p of the contact with the address uri.
func (a *application) contactPartURL(p contactPart, uri string) string {
	if a.pool.profile.NamedAddresses {
		return a.contactURL(uri) + "/" + p.rel
	}
	return a.contactURL(uri) + "/" + p.captured
}

// contactPresenceURL is where a finds whether uri is available.
func (a *application) contactPresenceURL(uri string) string {
	return a.contactPartURL(contactParts[0], uri)
}

// contactPart draws p of a contact, nil for what is no address of a person.
func (a *application) contactPart(p contactPart, id string) *wire.Resource {
	uri := contactAddress(id)
	if !isSIP(uri) {
		return nil
	}
	f := face{availability: "Offline", modalities: []string{}, active: a.owner.since}
	if u := a.owner.group.user(uri); u != nil {
		uri, f = u.SIP, u.face()
	}
	r := wire.NewResource(p.rel, a.contactPartURL(p, uri))
	p.draw(r, f, a.pool.profile.AllAtOnce)
	return r
}

func contactRows() []row {
	rows := []row{
		{"/people/{}", "contact", owned, get(getContact), manner{}},
		photoAt("/people/{}/contactPhoto"),
	}
	for _, p := range contactParts {
		h := get(func(q *request) *refusal { return q.found(q.app.contactPart(p, q.ids[1])) })
		rows = append(rows, row{"/people/{}/" + p.rel, p.rel, owned, h, manner{}}, row{"/people/{}/" + p.captured, p.rel, owned, h, manner{}})
	}
	return rows
}

// watch lets a hear of what changes of u.
func (u *user) watch(a *application) {
	if len(u.watchers) == 0 {
		u.watchers, u.seen = map[*application]bool{}, u.face()
	}
	u.watchers[a] = true
}

// show tells those who watch u what has changed since.
func (u *user) show() {
	if len(u.watchers) == 0 {
		return
	}
	before, now := u.seen, u.face()
	u.seen = now
	for _, p := range contactParts {
		if p.same == nil || p.same(before, now) {
			continue
		}
		for a := range u.watchers {
			a.notifyPeople(wire.Event{Type: "updated", Link: wire.Link{Rel: p.rel, Href: a.contactPartURL(p, u.SIP)},
				In: &wire.Link{Rel: "contact", Href: a.contactURL(u.SIP)}, Priority: wire.Medium})
		}
	}
}

// notifyPeople tells a of what happened to people, who are the sender.
func (a *application) notifyPeople(e wire.Event) {
	e.SenderRel, e.SenderHref = "people", a.url+"/people"
	a.notify(e)
}
