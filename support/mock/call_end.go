package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// fail ends the call without success, with a reason for the caller and one for
// those it has reached.
func (k *call) fail(state string, why, theirs *wire.Reason) {
	if k.over {
		return
	}
	k.close()
	for _, leg := range slices.Clone(k.legs) {
		leg.lose(theirs)
	}
	out := k.outgoing
	c := out.conversation
	if m := out.kind.modality; m != noModality && k.added && !c.gone {
		c.hush(m)
	}
	out.complete(state, why)
	if !k.added {
		c.end()
	}
}

// close lets nothing more happen to the call by itself.
func (k *call) close() {
	k.over = true
	k.group.clock.Stop(k.giveUp)
}

// lose ends an incoming invitation that this side does not answer.
func (i *invitation) lose(why *wire.Reason) {
	if i.ended {
		return
	}
	i.complete(stateFailed, why)
	c := i.conversation
	switch {
	case c.gone:
	case c.state == stateIncoming:
		c.vanish()
	case i.kind.modality != noModality:
		c.hush(i.kind.modality)
	}
}

// missed ends the call, because of why, if there is nobody left to answer it.
func (k *call) missed(why *wire.Reason) {
	waits := slices.ContainsFunc(k.legs, func(leg *invitation) bool { return !leg.ended })
	if !waits && len(k.phones) == 0 {
		k.fail(stateFailed, why, nil)
	}
}

// abandon ends an invitation whose conversation or application ends.
func (i *invitation) abandon() {
	if i.ended {
		return
	}
	if i.outgoing {
		i.call.fail(stateCancelled, reasonCanceled, reasonWithdrawn)
		return
	}
	i.complete(stateFailed, reasonRefused)
	if !i.app.gone {
		i.call.missed(reasonDeclined)
	}
}

// answer lets the call be answered by who, in the application of leg; that is
// nil for a phone whose owner is not signed in. All other invitations end.
func (k *call) answer(who identity, leg *invitation) {
	k.close()
	if leg != nil && !leg.answering { // what can be done about it is over now
		leg.answering = true
		leg.notify("updated")
	}
	for _, other := range slices.Clone(k.legs) {
		if other != leg && !other.ended {
			other.answeredBy = &who
			other.lose(reasonElsewhere)
		}
	}
	if k.outgoing.kind == participantInvitation {
		k.admit(leg)
		return
	}
	c, why := k.host(who)
	if leg != nil {
		leg.connect(k.outgoing.conversation, c)
	}
	k.outgoing.succeed(c, who, why)
	k.outgoing.deliver(c)
}

// host is the conversation of the caller that holds the modality from now on,
// and why if it is another one than it was added to.
func (k *call) host(who identity) (*conversation, *wire.Reason) {
	out := k.outgoing
	spoil := out.app.pool.options.Spoil
	other := out.conversation.remote(who) == nil || spoil.forgets(LapseDeriveForCallee)
	if k.added && other && !spoil.forgets(LapseNoDerive) {
		return k.derive(), reasonDerived
	}
	return out.conversation, nil
}

// connect lets the answerer's side take up what caller's side has, which is now host.
func (i *invitation) connect(original, host *conversation) {
	c, u := i.conversation, i.app.owner
	if side := host.sideOf(u); side != c {
		if old := original.sideOf(u); old == c { // a rule forgotten: the side moves on
			c.leave()
		}
		host.join(c)
	}
	if c.state == stateIncoming {
		c.state = stateConnected
	}
	c.take(i.invitationInput)
	m := i.kind.modality
	if i.byPhone {
		c.set(m, stateDisconnected)
		m = phoneAudio
	}
	c.meet(m, i.from)
	i.complete(stateConnected, nil)
}

// succeed lets the caller's invitation end with who in c.
func (i *invitation) succeed(c *conversation, who identity, why *wire.Reason) {
	if c.state == stateConnecting {
		c.state = stateConnected
	}
	i.acceptedBy = c.with(who)
	c.take(i.invitationInput)
	if why != nil {
		c.modalities[i.kind.modality] = stateConnected
		c.notifyBecause("added", why)
	}
	c.meet(i.kind.modality, i.acceptedBy)
	if why != nil {
		i.restore()
	}
	i.complete(stateConnected, nil)
}

// meet tells that the local participant and who are in c with a modality.
func (c *conversation) meet(m modality, who *participant) {
	news := c.modalities[m] != stateConnected
	c.modalities[m] = stateConnected
	if news {
		c.notify("updated")
	}
	c.local.notify("added")
	for _, p := range c.remotes {
		p.notify("added")
	}
	who.notifyModalities(c.participantModalitiesOf(m), "added")
	c.local.notifyModalities(c.participantModalitiesOf(m), "added")
	c.set(m, stateConnected)
}

// admit lets the side of leg into the conference that the caller leads.
func (k *call) admit(leg *invitation) {
	c := k.outgoing.conversation
	c.confer(leg.conversation)
	leg.complete(stateConnected, nil)
	k.outgoing.acceptedBy = c.remote(leg.app.owner.identity())
	k.outgoing.complete(stateConnected, nil)
}
