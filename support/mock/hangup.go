package mock

import "slices"

// end ends c. The other side of two ends as well; a conference goes on without
// its local participant.
func (c *conversation) end() {
	if c.gone {
		return
	}
	others := c.others()
	c.vanish()
	for _, other := range others {
		other.talk.sides = slices.DeleteFunc(other.talk.sides, func(side *conversation) bool { return side == c })
		if len(others) == 1 || other.state != stateConferenced {
			other.vanish()
			continue
		}
		other.part(c.app.owner)
		other.tell("updated")
	}
	if c.app.pool.options.Spoil.forgets(LapseDeleteBoth) {
		for _, r := range c.related {
			r.end()
		}
	}
}

// vanish ends all modalities of c, and tells its application that c is gone.
func (c *conversation) vanish() {
	if c.gone {
		return
	}
	c.gone = true
	for _, i := range slices.Clone(c.app.pending) {
		if i.conversation == c {
			i.abandon()
		}
	}
	for _, p := range c.remotes {
		p.tell("deleted")
	}
	for m, state := range c.modalities {
		if state != stateDisconnected {
			c.set(modality(m), stateDisconnected)
		}
	}
	c.state = stateDisconnected
	c.tell("updated")
	c.tell("deleted")
	delete(c.app.byID, c.id)
	c.app.conversations = slices.DeleteFunc(c.app.conversations, func(other *conversation) bool { return other == c })
}

// part removes u from the participants of c.
func (c *conversation) part(u *user) {
	for _, p := range c.remotes {
		if p.user == u {
			p.tell("deleted")
		}
	}
	c.remotes = slices.DeleteFunc(c.remotes, func(p *participant) bool { return p.user == u })
}

// stop ends one modality of c, and c with its last one.
func (c *conversation) stop(m modality) {
	for _, side := range slices.Concat([]*conversation{c}, c.others()) {
		for _, i := range slices.Clone(side.app.pending) {
			if i.conversation == side && i.kind.modality == m {
				i.abandon()
			}
		}
		if side.modalities[m] != stateDisconnected {
			side.set(m, stateDisconnected)
			side.tell("updated")
		}
	}
	if len(c.active()) == 0 {
		c.end()
	}
}
