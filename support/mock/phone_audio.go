package mock

import "slices"

// hold is the operation that places phone audio on hold, or resumes it. CallState
// has no member for that: the state stays Connected, and which of the two links
// is offered tells. The other side is not told, as no page has an event for it.
func hold(on bool) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		if c.modalities[phoneAudio] != stateConnected || c.held == on {
			return errState
		}
		c.held = on
		state := stateConnected
		if on && q.pool.options.Spoil.forgets(LapseHeld) {
			state = stateDisconnected
		}
		c.set(phoneAudio, state)
		return q.done()
	}
}

// canReplace tells whether the audio of a call of two can be moved to the phone.
func (c *conversation) canReplace() bool {
	return c.state == stateConnected && c.modalities[audioVideo] == stateConnected && lacks(phoneAudio)(c)
}

// replaceWithPhoneAudio is the operation that invites the other to go on by
// phone. Once the phone is picked up, it takes the place of audio and video.
func replaceWithPhoneAudio(q *request, c *conversation) *refusal {
	t, r := q.readInvitation(c.row(phoneAudio).kind)
	if r != nil {
		return r
	}
	if !c.canReplace() {
		return errState
	}
	t.replaces = true
	return q.sendInto(c, t)
}

// rung takes note that a phone of u rings for k.
func (u *user) rung(k *call) { u.calls = append(u.ringing(), k) }

// ringing are the calls that a phone of u rings for; those that do no more are
// forgotten on the way.
func (u *user) ringing() []*call {
	u.calls = slices.DeleteFunc(u.calls, func(k *call) bool { return k.over || !slices.Contains(k.phones, u.identity()) })
	return slices.Clone(u.calls)
}
