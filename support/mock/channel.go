package mock

import (
	"slices"
	"strconv"
	"time"
)

// Priority says how long an event may wait for others before it is sent
// (EventsInUCWA): those of conversations and invitations do not wait at all.
type Priority int

// The priorities.
const (
	High Priority = iota
	Medium
	Low
)

// maxQueue is how many events a channel holds; with more the client has to
// start over.
const maxQueue = 10_000

// A channel is the events of one application and the request that waits for
// them. Each answer is asked for by its number, which the link next carries
// and nobody else makes up (EventChannelDetails).
type channel struct {
	app     *application
	ack     int // the number of the answer to come
	queue   []queued
	last    []*Event // of the answer before, for a client that did not get it
	lost    bool     // events were dropped
	delays  delays
	waiting *parking
}

// queued is an event with when it has to be sent.
type queued struct {
	event *Event
	due   time.Time
}

// delays are the sticky parameters of the channel.
type delays struct {
	low, medium, timeout time.Duration
	priority             int
}

func newChannel(a *application) channel {
	return channel{app: a, ack: 1, delays: delays{low: 15 * time.Second, medium: 5 * time.Second, timeout: 180 * time.Second}}
}

// href is where the answer ack is asked for.
func (c *channel) href(ack int) string { return c.app.url + "/events?ack=" + strconv.Itoa(ack) }

// add queues e, and sends it at once if it has high priority.
func (c *channel) add(e *Event) {
	if c.app.gone {
		return
	}
	if len(c.queue) >= maxQueue {
		c.queue, c.lost = nil, true
	}
	now := c.app.owner.group.clock.time()
	delay := map[Priority]time.Duration{Medium: c.delays.medium, Low: c.delays.low}[e.Priority]
	c.queue = append(c.queue, queued{e, now.Add(delay)})
	if w := c.waiting; w != nil {
		if delay == 0 {
			c.release(outcomeEvents)
			return
		}
		c.alarm(w)
	}
}

// ready tells whether an answer has something to say that may not wait.
func (c *channel) ready() bool {
	now := c.app.owner.group.clock.time()
	return c.lost || slices.ContainsFunc(c.queue, func(q queued) bool { return !q.due.After(now) })
}

// take is the answer to come, with all that is queued.
func (c *channel) take() *Package {
	p := &Package{Self: c.href(c.ack)}
	if c.lost {
		c.lost = false
		p.Resync = c.href(c.ack)
		return p
	}
	c.last = make([]*Event, len(c.queue))
	for i, q := range c.queue {
		c.last[i] = q.event
	}
	c.queue = nil
	c.ack++
	p.Next, p.Events = c.href(c.ack), c.last
	return p
}

// again is the answer before the one to come.
func (c *channel) again() *Package {
	return &Package{Self: c.href(c.ack - 1), Next: c.href(c.ack), Events: c.last}
}
