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
	timer    *timer
	end      *timer // when the request has waited as long as it may
	outcome  chan outcome
}

// park lets w wait.
func (c *channel) park(ack int) *parking {
	clock := &c.app.owner.group.clock
	w := &parking{ack: ack, priority: c.delays.priority, outcome: make(chan outcome, 1)}
	w.end = clock.after(c.delays.timeout, func() { c.release(outcomeEvents) })
	c.waiting = w
	c.app.owner.group.parked++
	c.alarm(w)
	return w
}

// alarm lets w go when the first event that is queued has to be sent.
func (c *channel) alarm(w *parking) {
	clock := &c.app.owner.group.clock
	clock.stop(w.timer)
	w.timer = nil
	if len(c.queue) == 0 {
		return
	}
	first := c.queue[0].due
	for _, q := range c.queue {
		if q.due.Before(first) {
			first = q.due
		}
	}
	w.timer = clock.after(first.Sub(clock.time()), func() { c.release(outcomeEvents) })
}

// release lets the request that waits, if any, go on.
func (c *channel) release(o outcome) {
	w := c.waiting
	if w == nil {
		return
	}
	g := c.app.owner.group
	g.clock.stop(w.timer)
	g.clock.stop(w.end)
	g.parked--
	c.waiting = nil
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
	case o == outcomeReplaced || channel.ack != w.ack:
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
