package mock

import (
	"net/http"
	"time"
)

// caught is a request that a trap does something to.
type caught struct {
	*request
	trap   *trap
	clock  *group // whose clock times the fault
	client http.ResponseWriter
}

// serve answers q as t says: fault_answer.go knows what goes wrong with the
// answer, fault_delivery.go what with sending it.
func (t *trap) serve(q *request, w http.ResponseWriter) {
	c := &caught{request: q, trap: t, clock: q.pool.residents, client: w}
	q.caught = true
	if q.user != nil {
		c.clock = q.user.group
	}
	defer q.saw()
	defer func() {
		if q.counted {
			c.clock.leave()
		}
	}()
	switch {
	case t.Delay > 0 && !c.rest(t.Delay):
		breakOff()
	case t.Hang:
		c.wait(nil)
		breakOff()
	case t.Reset == resetBefore:
		reset(w)
	case t.streams():
		c.stream()
	default:
		c.deliver(c.answered())
	}
}

// rest lets seconds pass. It is false if there is nobody left to wait for. From
// its first rest on the request counts as one that has come in.
func (c *caught) rest(seconds float64) bool {
	c.counted = c.counted || c.clock.enter()
	if !c.counted {
		return true // the group is gone, which is what will be answered
	}
	r := c.clock.rest(time.Duration(seconds * float64(time.Second)))
	defer r.stop()
	return c.wait(r.over)
}

// wait waits for over; it is false if the client, the fault or the pool is gone
// before.
func (c *caught) wait(over <-chan struct{}) bool {
	select {
	case <-over:
		return true
	case <-c.http.Context().Done():
	case <-c.trap.gone:
	case <-c.pool.done:
	}
	return false
}

// left takes note that q has been answered, unless a trap has still to send that.
func (q *request) left() {
	if !q.caught {
		q.group.leave()
	}
}
