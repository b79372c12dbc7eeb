package mock

import (
	"strconv"
	"time"

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
	channel  *channel
	ack      int
	priority int
	timer    *clock.Timer // when to go on with whatever there is
	outcome  outcome      // once it is released
	over     chan struct{}
	refusal  *refusal // what it is answered once it is over, if not
	answer   *wire.Package
	at       time.Time // by the clock of the group
}

// park lets a request for the answer to come wait.
func (c *channel) park() *parking {
	w := &parking{channel: c, ack: c.ack, priority: c.settings.priority, over: make(chan struct{})}
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
	w.outcome = o
	c.app.owner.group.mu.released = append(c.app.owner.group.mu.released, w)
}

// conclude decides what w is answered.
func (w *parking) conclude() {
	c := w.channel
	switch {
	case w.outcome == outcomeGone && c.app.pool.closed():
		w.refusal = errClosed
	case w.outcome == outcomeGone || c.app.gone:
		w.refusal = errApplication
	case w.outcome == outcomeReplaced || c.waiting != nil || c.ack != w.ack: // a newer one came in between
		w.refusal = errReplaced
	case w.outcome == outcomeLeft: // nobody reads what is answered
		w.refusal = errClosed
	default:
		w.answer, w.at = c.take(), c.clock().Now()
	}
}

// park waits for q's turn, and answers it then.
func (q *request) park() {
	w := q.wait
	select {
	case <-w.over:
	case <-q.http.Context().Done():
		q.stopWaiting()
		<-w.over
	}
	if w.refusal != nil {
		q.refuse(w.refusal)
		return
	}
	q.showPackage(w.answer, w.at)
}

// stopWaiting lets q wait no longer, unless its wait is over.
func (q *request) stopWaiting() {
	q.group.mu.Lock()
	defer q.group.mu.Unlock()
	if c := &q.app.channel; c.waiting == q.wait {
		c.release(outcomeLeft)
	}
}
