package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// end ends c. The other side of two ends as well; a conference goes on without
// its local participant, as long as somebody is in it who acts by hand.
func (c *conversation) end() {
	if c.gone {
		return
	}
	others := c.others()
	byHand := func(other *conversation) bool { return !other.app.automatic }
	goesOn := c.state == stateConferenced && slices.ContainsFunc(others, byHand)
	c.leave()
	c.vanish()
	for _, other := range others {
		if !goesOn {
			other.leave()
			other.vanish()
			continue
		}
		other.part(c.app.owner.identity())
		other.notify("updated")
	}
	spoil := c.app.pool.options.Spoil
	both, hollow := spoil.forgets(LapseDeleteBoth), spoil.forgets(LapseHollow)
	for _, r := range c.related {
		if both {
			r.end()
		}
		if hollow {
			r.disconnect()
		}
	}
}

// disconnect leaves nothing in c, without a word to anybody.
func (c *conversation) disconnect() {
	c.state = stateDisconnected
	for m := range c.modalities {
		c.modalities[m] = stateDisconnected
	}
}

// leave makes c the only side of what it talks in.
func (c *conversation) leave() {
	if c.shared.sides = c.others(); len(c.shared.sides) == 0 {
		delete(c.app.owner.group.meetings, c.shared.meeting)
	}
	c.shared = &sharedConversation{sides: []*conversation{c}}
}

// vanish ends all modalities of c, and tells its application that c is gone.
func (c *conversation) vanish() { c.vanishBecause(nil) }

// vanishBecause is vanish with a reason.
func (c *conversation) vanishBecause(why *wire.Reason) {
	if c.gone {
		return
	}
	c.gone = true
	c.account()
	for _, i := range slices.Clone(c.app.pending) {
		if i.conversation == c {
			i.abandon()
		}
	}
	c.still()
	for _, p := range c.remotes {
		p.notify("deleted")
	}
	for m, state := range c.modalities {
		if state != stateDisconnected {
			c.set(modality(m), stateDisconnected)
		}
	}
	c.state = stateDisconnected
	c.notifyBecause("updated", why)
	c.notifyBecause("deleted", why)
	if c.app.pool.options.Spoil.forgets(LapseKept) {
		return
	}
	delete(c.app.byID, c.id)
	c.app.conversations.strike(c)
}

// part removes who from the participants of c.
func (c *conversation) part(who identity) {
	p := c.remote(who)
	if p == nil {
		return
	}
	c.typed(p)
	p.notify("deleted")
	c.remotes = slices.DeleteFunc(c.remotes, func(other *participant) bool { return other == p })
}

// stop ends one modality of c, and c with its last one. Of a conference only
// the local participant leaves it.
func (c *conversation) stop(m modality) {
	c.quit(m)
	for _, other := range c.others() {
		if c.state != stateConferenced {
			other.quit(other.kindOf(m))
		} else if p := other.remote(c.app.owner.identity()); p != nil {
			p.notifyModalities(other.participantModalitiesOf(m), "deleted")
		}
	}
	if len(c.active()) == 0 {
		c.end()
	}
}

// stopModality is the operation that ends a modality.
func stopModality(m modality) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		if c.modalities[m] == stateDisconnected {
			return errState
		}
		c.stop(m)
		return q.done()
	}
}

// kindOf is the modality of c that goes with m of another side: one may have
// taken on the phone what the other calls audioVideo.
func (c *conversation) kindOf(m modality) modality {
	if !c.row(m).kind.voice || c.modalities[m] != stateDisconnected {
		return m
	}
	for other, row := range c.app.pool.modalities {
		if row.kind.voice && modality(other) != m {
			return modality(other)
		}
	}
	return m
}

// quit ends a modality of this side, and the invitations to it.
func (c *conversation) quit(m modality) {
	for _, i := range slices.Clone(c.app.pending) {
		if i.conversation == c && i.kind.modality == m {
			i.abandon()
		}
	}
	if c.gone || c.modalities[m] == stateDisconnected {
		return
	}
	if quit := c.row(m).quit; quit != nil {
		quit(c)
	}
	if c.modalities[m] == stateConnected {
		for _, p := range c.everybody() {
			if p.local || c.state != stateConferenced {
				p.notifyModalities(c.participantModalitiesOf(m), "deleted")
			}
		}
	}
	c.set(m, stateDisconnected)
	c.notify("updated")
}
