package mock

import "ucwatest/support/mock/wire"

// peopleRows are those of what a knows of others.
func peopleRows() []row {
	presence := get(func(q *request) *refusal { return q.found(q.app.contactPresence(q.ids[1])) })
	return []row{
		{"/people", "people", owned, drawn((*application).people), ""},
		{"/people/{}", "contact", owned, get(getContact), ""},
		{"/people/{}/contactPresence", "contactPresence", owned, presence, ""},
		{"/people/{}/presence", "contactPresence", owned, presence, ""},
		{"/people/{}/contactPhoto", "photo", owned, get(getPhoto), ""},
	}
}

func (a *application) people() *wire.Resource { return wire.NewResource("people", a.url+"/people") }

func (a *application) onlineMeetings() *wire.Resource {
	return wire.NewResource("onlineMeetings", a.url+"/onlineMeetings")
}

// contact draws somebody as a sees them (contact). It is nil for what is no
// address.
func (a *application) contact(id string) *wire.Resource {
	uri := "sip:" + id
	if isPhone(id) {
		uri = id
	}
	if !isSIP(uri) && !isPhone(uri) {
		return nil
	}
	r := wire.NewResource("contact", a.contactURL(uri)).Put("uri", uri).Put("sourceNetwork", "SameEnterprise").Put("type", "User")
	if u := a.owner.group.user(uri); u != nil {
		r.Put("name", u.Name)
		if isSIP(uri) {
			r.To("contactPhoto", a.photoURL(u.SIP))
		}
	}
	return a.pool.stamp(a.pool.arrange(r))
}

// contactURL is where a finds the contact with the address uri.
func (a *application) contactURL(uri string) string { return a.url + "/people/" + contactID(uri) }

func getContact(q *request) *refusal { return q.showTagged(q.app.contact(q.ids[1])) }
