package mock

// me draws the user as owner of the application. What takes makeMeAvailable
// first has its links from then on only (MeDashboard).
func (a *application) me() *Resource {
	u, url := a.owner, a.url+"/me"
	r := newResource("me", url).put("uri", u.SIP).put("name", u.Name).put("emailAddresses", []string{contactID(u.SIP)})
	r.put("endpointUri", u.SIP+";opaque=user:epid:"+a.id+";gruu").put("workPhoneNumber", u.Phone)
	if a.available == nil {
		r.to("makeMeAvailable", url+"/makeMeAvailable")
	} else {
		for _, p := range publications {
			r.to(p.rel, url+"/"+p.rel)
		}
		r.to("reportMyActivity", url+"/reportMyActivity")
	}
	return r.to("callForwardingSettings", url+"/callForwardingSettings").to("phones", url+"/phones").to("photo", a.photoURL(u.SIP))
}

// tellMe tells that me has changed.
func (a *application) tellMe() {
	url := a.url + "/me"
	a.tell(Event{SenderRel: "me", SenderHref: url, Type: "updated", Link: Link{Rel: "me", Href: url}, Embedded: a.me(), Priority: Medium})
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
