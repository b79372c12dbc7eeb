package mock

import (
	"net/http"
	"strconv"

	"ucwatest/support/mock/wire"
)

// forwarding is where a user's audio calls go. It does not concern messages
// (callForwardingSettings).
type forwarding struct {
	active string // ImmediateForward, SimultaneousRing or "" for neither
	target string // the address of a contact, of the active setting
	// targets are those of all settings: they stay while another is active.
	targets    map[string]string
	workhours  bool // in effect then only; the pool's users always work
	ringDelay  int  // seconds after which a contact rings as well
	unanswered unanswered
}

const (
	immediateForward = "ImmediateForward"
	simultaneousRing = "SimultaneousRing"
)

// turn makes active the setting that is in effect, "" none. It is false if that
// has nobody to send calls to.
func (f *forwarding) turn(active string) bool {
	if active != "" && f.targets[active] == "" {
		return false
	}
	f.active, f.target = active, f.targets[active]
	return true
}

// aim sends calls to target by the setting active from now on.
func (f *forwarding) aim(active, target string) {
	if f.targets == nil {
		f.targets = map[string]string{}
	}
	f.targets[active] = target
	f.turn(active)
}

const forwardingPath = "/me/callForwardingSettings"

// callForwarding draws all settings.
func (a *application) callForwarding() *wire.Resource {
	f, url := a.owner.forwarding, a.url+forwardingPath
	r := a.pass(wire.NewResource("callForwardingSettings", url))
	r.Put("activePeriod", choose(f.workhours, "Workhours", "Always")).Put("activeSetting", choose(f.active == "", "None", f.active))
	r.Put("unansweredCallHandling", choose(f.unanswered.enabled, "Enabled", "Disabled"))
	r.To("turnOffCallForwarding", url+"/turnOffCallForwarding")
	for _, s := range forwardingSettings {
		r.Embed(s.rel, false, s.resource(a))
	}
	r.Embed(unansweredRel, false, a.unansweredSettings())
	return a.pool.stamp(a.pool.arrange(r))
}

// choose is yes or no, as which.
func choose(which bool, yes, no string) string {
	if which {
		return yes
	}
	return no
}

// putForwarding changes what holds for all settings. A setting cannot become
// active before it has a target.
func putForwarding(q *request) *refusal {
	in, r := q.replacement(q.app.callForwarding(),
		wire.Among("activePeriod", "Always", "Workhours"), wire.Single("activePeriod"),
		wire.Among("activeSetting", "None", immediateForward, simultaneousRing), wire.Single("activeSetting"),
		wire.Among("unansweredCallHandling", "Enabled", "Disabled"), wire.Single("unansweredCallHandling"))
	if r != nil {
		return r
	}
	f := &q.app.owner.forwarding
	next := *f
	if active := in.Text("activeSetting"); active != "" && !next.turn(choose(active == "None", "", active)) {
		return invalid([2]string{"activeSetting", "Invalid"})
	}
	if period := in.Text("activePeriod"); period != "" {
		next.workhours = period == "Workhours"
	}
	if handling := in.Text("unansweredCallHandling"); handling != "" {
		next.unanswered.enabled = handling == "Enabled"
	}
	if next.unanswered.enabled && next.active == immediateForward {
		next.unanswered.enabled = false // nothing is left unanswered then
	}
	*f = next
	return q.replaced()
}

// turnOffCallForwarding goes back to the defaults; the targets are lost.
func turnOffCallForwarding(q *request) *refusal {
	q.app.owner.forwarding = forwarding{}
	return q.done()
}

// forwardingRows are those of call forwarding, which takes enterprise voice.
func forwardingRows() []row {
	rows := []row{
		{forwardingPath, "callForwardingSettings", owned,
			map[string]handler{http.MethodGet: tagged((*application).callForwarding), http.MethodPut: putForwarding}, manner{}},
		{forwardingPath + "/turnOffCallForwarding", "turnOffCallForwarding", owned, post(turnOffCallForwarding), manner{}},
	}
	for _, s := range forwardingSettings {
		rows = append(rows, s.rows()...)
	}
	rows = append(rows, unansweredRows()...)
	for _, r := range rows {
		for method, h := range r.methods {
			r.methods[method] = voiced(h)
		}
	}
	return rows
}

// voiced refuses a user without enterprise voice.
func voiced(h handler) handler {
	return func(q *request) *refusal {
		if q.user.NoVoice {
			return errVoice
		}
		return h(q)
	}
}

