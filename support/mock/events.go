package mock

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// getEvents answers with the events there are, or waits for some.
func getEvents(q *request) *refusal {
	c := &q.app.channel
	ack, r := q.channelQuery(c)
	if r != nil {
		return r
	}
	switch {
	case ack == c.ack-1 && c.last != nil && c.waiting == nil:
		return q.showPackage(c.again())
	case ack != c.ack:
		return q.showPackage(&Package{Self: c.href(c.ack), Resync: c.href(c.ack)})
	}
	if w := c.waiting; w != nil {
		if c.delays.priority < w.priority {
			return errReplaced
		}
		c.release(outcomeReplaced)
	}
	if c.ready() {
		return q.showPackage(c.take())
	}
	q.wait = c.park(ack)
	return nil
}

// channelQuery reads the number of the answer wanted and the parameters, which
// the channel keeps.
func (q *request) channelQuery(c *channel) (int, *refusal) {
	query := q.query()
	ack, err := strconv.Atoi(query.Get("ack"))
	if err != nil {
		return 0, invalid([2]string{"ack", "Invalid"})
	}
	d := c.delays
	for _, p := range []struct {
		name     string
		value    *time.Duration
		min, max int
	}{{"low", &d.low, 5, 1800}, {"medium", &d.medium, 5, 1800}, {"timeout", &d.timeout, 180, 1800}} {
		if !query.Has(p.name) {
			continue
		}
		seconds, err := strconv.Atoi(query.Get(p.name))
		if err != nil || seconds < p.min || seconds > p.max {
			return 0, invalid([2]string{p.name, "Invalid"})
		}
		*p.value = time.Duration(seconds) * time.Second
	}
	if query.Has("priority") {
		if d.priority, err = strconv.Atoi(query.Get("priority")); err != nil {
			return 0, invalid([2]string{"priority", "Invalid"})
		}
	}
	c.delays = d
	return ack, nil
}

// showPackage makes p the answer. The samples show absolute hrefs, captures
// relative ones.
func (q *request) showPackage(p *Package) *refusal {
	if q.pool.options.Dialect == Doc {
		p = p.absolute(q.root())
	}
	q.answer.Status, q.answer.Package = http.StatusOK, p
	return nil
}

// absolute is p with hrefs that begin with root.
func (p *Package) absolute(root string) *Package {
	full := func(href string) string {
		if strings.HasPrefix(href, "/") {
			return root + href
		}
		return href
	}
	a := &Package{Self: full(p.Self), Next: full(p.Next), Resync: full(p.Resync), Events: make([]*Event, len(p.Events))}
	for i, e := range p.Events {
		with := *e
		with.SenderHref, with.Link.Href = full(e.SenderHref), full(e.Link.Href)
		if e.In != nil {
			in := *e.In
			in.Href = full(in.Href)
			with.In = &in
		}
		a.Events[i] = &with
	}
	return a
}
