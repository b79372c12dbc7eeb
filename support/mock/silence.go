package mock

import (
	"slices"
	"time"
)

// patienceWithSilence is how long a client that has listened before may not
// listen and yet keep what it has. EventsInUCWA says a long time and no more;
// this is longer than any hiccup and shorter than the fifteen minutes after
// which the application itself ends (MeDashboard).
const patienceWithSilence = 10 * time.Minute

// listen takes note that the client has asked for events just now. A client
// that never has is not silent: it may have no use for events.
func (c *channel) listen() {
	c.clock().stop(c.silence)
	c.silence = c.clock().after(patienceWithSilence, c.fade)
}

// fade ends the conversations of a client that was silent for too long. It is
// told so by the link resume in place of next, not by the events of that, and
// has to give its settings again (EventsInUCWA, EventChannelDetails).
func (c *channel) fade() {
	a := c.app
	for _, one := range slices.Clone(a.conversations) {
		one.end()
	}
	for _, i := range slices.Clone(a.pending) {
		i.abandon()
	}
	c.backlog, c.last, c.lost, c.faded = backlog{}, nil, false, true
	c.settings, c.silence = usual, nil
}
