package mock

// availability is what makeMeAvailable said (MeDashboard).
type availability struct {
	signInAs   string
	modalities []string
}

// me draws the user as owner of the application.
func (a *application) me() *Resource {
	u := a.owner
	url := a.url + "/me"
	r := newResource("me", url).put("uri", u.SIP).put("name", u.Name)
	if a.available == nil {
		return r.to("makeMeAvailable", url+"/makeMeAvailable").to("callForwardingSettings", url+"/callForwardingSettings").to("phones", url+"/phones")
	}
	r.to("note", url+"/note").to("presence", url+"/presence").to("location", url+"/location")
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
	if r := in.check(among("supportedModalities", known...), among("signInAs", states...)); r != nil {
		return r
	}
	a.available = &availability{signInAs: in.textOr("signInAs", "Online"), modalities: in.list("supportedModalities")}
	url := a.url + "/me"
	for _, rel := range []string{"presence", "note", "location"} {
		a.tell(Event{SenderRel: "me", SenderHref: url, Type: "added", Link: Link{Rel: rel, Href: url + "/" + rel}, Priority: Medium})
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

// published draws what there is only after makeMeAvailable.
func published(rel string, put func(*Resource, *availability)) func(*application) *Resource {
	return func(a *application) *Resource {
		if a.available == nil {
			return nil
		}
		r := newResource(rel, a.url+"/me/"+rel)
		put(r, a.available)
		return r
	}
}

// presence, note and location are what the user shows to others.
var (
	presence = published("presence", func(r *Resource, v *availability) { r.put("availability", v.signInAs) })
	note     = published("note", func(r *Resource, _ *availability) { r.put("message", "").put("type", "Personal") })
	location = published("location", func(r *Resource, _ *availability) { r.put("location", "") })
)

// phones draws the list of the user's phones.
func (a *application) phones() *Resource {
	r := newResource("phones", a.url+"/me/phones")
	return r.embed("phone", true, a.workPhone())
}

func (a *application) workPhone() *Resource {
	return newResource("phone", a.url+"/me/phones/work").put("includeInContactCard", true).put("number", a.owner.Phone).put("type", "work")
}
