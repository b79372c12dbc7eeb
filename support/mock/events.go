package mock

import (
	"net/url"
	"strconv"
	"time"

	"ucwatest/support/mock/wire"
)

// getEvents answers with the events there are, or waits for some.
func getEvents(q *request) *refusal {
	c := &q.app.channel
	query := q.query()
	ack, r := numberOf(query)
	if r != nil {
		return r
	}
	wanted, r := c.settings.read(query)
	if r != nil {
		return r
	}
	q.app.listens()
	switch w := c.waiting; {
	case ack == c.ack-1 && c.last != nil: // it did not arrive
		c.settings = wanted
		return q.showPackage(c.last, c.clock().Now())
	case ack != c.ack:
		return q.showPackage(c.resync(), c.clock().Now())
	case w != nil && wanted.priority < w.priority: // sent before the one that waits
		return errReplaced
	}
	c.release(outcomeReplaced)
	c.settings, c.last = wanted, nil
	if c.ready() || c.hastes() {
		return q.showPackage(c.take(), c.clock().Now())
	}
	q.wait = c.park()
	return nil
}

// numberOf is the number of the answer wanted. A link without one is not the
// pool's; the reference does not say what becomes of it, and an error tells
// more than the link resync that a wrong number is answered with.
func numberOf(query url.Values) (int, *refusal) {
	if !query.Has("ack") {
		return 0, invalid([2]string{"ack", "Missing"})
	}
	ack, err := strconv.Atoi(query.Get("ack"))
	if err != nil {
		return 0, invalid([2]string{"ack", "Invalid"})
	}
	return ack, nil
}

// notify queues e for a, in the order of the dialect and in whatever way it is
// spoiled. What e points to becomes the queue's own.
func (a *application) notify(e wire.Event) {
	if a.gone || a.automatic {
		return
	}
	e.User = a.owner.label
	if a.pool.options.Linked {
		e.Embedded = nil
	}
	if e.Embedded != nil {
		a.pool.arrange(e.Embedded)
	}
	if e.Reason != nil {
		own := *e.Reason
		e.Reason = &own
	}
	for _, spoiled := range a.pool.options.Spoil.events(&e) {
		a.channel.add(spoiled)
	}
}

// settings are the parameters of an event channel that it remembers until they
// are given anew (the table of events, EventChannelDetails).
type settings struct {
	low, medium time.Duration // how long events of these priorities wait for others
	timeout     time.Duration // how long a request waits for events
	priority    int           // which of two requests replaces the other
}

// usual are the settings of a channel that was told none.
var usual = settings{low: 15 * time.Second, medium: 5 * time.Second, timeout: 180 * time.Second}

// delay is how long events of priority p wait for others.
func (s settings) delay(p wire.Priority) time.Duration {
	switch p {
	case wire.Medium:
		return s.medium
	case wire.Low:
		return s.low
	}
	return 0
}

// read is s with what query changes. What is out of bounds is refused rather
// than corrected: no page tells of a correction, and whoever writes a client
// learns of the bounds.
func (s settings) read(query url.Values) (settings, *refusal) {
	for _, p := range []struct {
		name     string
		value    *time.Duration
		min, max int
	}{{"low", &s.low, 5, 1800}, {"medium", &s.medium, 5, 1800}, {"timeout", &s.timeout, 180, 1800}} {
		if !query.Has(p.name) {
			continue
		}
		seconds, err := strconv.Atoi(query.Get(p.name))
		if err != nil || seconds < p.min || seconds > p.max {
			return s, invalid([2]string{p.name, "Invalid"})
		}
		*p.value = time.Duration(seconds) * time.Second
	}
	if !query.Has("priority") {
		return s, nil
	}
	priority, err := strconv.Atoi(query.Get("priority"))
	if err != nil {
		return s, invalid([2]string{"priority", "Invalid"})
	}
	s.priority = priority
	return s, nil
}
