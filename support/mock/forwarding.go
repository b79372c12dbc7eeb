package mock

// forwarding is where a user's audio calls go. It does not concern messages
// (callForwardingSettings).
type forwarding struct {
	active string // ImmediateForward, SimultaneousRing or "" for neither
	target string // the address of a contact
}

const (
	immediateForward = "ImmediateForward"
	simultaneousRing = "SimultaneousRing"
)

// A forwardingSetting is one of the settings embedded in callForwardingSettings.
type forwardingSetting struct{ rel, active, link string }

var forwardingSettings = []forwardingSetting{
	{"immediateForwardSettings", immediateForward, "immediateForwardToContact"},
	{"simultaneousRingSettings", simultaneousRing, "simultaneousRingToContact"},
}

// callForwarding draws all settings.
func (a *application) callForwarding() *Resource {
	url := a.url + "/me/callForwardingSettings"
	active := a.owner.forwarding.active
	if active == "" {
		active = "None"
	}
	r := newResource("callForwardingSettings", url).put("activePeriod", "Always").put("activeSetting", active)
	r.put("unansweredCallHandling", "Disabled").to("turnOffCallForwarding", url+"/turnOffCallForwarding")
	for _, s := range forwardingSettings {
		r.embed(s.rel, false, s.resource(a))
	}
	return r
}

// resource draws one setting.
func (s forwardingSetting) resource(a *application) *Resource {
	url := a.url + "/me/callForwardingSettings/" + s.rel
	r := newResource(s.rel, url)
	if f := a.owner.forwarding; f.active == s.active {
		r.put("target", "Contact").to("contact", a.contactURL(f.target))
	} else {
		r.put("target", "None")
	}
	return r.to(s.link, url+"/"+s.link)
}

// forwardingRows are those below callForwardingSettings.
func forwardingRows() []row {
	const path = "/me/callForwardingSettings"
	rows := []row{
		{path, "callForwardingSettings", owned, drawn((*application).callForwarding), ""},
		{path + "/turnOffCallForwarding", "turnOffCallForwarding", owned, post(turnOffCallForwarding), ""},
	}
	for _, s := range forwardingSettings {
		rows = append(rows,
			row{path + "/" + s.rel, s.rel, owned, drawn(s.resource), ""},
			row{path + "/" + s.rel + "/" + s.link, s.link, owned, post(s.activate), ""})
	}
	return rows
}

// activate sends calls to the target, a contact or a number, named in query or body.
func (s forwardingSetting) activate(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	if r := in.check(required("target"), upTo("target", 80), address("target")); r != nil {
		return r
	}
	q.app.owner.forwarding = forwarding{s.active, in.text("target")}
	return q.done()
}

func turnOffCallForwarding(q *request) *refusal {
	q.app.owner.forwarding = forwarding{}
	return q.done()
}
