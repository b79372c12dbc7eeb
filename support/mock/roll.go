package mock

import "iter"

// A roll is the conversations of an application, in the order in which they
// came to be. To enter one and to strike it off costs the same however many
// there are.
type roll struct {
	first, last *conversation
	count       int
}

// A place is who stands beside a conversation on a roll.
type place struct{ before, after *conversation }

// enter puts c at the end.
func (r *roll) enter(c *conversation) {
	c.place.before = r.last
	if r.last == nil {
		r.first = c
	} else {
		r.last.place.after = c
	}
	r.last = c
	r.count++
}

// strike takes c off, which must be on r.
func (r *roll) strike(c *conversation) {
	before, after := c.place.before, c.place.after
	if before == nil {
		r.first = after
	} else {
		before.place.after = after
	}
	if after == nil {
		r.last = before
	} else {
		after.place.before = before
	}
	c.place = place{} // what has ended holds nothing else
	r.count--
}

// all are the conversations in order; none may be struck off on the way.
func (r *roll) all() iter.Seq[*conversation] {
	return func(yield func(*conversation) bool) {
		for c := r.first; c != nil && yield(c); c = c.place.after {
		}
	}
}
