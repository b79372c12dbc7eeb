package mock

import "strconv"

// maxQueue is how many events a channel holds; with more the client has to
// start over.
const maxQueue = 1000

// A channel is the events of one application and the request that waits for
// them. Each answer is asked for by its number, which the link next carries
// and nobody else makes up; who asks for one has received the one before
// (EventChannelDetails).
type channel struct {
	app      *application
	ack      int // the number of the answer to come
	backlog  backlog
	last     *Package // the answer before, until it is known to have arrived
	lost     bool     // events were dropped
	faded    bool     // the client was silent for so long that all has ended
	settings settings
	waiting  *parking
}

func newChannel(a *application) channel { return channel{app: a, ack: 1, settings: usual} }

// href is where the answer ack is asked for.
func (c *channel) href(ack int) string { return c.app.url + "/events?ack=" + strconv.Itoa(ack) }

// clock is that of the group.
func (c *channel) clock() *clock { return &c.app.owner.group.clock }

// add queues e, and wakes the request that waits if e lets nothing wait longer.
func (c *channel) add(e *Event) {
	if c.app.gone {
		return
	}
	if len(c.backlog.events) >= maxQueue {
		c.backlog, c.lost = backlog{}, true
	}
	c.backlog.add(e, c.clock().time())
	if c.waiting != nil {
		c.hurry()
	}
}

// ready tells whether an answer has something to say that may not wait.
func (c *channel) ready() bool {
	due, any := c.backlog.due(c.settings)
	return c.lost || c.faded || any && !due.After(c.clock().time())
}

// take is the answer to come, with all that is queued.
func (c *channel) take() *Package {
	if c.lost {
		c.lost = false
		return c.resync()
	}
	p := &Package{Self: c.href(c.ack), Events: c.backlog.take()}
	c.ack++
	if c.faded {
		c.faded, p.Resume = false, c.href(c.ack)
	} else {
		p.Next = c.href(c.ack)
	}
	c.last = p
	for _, e := range p.Events {
		if e.taken != nil {
			e.taken()
		}
	}
	return p
}

// resync leads to the first answer that is not known to have arrived, and says
// nothing else (EventChannelDetails). That it does so with status 200 is our
// reading of a page that calls it a response and not an error.
func (c *channel) resync() *Package {
	first := c.ack
	if c.last != nil {
		first--
	}
	return &Package{Resync: c.href(first)}
}

// close lets nothing more happen to the channel of an application that is gone.
func (c *channel) close() { c.release(outcomeGone) }
