package mock

import "ucwatest/support/mock/wire"

// A forwardingSetting is one of the settings embedded in callForwardingSettings,
// with the link that aims it at a contact and those that would aim it at people
// whom nobody can name by UCWA: an administrator does, and has not.
type forwardingSetting struct {
	rel, active, contact string
	nobody               []nobody
}

// nobody is a link to people who are not there, with the refusal that follows.
type nobody struct {
	link   string
	reason *refusal
}

var forwardingSettings = []forwardingSetting{
	{"immediateForwardSettings", immediateForward, "immediateForwardToContact",
		[]nobody{{"immediateForwardToDelegates", errDelegates}}},
	{"simultaneousRingSettings", simultaneousRing, "simultaneousRingToContact",
		[]nobody{{"simultaneousRingToDelegates", errDelegates}, {"simultaneousRingToTeam", errTeam}}},
}

// resource draws one setting.
func (s forwardingSetting) resource(a *application) *wire.Resource {
	url := a.url + forwardingPath + "/" + s.rel
	r := a.targeted(wire.NewResource(s.rel, url), a.owner.forwarding.targets[s.active])
	r.To(s.contact, url+"/"+s.contact)
	for _, n := range s.nobody {
		r.To(n.link, url+"/"+n.link)
	}
	return r
}

// targeted says in r where calls go, "" for nowhere.
func (a *application) targeted(r *wire.Resource, target string) *wire.Resource {
	if target == "" {
		return r.Put("target", "None")
	}
	return r.Put("target", "Contact").To("contact", a.contactURL(target))
}

// rows are the routes of s.
func (s forwardingSetting) rows() []row {
	path := forwardingPath + "/" + s.rel
	rows := []row{
		{path, s.rel, owned, drawn(s.resource), ""},
		{path + "/" + s.contact, s.contact, owned, post(s.activate), ""},
	}
	for _, n := range s.nobody {
		rows = append(rows, row{path + "/" + n.link, n.link, owned, post(func(*request) *refusal { return n.reason }), ""})
	}
	return rows
}

// activate sends calls to the target, a contact or a number, named in query or body.
func (s forwardingSetting) activate(q *request) *refusal {
	target, r := q.target()
	if r == nil {
		q.app.owner.forwarding.aim(s.active, target)
		return q.done()
	}
	return r
}

// target reads where calls are to go.
func (q *request) target() (string, *refusal) {
	in, r := q.input()
	if r != nil {
		return "", r
	}
	return in.Text("target"), check(in, wire.Required("target"), wire.UpTo("target", 80), address("target"))
}
