package mock

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
	timer    *timer // when to go on with whatever there is
	outcome  chan outcome
}

// park lets a request for the answer to come wait.
func (c *channel) park() *parking {
	w := &parking{ack: c.ack, priority: c.settings.priority, outcome: make(chan outcome, 1)}
	w.timer = c.clock().after(c.settings.timeout, c.ring)
	c.waiting = w
	c.app.owner.group.parked++
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
	clock, w := c.clock(), c.waiting
	if due, any := c.backlog.due(c.settings); any && due.Before(w.timer.at) {
		clock.stop(w.timer)
		w.timer = clock.after(due.Sub(clock.time()), c.ring)
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
	c.clock().stop(w.timer)
	c.app.owner.group.parked--
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

// closed tells whether Close has been called.
func (p *Pool) closed() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}
