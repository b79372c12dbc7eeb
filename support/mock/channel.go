package mock

import (
	"strconv"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

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
	last     *wire.Package // the answer before, until it is known to have arrived
	lost     bool          // events were dropped
	faded    bool          // the client was silent for so long that all has ended
	settings settings
	waiting  *parking
	hasty    bool // the last answer did not wait for events
}

func newChannel(a *application) channel { return channel{app: a, ack: 1, settings: usual} }

// href is where the answer ack is asked for.
func (c *channel) href(ack int) string { return c.app.url + "/events?ack=" + strconv.Itoa(ack) }

// clock is that of the group.
func (c *channel) clock() *clock.Clock { return c.app.owner.group.clock }

// add queues e, and wakes the request that waits if e lets nothing wait longer.
func (c *channel) add(e *wire.Event) {
	if c.app.gone {
		return
	}
	if len(c.backlog.events) >= maxQueue {
		c.backlog, c.lost = backlog{}, true
	}
	c.backlog.add(e, c.clock().Now())
	if c.waiting != nil {
		c.hurry()
	}
}

// ready tells whether an answer has something to say that may not wait.
func (c *channel) ready() bool {
	due, any := c.backlog.due(c.settings)
	return c.lost || c.faded || any && !due.After(c.clock().Now())
}

// hastes tells whether a request for events that are not there is answered all the
// same, with none: every second one is if the pool forgets to wait.
func (c *channel) hastes() bool {
	if c.app.pool.options.Spoil.forgets(LapseWait) {
		c.hasty = !c.hasty
	}
	return c.hasty
}

// take is the answer to come, with all that is queued.
func (c *channel) take() *wire.Package {
	if c.lost {
		c.lost = false
		return c.resync()
	}
	p := &wire.Package{Self: c.href(c.ack), Events: c.backlog.take()}
	c.ack++
	if c.faded {
		c.faded, p.Resume = false, c.href(c.ack)
	} else {
		p.Next = c.href(c.ack)
	}
	c.last = p
	for _, e := range p.Events {
		e.Take()
	}
	return p
}

// resync leads to the first answer that is not known to have arrived, and says
// nothing else (EventChannelDetails). That it does so with status 200 is our
// reading of a page that calls it a response and not an error.
func (c *channel) resync() *wire.Package {
	first := c.ack
	if c.last != nil {
		first--
	}
	return &wire.Package{Resync: c.href(first)}
}

// close lets nothing more happen to the channel of an application that is gone.
func (c *channel) close() { c.release(outcomeGone) }

// An outcome is why a parked request goes on.
type outcome int

const (
	outcomeEvents   outcome = iota // there are events, or the time is over
	outcomeReplaced                // a newer request waits
	outcomeGone                    // the application or the group is gone
	outcomeLeft                    // the client is
)

// A parking is a request that waits for events.
type parking struct {
	ack      int
	priority int
	timer    *clock.Timer // when to go on with whatever there is
	outcome  chan outcome
}

// park lets a request for the answer to come wait.
func (c *channel) park() *parking {
	w := &parking{ack: c.ack, priority: c.settings.priority, outcome: make(chan outcome, 1)}
	w.timer = c.clock().After(c.settings.timeout, c.ring)
	c.waiting = w
	c.clock().Wait()
	c.hurry()
	return w
}

// hurry lets the request that waits go on when what is queued has to be sent,
// if that is before its own time is over.
func (c *channel) hurry() {
	if c.ready() {
		c.release(outcomeEvents)
		return
	}
	w := c.waiting
	if due, any := c.backlog.due(c.settings); any && due.Before(w.timer.At()) {
		c.clock().Stop(w.timer)
		w.timer = c.clock().After(due.Sub(c.clock().Now()), c.ring)
	}
}

// ring is what the timer of a parking does.
func (c *channel) ring() { c.release(outcomeEvents) }

// release lets the request that waits, if any, go on.
func (c *channel) release(o outcome) {
	w := c.waiting
	if w == nil {
		return
	}
	c.clock().Stop(w.timer)
	c.clock().Resume()
	c.waiting = nil
	c.app.listens()
	w.outcome <- o
}

// park waits for q's turn, and answers it then.
func (q *request) park() {
	var o outcome
	select {
	case o = <-q.wait.outcome:
	case <-q.http.Context().Done():
		o = outcomeLeft
	}
	q.group.mu.Lock()
	defer q.group.mu.Unlock()
	channel, w := &q.app.channel, q.wait
	if channel.waiting == w {
		channel.release(o)
	}
	switch {
	case o == outcomeGone && q.pool.closed():
		q.refuse(errClosed)
	case o == outcomeGone || q.app.gone:
		q.refuse(errApplication)
	case o == outcomeReplaced || channel.waiting != nil || channel.ack != w.ack: // a newer one came in between
		q.refuse(errReplaced)
	case o == outcomeLeft: // nobody reads what is answered
		q.refuse(errClosed)
	default:
		q.showPackage(channel.take())
	}
}
