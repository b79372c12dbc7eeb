package mock

import (
	"net/http"
	"net/url"
	"strconv"

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
		return q.showPackage(c.last)
	case ack != c.ack:
		return q.showPackage(c.resync())
	case w != nil && wanted.priority < w.priority: // sent before the one that waits
		return errReplaced
	}
	c.release(outcomeReplaced)
	c.settings, c.last = wanted, nil
	if c.ready() {
		return q.showPackage(c.take())
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

// showPackage makes p the answer. The samples show absolute hrefs, captures
// relative ones.
func (q *request) showPackage(p *wire.Package) *refusal {
	if q.pool.profile.AbsoluteEvents {
		p = p.Absolute(q.root())
	}
	q.answer.Status, q.answer.Package = http.StatusOK, p
	return nil
}
