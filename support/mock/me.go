package mock

// availability is what makeMeAvailable said (MeDashboard).
type availability struct {
	signInAs   string
	modalities []string
	formats    []string // of messages
}

// me draws the user as owner of the application.
func (a *application) me() *Resource {
	u := a.owner
	url := a.url + "/me"
	r := newResource("me", url).put("uri", u.SIP).put("name", u.Name)
	if a.available == nil {
		return r.to("makeMeAvailable", url+"/makeMeAvailable").to("callForwardingSettings", url+"/callForwardingSettings").to("phones", url+"/phones")
	}
	for _, p := range publications {
		r.to(p.rel, url+"/"+p.rel)
	}
	return r.to("reportMyActivity", url+"/reportMyActivity").to("callForwardingSettings", url+"/callForwardingSettings").to("phones", url+"/phones")
}

// postMakeMeAvailable lets others reach the user, once.
func postMakeMeAvailable(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	a := q.app
	if a.available != nil {
		return errExists
	}
	known := []string{"Messaging", "PhoneAudio", "Audio", "Video", "PanoramicVideo", "ApplicationSharing", "DataCollaboration"}
	states := []string{"Online", "Busy", "DoNotDisturb", "BeRightBack", "Away", "Offwork"}
	if r := in.check(among("supportedModalities", known...), among("signInAs", states...), among("supportedMessageFormats", messageFormats...)); r != nil {
		return r
	}
	a.available = &availability{signInAs: in.textOr("signInAs", "Online"), modalities: in.list("supportedModalities"),
		formats: in.list("supportedMessageFormats")}
	url := a.url + "/me"
	for _, p := range publications {
		a.tell(Event{SenderRel: "me", SenderHref: url, Type: "added", Link: Link{Rel: p.rel, Href: url + "/" + p.rel}, Priority: Medium})
	}
	a.tell(Event{SenderRel: "me", SenderHref: url, Type: "updated", Link: Link{Rel: "me", Href: url}, Embedded: a.me(), Priority: Medium})
	communication := a.url + communicationPath
	a.tell(Event{SenderRel: "communication", SenderHref: communication, Type: "updated",
		Link: Link{Rel: "communication", Href: communication}, Embedded: a.communication(), Priority: Medium})
	return q.done()
}

// postReportMyActivity keeps the user present.
func postReportMyActivity(q *request) *refusal {
	if q.app.available == nil {
		return errMakeMe
	}
	return q.done()
}

// A publication is something that the user shows to others once available.
type publication struct {
	rel string
	put func(*Resource, *availability)
}

var publications = []publication{
	{"presence", func(r *Resource, v *availability) { r.put("availability", v.signInAs) }},
	{"note", func(r *Resource, _ *availability) { r.put("message", "").put("type", "Personal") }},
	{"location", func(r *Resource, _ *availability) { r.put("location", "") }},
}

// resource draws the publication of a, nil before makeMeAvailable.
func (p publication) resource(a *application) *Resource {
	if a.available == nil {
		return nil
	}
	r := newResource(p.rel, a.url+"/me/"+p.rel)
	p.put(r, a.available)
	return r
}

// phones draws the list of the user's phones.
func (a *application) phones() *Resource {
	r := newResource("phones", a.url+"/me/phones")
	return r.embed("phone", true, a.workPhone())
}

func (a *application) workPhone() *Resource {
	return newResource("phone", a.url+"/me/phones/work").put("includeInContactCard", true).put("number", a.owner.Phone).put("type", "work")
}
