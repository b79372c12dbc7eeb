package mock

// fade ends the conversations of a client that was silent for too long. It is
// told so by the link resume in place of next, not by the events of that, and
// has to give its settings again (EventsInUCWA, EventChannelDetails).
func (c *channel) fade() {
	c.app.hangUp()
	c.backlog, c.last, c.lost, c.faded = backlog{}, nil, false, true
	c.settings = usual
}
