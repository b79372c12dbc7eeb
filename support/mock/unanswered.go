package mock

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"time"

	"ucwatest/support/mock/wire"
)

// unanswered is what becomes of calls that nobody takes (unansweredCallSettings).
type unanswered struct {
	enabled bool
	target  string // the address of a contact, "" for voicemail
	delay   int    // seconds, 0 for the default
}

const (
	unansweredRel = "unansweredCallSettings"
	ringDelay     = 30 // seconds, unless the user sets another
)

// seconds are how long it rings.
func (u unanswered) seconds() int { return cmp.Or(u.delay, ringDelay) }

// voicemail is what takes a call in place of u: somebody else, as far as the
// reference tells, at an address that captures do not show.
func (u *user) voicemail() identity { return identity{uri: u.SIP + ";opaque=app:voicemail"} }

// await lets the call to callee go on elsewhere after a while, if callee wants
// that of calls that nobody takes; it is not given up before.
func (k *call) await(callee *user) {
	if u := callee.forwarding.unanswered; u.enabled {
		k.group.clock.Stop(k.giveUp)
		k.giveUp = k.group.clock.After(time.Duration(u.seconds())*time.Second, func() { k.reroute(callee, u.target) })
	}
}

// reroute lets the call ring at the address to, "" for the voicemail of callee,
// and nowhere else any more. One that is being taken on a phone stays.
func (k *call) reroute(callee *user, to string) {
	if slices.ContainsFunc(k.legs, func(leg *invitation) bool { return leg.answering }) {
		return
	}
	target, known := callee.voicemail(), true
	if to != "" {
		target, known = k.group.identity(to)
	}
	if !known {
		k.fail(stateFailed, reasonUnknown, reasonMissed)
		return
	}
	for _, leg := range slices.Clone(k.legs) {
		leg.lose(reasonMissed)
	}
	k.phones, k.forward = nil, callee
	k.last()
	k.reach(target)
	k.alert()
}

func (a *application) unansweredSettings() *wire.Resource {
	u, url := a.owner.forwarding.unanswered, a.url+forwardingPath+"/"+unansweredRel
	r := wire.NewResource(unansweredRel, url)
	r.Put("ringDelay", u.seconds())
	a.pass(a.targeted(r, cmp.Or(u.target, toVoicemail)))
	if !a.pool.profile.AllAtOnce && a.owner.forwarding.active == immediateForward { // nothing is left unanswered then
		return r
	}
	for _, link := range []string{"resetUnansweredCallSettings", "unansweredCallToContact", "unansweredCallToVoicemail"} {
		r.To(link, url+"/"+link)
	}
	return r
}

func unansweredRows() []row {
	const path = forwardingPath + "/" + unansweredRel
	set := func(read func(*request) (unanswered, *refusal)) map[string]handler {
		return post(func(q *request) *refusal {
			f := &q.app.owner.forwarding
			if f.active == immediateForward {
				return errNotAllowed
			}
			next, r := read(q)
			if r == nil {
				f.unanswered = next
				return q.done()
			}
			return r
		})
	}
	reset := func(*request) (unanswered, *refusal) { return unanswered{}, nil }
	return []row{
		{path, unansweredRel, owned, map[string]handler{http.MethodGet: tagged((*application).unansweredSettings), http.MethodPut: putUnanswered}, manner{}},
		{path + "/resetUnansweredCallSettings", "resetUnansweredCallSettings", owned, set(reset), manner{}},
		{path + "/unansweredCallToContact", "unansweredCallToContact", owned, set((*request).unansweredToContact), manner{}},
		{path + "/unansweredCallToVoicemail", "unansweredCallToVoicemail", owned, set((*request).unansweredToVoicemail), manner{}},
	}
}

// putUnanswered changes when calls go elsewhere, and whether they do. A contact
// has to be there already: it is named by the link that aims at it.
func putUnanswered(q *request) *refusal {
	f := &q.app.owner.forwarding
	if f.active == immediateForward {
		return errNotAllowed
	}
	in, r := q.replacement(q.app.unansweredSettings(), wire.Within("ringDelay", 5, 60),
		wire.Among("target", "None", toVoicemail, "Contact"), wire.Single("target"))
	if r != nil {
		return r
	}
	next := f.unanswered
	switch in.Text("target") {
	case "Contact":
		if next.target == "" {
			return invalid([2]string{"target", "Invalid"})
		}
		next.enabled = true
	case toVoicemail:
		next.enabled, next.target = true, ""
	case "None":
		next.enabled, next.target = false, ""
	}
	if delay, err := strconv.Atoi(in.Text("ringDelay")); err == nil {
		next.delay = delay
	}
	f.unanswered = next
	return q.replaced()
}

func (q *request) unansweredToContact() (unanswered, *refusal) {
	target, r := q.target()
	if r != nil {
		return unanswered{}, r
	}
	delay, r := q.ringDelay()
	return unanswered{enabled: true, target: target, delay: delay}, r
}

func (q *request) unansweredToVoicemail() (unanswered, *refusal) {
	delay, r := q.ringDelay()
	return unanswered{enabled: true, delay: delay}, r
}

// ringDelay reads how long it is to ring, 0 if that is not said.
func (q *request) ringDelay() (int, *refusal) {
	in, r := q.input()
	if r != nil {
		return 0, r
	}
	delay, _ := strconv.Atoi(in.Text("ringDelay")) // checked below, and absent is 0
	return delay, check(in, wire.Within("ringDelay", 5, 60))
}

// diverted is who gets a messaging invitation in place of callee, nil if callee
// does. UCWA has no rule for messages (callForwardingSettings concerns calls): an
// administrator's is provided by the control interface.
func (k *call) diverted(callee *user) *user {
	if k.outgoing.kind.voice || k.outgoing.kind.modality == noModality || callee == nil || callee.messagesTo == "" {
		return nil
	}
	return k.group.user(callee.messagesTo)
}

// divert lets u's messaging invitations reach the user whose address is to; ""
// lets them reach u. It is false if nobody of the group has the address.
func (u *user) divert(to string) bool {
	if to != "" && u.group.user(to) == nil {
		return false
	}
	u.messagesTo = to
	return true
}
