package mock

import "time"

// A rest is a request that waits for nothing but some time to pass. A virtual
// clock jumps over it if all others wait as well.
type rest struct {
	group *group
	timer *timer
	ended bool // guarded by the group's mutex
	over  chan struct{}
}

// rest begins a rest of d for a request that has come in.
func (g *group) rest(d time.Duration) *rest {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := &rest{group: g, over: make(chan struct{})}
	g.parked++
	r.timer = g.clock.after(d, r.end)
	g.idle()
	return r
}

// end lets the request go on. The group's mutex is locked.
func (r *rest) end() {
	r.group.parked--
	r.ended = true
	close(r.over)
}

// stop ends the rest before its time.
func (r *rest) stop() {
	r.group.mu.Lock()
	defer r.group.mu.Unlock()
	if !r.ended {
		r.group.clock.stop(r.timer)
		r.end()
	}
}
