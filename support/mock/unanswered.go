package mock

import "strconv"

// unanswered is what becomes of calls that nobody takes (unansweredCallSettings).
// It is kept and shown for clients that save and restore it; a call that nobody
// takes still ends in the pool, which has no voicemail.
type unanswered struct {
	enabled bool
	target  string // the address of a contact, "" for voicemail
	delay   int    // seconds, 0 for the default
}

const (
	unansweredRel = "unansweredCallSettings"
	ringDelay     = 30 // seconds, unless the user sets another
)

// unansweredSettings draws them.
func (a *application) unansweredSettings() *Resource {
	u, url := a.owner.forwarding.unanswered, a.url+forwardingPath+"/"+unansweredRel
	r := newResource(unansweredRel, url)
	if u.delay == 0 {
		u.delay = ringDelay
	}
	r.put("ringDelay", u.delay)
	if u.target == "" {
		r.put("target", "Voicemail")
	} else {
		a.targeted(r, u.target)
	}
	for _, link := range []string{"resetUnansweredCallSettings", "unansweredCallToContact", "unansweredCallToVoicemail"} {
		r.to(link, url+"/"+link)
	}
	return r
}

// unansweredRows are their routes.
func unansweredRows() []row {
	const path = forwardingPath + "/" + unansweredRel
	set := func(read func(*request) (unanswered, *refusal)) map[string]handler {
		return post(func(q *request) *refusal {
			f := &q.app.owner.forwarding
			if f.active == immediateForward { // nothing is left unanswered then
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
		{path, unansweredRel, owned, drawn((*application).unansweredSettings), ""},
		{path + "/resetUnansweredCallSettings", "resetUnansweredCallSettings", owned, set(reset), ""},
		{path + "/unansweredCallToContact", "unansweredCallToContact", owned, set((*request).unansweredToContact), ""},
		{path + "/unansweredCallToVoicemail", "unansweredCallToVoicemail", owned, set((*request).unansweredToVoicemail), ""},
	}
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
	delay, _ := strconv.Atoi(in.text("ringDelay")) // checked below, and absent is 0
	return delay, in.check(within("ringDelay", 5, 60))
}
