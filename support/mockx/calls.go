package mock

import (
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

func hexString(b []byte) string { return hex.EncodeToString(b) }

// mostOperation is how long an operationId may be.
const mostOperation = 50

func (c *call) startMessaging() *Answer { return c.start("messagingInvitation") }

func (c *call) startPhoneAudio() *Answer { return c.start("phoneAudioInvitation") }

func (c *call) startAudio() *Answer { return c.start("audioVideoInvitation") }

// start starts a conversation with a modality.
func (c *call) start(rel string) *Answer {
	in, to, refusal := c.invitee()
	if refusal != nil {
		return refusal
	}
	d := c.app.user.group.converse(in.text("subject"), c.app.user, to)
	return c.invite(&offer{rel: rel, to: to, dialog: d}, d.seen(c.app), in)
}

func (c *call) addAudio() *Answer { return c.add("audioVideoInvitation", c.findTalk()) }

// addPhoneAudio adds phone audio to the conversation of the path, or to the one
// that has the short URL.
func (c *call) addPhoneAudio() *Answer {
	v := c.findTalk()
	if c.ids[0] == "" {
		v = c.app.phoneOwner
	}
	return c.add("phoneAudioInvitation", v)
}

// add adds a modality to a conversation that has none of the kind.
func (c *call) add(rel string, v *conversation) *Answer {
	if v == nil || v.gone {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	in, to, refusal := c.invitee()
	if refusal != nil {
		return refusal
	}
	if v.modalityState(kinds[rel].rel) != "Disconnected" {
		return c.refuse(http.StatusConflict, "Conflict", "AnotherOperationPending")
	}
	return c.invite(&offer{rel: rel, to: to, dialog: v.dialog, added: true}, v, in)
}

// addParticipant invites somebody into a conversation.
func (c *call) addParticipant() *Answer {
	v := c.findTalk()
	if v == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	in, to, refusal := c.invitee()
	if refusal != nil {
		return refusal
	}
	return c.invite(&offer{rel: "participantInvitation", to: to, dialog: v.dialog}, v, in)
}

// invitee reads who is invited.
func (c *call) invitee() (input, *user, *Answer) {
	in, refusal := c.input()
	if refusal == nil {
		refusal = c.required(in, 250, "to")
	}
	if refusal == nil && len(in.text("operationId")) > mostOperation {
		refusal = c.refuse(http.StatusBadRequest, "BadRequest", "ParameterValidationFailure")
		refusal.Reason.Parameters = [][2]string{{"operationId", "TooLong"}}
	}
	if refusal != nil {
		return nil, nil, refusal
	}
	to := c.app.user.group.find(in.text("to"))
	if to == nil || to == c.app.user {
		return nil, nil, c.refuse(http.StatusNotFound, "NotFound", "DestinationNotFound")
	}
	return in, to, nil
}

// invite makes an offer from a conversation, and lets it ring.
func (c *call) invite(o *offer, v *conversation, in input) *Answer {
	o.from, o.operation, o.session = c.app.user, in.text("operationId"), in.text("sessionContext")
	o.out = o.issue(c.app, true, v)
	kind, modality := kinds[o.rel]
	if modality {
		o.dialog.connecting = kind.rel
	}
	if modality && !o.added {
		v.announce("added")
	}
	o.out.announce("started")
	if modality {
		v.changed(kind.rel)
	}
	o.timer = c.app.user.group.after(time.Duration(giveUp), func() {
		o.fail("Failed", &Reason{Code: "RemoteFailure", Subcode: "Timeout", Message: "Nobody answered."})
	})
	o.route()
	return c.created(o.out.path)
}

// route lets the offer ring where the callee wants it. Diversions are about
// calls, never about messages (callForwardingSettings).
func (o *offer) route() {
	call := o.rel == "audioVideoInvitation" || o.rel == "phoneAudioInvitation"
	contact := func(sip string) *user { return o.from.group.find(sip) }
	switch {
	case call && contact(o.to.forward) != nil:
		o.out.state = "Forwarded"
		o.out.announce("updated")
		o.ringAt(contact(o.to.forward), o.to)
	case call && contact(o.to.ring) != nil:
		o.out.state = "Alerting"
		o.out.announce("updated")
		o.ringAt(o.to, nil)
		o.ringAt(contact(o.to.ring), o.to)
	default:
		o.ringAt(o.to, nil)
	}
	if o.rel == "phoneAudioInvitation" {
		o.pickUp()
	}
}

// ringAt shows the offer to u. What is added rings in the conversation u has
// already; anybody else sees a new one.
func (o *offer) ringAt(u *user, forwarder *user) {
	a := u.active()
	if a == nil {
		return
	}
	v := o.dialog.view(u)
	if v == nil {
		d := o.dialog
		if o.added {
			d = u.group.converse(o.dialog.subject, o.from, u)
			d.connecting = kinds[o.rel].rel
		}
		v = d.seen(a)
		v.incoming = true
		v.announce("added")
	}
	i := o.issue(a, false, v)
	i.forwarder = forwarder
	o.in = append(o.in, i)
	i.announce("started")
}

// pickUp answers phone audio at the first phone that is picked up by itself.
// The caller's own phone rings before, and is picked up.
func (o *offer) pickUp() {
	for _, i := range o.in {
		if i.app.user.Answers {
			o.answered(i)
			return
		}
	}
}

func (c *call) accept() *Answer {
	return c.incoming(func(i *invitation) *Answer {
		if i.offer.rel == "phoneAudioInvitation" {
			return c.refuse(http.StatusConflict, "Conflict", "") // a phone is answered by its user
		}
		i.offer.answered(i)
		return c.done()
	})
}

func (c *call) acceptWithAnswer() *Answer {
	return c.incoming(func(i *invitation) *Answer {
		if !strings.HasPrefix(c.r.Header.Get("Content-Type"), "application/sdp") {
			return c.refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaType", "")
		}
		if !strings.HasPrefix(string(c.body), "v=0") || i.offer.rel != "audioVideoInvitation" {
			refusal := c.refuse(http.StatusBadRequest, "BadRequest", "ParameterValidationFailure")
			refusal.Reason.Parameters = [][2]string{{"sdp", "Invalid"}}
			return refusal
		}
		i.offer.answered(i)
		return c.done()
	})
}

func (c *call) decline() *Answer {
	return c.incoming(func(i *invitation) *Answer {
		if _, refusal := c.input(); refusal != nil {
			return refusal
		}
		i.complete("Declined", "Failure", &Reason{Code: "LocalFailure", Subcode: "Declined", Message: "You declined."})
		i.offer.fail("Failed", &Reason{Code: "RemoteFailure", Subcode: "Declined", Message: "Your invitation was declined."})
		return c.done()
	})
}

// incoming does something with an incoming invitation that nobody answered yet.
func (c *call) incoming(do func(*invitation) *Answer) *Answer {
	return c.invited(func(i *invitation) *Answer {
		if i.outgoing || i.status != "" {
			return c.refuse(http.StatusConflict, "Conflict", "")
		}
		return do(i)
	})
}

func (c *call) cancel() *Answer {
	return c.invited(func(i *invitation) *Answer {
		if !i.outgoing || i.status != "" {
			return c.refuse(http.StatusConflict, "Conflict", "")
		}
		i.offer.fail("Cancelled", &Reason{Code: "LocalFailure", Subcode: "Canceled", Message: "You cancelled the invitation."})
		return c.done()
	})
}

// fail ends the offer without an answer.
func (o *offer) fail(state string, reason *Reason) {
	o.timer.stop()
	o.withdraw(nil, &Reason{Code: "RemoteFailure", Subcode: "Missed", Message: "You missed an invitation."})
	if kind, ok := kinds[o.rel]; ok {
		o.dialog.connecting = ""
		o.out.talk.changed(kind.rel)
	}
	o.out.complete(state, "Failure", reason)
	if !o.added && kinds[o.rel].rel != "" {
		o.out.talk.end()
	}
}

// withdraw ends the incoming invitations but one.
func (o *offer) withdraw(but *invitation, reason *Reason) {
	for _, i := range o.in {
		if i == but || i.status != "" {
			continue
		}
		i.complete("Failed", "Failure", reason)
		if i.talk.incoming {
			i.talk.end()
		}
	}
}

// answered ends the offer with the answer of one side, and says so to all.
func (o *offer) answered(by *invitation) {
	o.timer.stop()
	o.withdraw(by, &Reason{Code: "LocalFailure", Subcode: "ConnectedElsewhere", Message: "Somebody else answered."})
	by.talk.incoming = false
	by.accepted, o.out.accepted = by.app.user, by.app.user
	switch {
	case o.rel == "participantInvitation":
		o.confer(by)
	case o.added && by.app.user != o.to && !o.from.group.pool.forgets(LapseNoDerive):
		o.derive(by)
	default:
		o.connect(by)
	}
	by.complete("Connected", "Success", nil)
	o.out.complete("Connected", "Success", nil)
}

// connect adds the modality to the dialog it was offered for.
func (o *offer) connect(by *invitation) {
	kind, d := kinds[o.rel], o.dialog
	d.members = []*user{o.from, by.app.user}
	if by.talk.dialog != d { // the original conversation takes the answerer in
		by.talk.dialog = d
		d.views = append(d.views, by.talk)
	}
	d.use(kind.modality)
	for _, v := range []*conversation{o.out.talk, by.talk} {
		if !o.added {
			v.welcome()
		}
		v.changed(kind.rel)
		v.announce("updated")
	}
}

// derive gives the modality a conversation of its own, between caller and
// answerer. The original conversation stays as it was.
func (o *offer) derive(by *invitation) {
	p, kind, d := o.from.group.pool, kinds[o.rel], by.talk.dialog
	if p.forgets(LapseCalleeInDerived) {
		d.members = append(d.members, o.to)
	}
	o.dialog.connecting = ""
	d.use(kind.modality)
	o.out.derived = d.seen(o.out.app)
	o.out.derived.announce("added")
	for _, v := range []*conversation{o.out.derived, by.talk} {
		v.welcome()
		v.changed(kind.rel)
	}
	o.out.talk.changed(kind.rel)
	o.out.talk.announce("updated")
	if p.forgets(LapseOriginalLost) {
		o.out.talk.end()
	}
}

// confer makes the dialog a conference that its inviter leads.
func (o *offer) confer(by *invitation) {
	d := o.dialog
	if !d.conference {
		d.conference, d.leader = true, o.from
	}
	d.members = append(d.members, by.app.user)
	for _, v := range d.views {
		if v != by.talk {
			v.tell("added", Link{Rel: "participant", Href: v.participant(by.app.user), Title: by.app.user.Name}, nil)
		}
		v.announce("updated")
	}
	by.talk.welcome()
}
