package mock

import "net/http"

// An offer is an invitation as both sides share it.
type offer struct {
	rel       string // the type of the invitation
	from, to  *user
	dialog    *dialog // what is offered
	added     bool    // the modality is added to a dialog that is there already
	operation string
	session   string
	out       *invitation
	in        []*invitation
	timer     *timer
}

// An invitation is an offer as one side sees it.
type invitation struct {
	id, path  string
	app       *application
	offer     *offer
	outgoing  bool
	talk      *conversation
	state     string // InvitationState
	status    string // once it has completed
	reason    *Reason
	forwarder *user         // who forwarded it here
	accepted  *user         // who accepted it
	derived   *conversation // where the answerer is, if not in talk
}

// giveUp is how long an invitation waits for an answer.
const giveUp = 30e9

// issue makes an offer visible to an application.
func (o *offer) issue(a *application, outgoing bool, talk *conversation) *invitation {
	i := &invitation{app: a, offer: o, outgoing: outgoing, talk: talk, state: "Connecting"}
	if p := a.user.group.pool; p.Dialect == Doc {
		i.id = a.next("invitation", 665)
	} else {
		i.id = hexString(p.random(16))
	}
	i.path = a.below("communication/invitations/" + i.id)
	a.offers = append(a.offers, i)
	return i
}

// announce tells the invitation's user of it.
func (i *invitation) announce(kind string) {
	i.app.queue(&Event{SenderRel: "communication", SenderHref: i.app.below("communication"), Type: kind,
		Link: Link{Rel: i.offer.rel, Href: i.path}, Status: i.status, Reason: i.reason, Embedded: i.render()})
}

// complete ends the invitation and tells its user.
func (i *invitation) complete(state, status string, reason *Reason) {
	i.state, i.status, i.reason = state, status, reason
	i.announce("completed")
}

// render renders the invitation as its user may use it now.
func (i *invitation) render() *Resource {
	o := i.offer
	r := &Resource{Rel: o.rel, Href: i.path}
	r.set("direction", map[bool]string{true: "Outgoing", false: "Incoming"}[i.outgoing]).set("importance", "Normal")
	if i.outgoing {
		r.set("operationId", o.operation)
	}
	r.set("state", i.state).set("subject", o.dialog.subject).set("threadId", o.dialog.thread).set("to", o.to.SIP)
	if o.session != "" {
		r.set("sessionContext", o.session)
	}
	r.link("from", i.app.contact(o.from)).link("to", i.app.contact(o.to))
	i.actions(r)
	if i.talk != nil {
		r.link("conversation", i.talk.path)
		if kind, ok := kinds[o.rel]; ok {
			r.link(kind.rel, i.talk.where(kind.rel))
		}
	}
	if i.forwarder != nil {
		r.link("forwardedBy", i.app.contact(i.forwarder))
	}
	i.derivedLinks(r)
	if i.accepted != nil {
		where := i.talk
		if i.derived != nil {
			where = i.derived
		}
		r.embed("acceptedByParticipant", true, where.renderParticipant(i.accepted))
	}
	if i.app.user.group.pool.Dialect == Doc {
		return inDocOrder(r)
	}
	return r
}

// actions adds what can be done with an invitation nobody has answered.
func (i *invitation) actions(r *Resource) {
	if i.status != "" {
		return
	}
	if i.outgoing {
		r.link("cancel", i.path+"/cancel")
		return
	}
	if i.offer.rel == "audioVideoInvitation" {
		r.link("acceptWithAnswer", i.path+"/acceptWithAnswer")
	} else {
		r.link("accept", i.path+"/accept")
	}
	r.link("decline", i.path+"/decline")
}

// derivedLinks adds the links to what the invitation led to, or to what a
// lapse says it did.
func (i *invitation) derivedLinks(r *Resource) {
	kind, ok := kinds[i.offer.rel]
	if !ok || !i.outgoing || i.derived == nil && !i.seemsDerived() {
		return
	}
	if kind.rel != "messaging" {
		r.link("derivedConversation", i.path+"/derivedConversation")
	}
	r.link(kind.derived, i.path+"/"+kind.derived)
}

// seemsDerived tells whether a lapse shows derived links without reason.
func (i *invitation) seemsDerived() bool {
	p := i.app.user.group.pool
	switch {
	case p.Spoil == nil || i.offer.rel == "messagingInvitation":
		return false
	case i.status == "":
		return p.forgets(LapseDeriveWhilePending)
	case i.status == "Failure":
		return p.forgets(LapseDeriveOnFailure)
	case !i.offer.added:
		return p.forgets(LapseDeriveOnStart)
	}
	return i.accepted == i.offer.to && p.forgets(LapseDeriveForCallee)
}

// findOffer finds the invitation of the path, nil if there is none.
func (c *call) findOffer() *invitation {
	for _, i := range c.app.offers {
		if i.id == c.ids[0] {
			return i
		}
	}
	return nil
}

// invited does something with the invitation of the path, if there is one.
func (c *call) invited(do func(*invitation) *Answer) *Answer {
	i := c.findOffer()
	if i == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	return do(i)
}

func (c *call) getInvitation() *Answer {
	return c.invited(func(i *invitation) *Answer { return c.show(i.render()) })
}

// getDerivedConversation shows the conversation the invitation led to: another
// address of a conversation, whose link to itself is its own.
func (c *call) getDerivedConversation() *Answer {
	i := c.findOffer()
	if i == nil && c.p.forgets(LapseUnknownInvitation) && len(c.app.talks) > 0 {
		return c.showTalk(c.app.talks[len(c.app.talks)-1])
	}
	if i == nil || i.derived == nil || i.derived.gone && !c.p.forgets(LapseStaleAlias) {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	if c.p.forgets(LapseSharedWithOriginal) {
		return c.showTalk(i.talk)
	}
	return c.showTalk(i.derived)
}

func (c *call) getDerivedModality() *Answer {
	i := c.findOffer()
	if i == nil || i.derived == nil || i.derived.gone {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	return c.show(i.derived.renderModality(kinds[i.offer.rel].rel))
}