// A forwardingSetting is one of the settings embedded in callForwardingSettings,
// with the link that aims it at a contact and those that would aim it at people
// whom nobody can name by UCWA: an administrator does, and has not.
type forwardingSetting struct {
	rel, active, contact string
	voicemail            string // the link that aims it at voicemail, "" for none
	nobody               []nobody
	delays               bool // whether it has a ringDelay, which is set with the target by a PUT
}

// nobody is a link to people who are not there, with the refusal that follows.
type nobody struct {
	link   string
	reason *refusal
}

var forwardingSettings = []forwardingSetting{
	{"immediateForwardSettings", immediateForward, "immediateForwardToContact", "immediateForwardToVoicemail",
		[]nobody{{"immediateForwardToDelegates", errDelegates}}, false},
	{"simultaneousRingSettings", simultaneousRing, "simultaneousRingToContact", "",
		[]nobody{{"simultaneousRingToDelegates", errDelegates}, {"simultaneousRingToTeam", errTeam}}, true},
}

func (s forwardingSetting) resource(a *application) *wire.Resource {
	url := a.url + forwardingPath + "/" + s.rel
	r := wire.NewResource(s.rel, url)
	if s.delays {
		r = a.pass(r.Put("ringDelay", a.owner.forwarding.ringDelay))
	}
	a.targeted(r, a.owner.forwarding.targets[s.active])
	r.To(s.contact, url+"/"+s.contact)
	if s.voicemail != "" {
		r.To(s.voicemail, url+"/"+s.voicemail)
	}
	for _, n := range s.nobody {
		r.To(n.link, url+"/"+n.link)
	}
	return r
}

// targeted says in r where calls go, "" for nowhere.
func (a *application) targeted(r *wire.Resource, target string) *wire.Resource {
	kind := "Contact"
	switch target {
	case "":
		kind = "None"
	case toVoicemail:
		kind = toVoicemail
	}
	if r.Put("target", kind); kind == "Contact" {
		return r.To("contact", a.contactURL(target))
	}
	if a.pool.profile.AllAtOnce {
		r.To("contact", a.contactURL(a.owner.SIP)) // the samples link to a contact beside the target None
	}
	return r
}

// toVoicemail is the target of calls that go to the callee's voicemail.
const toVoicemail = "Voicemail"

func (s forwardingSetting) rows() []row {
	path := forwardingPath + "/" + s.rel
	methods := drawn(s.resource)
	if s.delays {
		methods = map[string]handler{http.MethodGet: tagged(s.resource), http.MethodPut: s.put}
	}
	rows := []row{
		{path, s.rel, owned, methods, manner{}},
		{path + "/" + s.contact, s.contact, owned, post(s.activate), manner{}},
	}
	if s.voicemail != "" {
		rows = append(rows, row{path + "/" + s.voicemail, s.voicemail, owned, post(s.activateVoicemail), manner{}})
	}
	for _, n := range s.nobody {
		rows = append(rows, row{path + "/" + n.link, n.link, owned, post(func(*request) *refusal { return n.reason }), manner{}})
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

// activateVoicemail sends calls to the user's voicemail.
func (s forwardingSetting) activateVoicemail(q *request) *refusal {
	q.app.owner.forwarding.aim(s.active, toVoicemail)
	return q.done()
}

// put changes when s rings, and whether it has a target. A contact has to be
// there already: it is named by the link that aims at it.
func (s forwardingSetting) put(q *request) *refusal {
	in, r := q.replacement(s.resource(q.app), wire.Within("ringDelay", 0, 60),
		wire.Among("target", "None", "Team", "Delegates", "Contact"), wire.Single("target"))
	if r != nil {
		return r
	}
	f := &q.app.owner.forwarding
	switch target := in.Text("target"); {
	case target == "Team":
		return errTeam
	case target == "Delegates":
		return errDelegates
	case target == "Contact" && f.targets[s.active] == "":
		return invalid([2]string{"target", "Invalid"})
	case target == "None":
		delete(f.targets, s.active)
		if f.active == s.active {
			f.active, f.target = "", ""
		}
	}
	if delay, err := strconv.Atoi(in.Text("ringDelay")); err == nil {
		f.ringDelay = delay
	}
	return q.replaced()
}

// target reads where calls are to go.
func (q *request) target() (string, *refusal) {
	in, r := q.input()
	if r != nil {
		return "", r
	}
	return spelled(in.Text("target")), check(in, wire.Required("target"), wire.UpTo("target", 80), address("target"))
}
