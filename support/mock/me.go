package mock

import "ucwatest/support/mock/wire"

// me draws the user as owner of the application. What takes makeMeAvailable
// first has its links from then on only (MeDashboard).
func (a *application) me() *wire.Resource {
	u, url := a.owner, a.url+"/me"
	r := wire.NewResource("me", url).Put("uri", u.SIP).Put("name", u.Name).Put("emailAddresses", []string{contactID(u.SIP)})
	r.Put("endpointUri", u.SIP+";opaque=user:epid:"+a.id+";gruu").Put("workPhoneNumber", u.Phone)
	if a.available == nil {
		r.To("makeMeAvailable", url+"/makeMeAvailable")
	} else {
		for _, p := range publications {
			r.To(p.rel, url+"/"+p.rel)
		}
		r.To("reportMyActivity", url+"/reportMyActivity")
	}
	return r.To("callForwardingSettings", url+"/callForwardingSettings").To("phones", url+"/phones").To("photo", a.photoURL(u.SIP))
}

// tellMe tells that me has changed.
func (a *application) tellMe() {
	url := a.url + "/me"
	a.tell(wire.Event{SenderRel: "me", SenderHref: url, Type: "updated", Link: wire.Link{Rel: "me", Href: url}, Embedded: a.me(), Priority: wire.Medium})
}

// meRows are those below me apart from call forwarding.
func meRows() []row {
	rows := []row{
		{"/me", "me", owned, drawn((*application).me), ""},
		{"/me/makeMeAvailable", "makeMeAvailable", owned, post(postMakeMeAvailable), ""},
		{"/me/reportMyActivity", "reportMyActivity", owned, post(postReportMyActivity), ""},
		{"/me/phones", "phones", owned, drawn((*application).phones), ""},
		{"/me/phones/work", "phone", owned, get(tagged((*application).workPhone)), ""},
		{"/photos/{}", "photo", owned, get(getPhoto), ""},
	}
	for _, p := range publications {
		rows = append(rows, row{"/me/" + p.rel, p.rel, owned, p.methods(), ""})
	}
	return rows
}
