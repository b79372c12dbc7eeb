package mock

// canReplace tells whether the audio of a call of two can be moved to the phone.
func (c *conversation) canReplace() bool {
	return c.state == stateConnected && c.modalities[audioVideo] == stateConnected && lacks(phoneAudio)(c)
}

// replaceWithPhoneAudio is the operation that invites the other to go on by
// phone. Once the phone is picked up, it takes the place of audio and video.
func replaceWithPhoneAudio(q *request, c *conversation) *refusal {
	t, r := q.terms(c.row(phoneAudio).kind)
	if r != nil {
		return r
	}
	if !c.canReplace() {
		return errState
	}
	t.replaces = true
	return q.sendInto(c, t)
}
