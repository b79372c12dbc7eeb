package mock

import "ucwatest/support/mock/wire"

// canEscalate tells whether a call of two that has wanted can be moved to a
// conference.
func (c *conversation) canEscalate(wanted tracks) bool {
	return c.state == stateConnected && c.modalities[audioVideo] == stateConnected && c.tracks.have(wanted) && !c.inviting(audioVideo)
}

// escalatable is canEscalate for wanted.
func escalatable(wanted tracks) func(*conversation) bool {
	return func(c *conversation) bool { return c.canEscalate(wanted) }
}

// escalate is the operation that moves a call of two to a conference, which
// whoever asks for it leads. The conference answers at once: there is nobody to
// ring (escalateAudio, escalateAudioVideo).
func escalate(wanted tracks) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		t, r := q.terms(c.row(audioVideo).kind, wire.Required("operationId"), wire.Required("sessionContext"))
		switch {
		case r != nil:
			return r
		case len(q.body) == 0:
			return invalid([2]string{"sdp", "Missing"})
		case q.contentType() != sdp:
			return errMediaType
		case !c.canEscalate(wanted):
			return errState
		}
		t.to, t.threadID, t.subject, t.importance = c.local.uri, c.threadID, c.subject, c.importance
		i := q.inviteConference(t, c)
		q.answer.Resource = i.resource()
		c.leads = true
		c.conferAll()
		c.take(t)
		i.complete(stateConnected, nil)
		return nil
	}
}
