package mock

// hold is the operation that places phone audio on hold, or resumes it. CallState
// has no member for that: the state stays Connected, and which of the two links
// is offered tells. The other side is not told, as no page has an event for it.
func hold(on bool) func(*request, *conversation) *refusal {
	return func(q *request, c *conversation) *refusal {
		if c.modalities[phoneAudio] != stateConnected || c.held == on {
			return errState
		}
		c.held = on
		c.set(phoneAudio, stateConnected)
		return q.done()
	}
}
