package mock

import (
	"sync"
	"time"

	"ucwatest/support/mock/clock"
)

// A group is users who know one another, with a clock of their own. Its mutex
// guards everything that they have: applications, conversations, events.
type group struct {
	pool *Pool
	id   string

	mu     mutex
	clock  *clock.Clock
	users  []*user
	people addresses
	book   book
	// meetings are the conferences that somebody is in, by address.
	meetings map[string]*sharedConversation
	cause    *refusal // why conversations are refused; nil if they are not
	gone     bool
	// revision changes whenever anything may have changed.
	revision uint64
}

// A mutex guards a group. Requests that stop waiting for events while it is locked
// get their answers when it is unlocked, with all that has happened by then, and go
// on behind that: a thousand of them would only wait for the lock again.
type mutex struct {
	sync.Mutex
	released []*parking
}

// Unlock lets the requests that were released go on.
func (m *mutex) Unlock() {
	for i := 0; i < len(m.released); i++ { // what one of them takes can release others
		m.released[i].conclude()
	}
	released := m.released
	m.released = nil
	m.Mutex.Unlock()
	for _, w := range released {
		close(w.over)
	}
}

// newGroup is a group without users. A virtual clock moves only by jumps.
func (p *Pool) newGroup(id string, virtual bool) *group {
	g := &group{pool: p, id: id, people: addresses{}, meetings: map[string]*sharedConversation{}}
	if virtual {
		g.clock = clock.NewVirtual(p.options.Now())
	} else {
		g.clock = clock.NewWall(p.options.Now, g.ring)
	}
	return g
}

// ring is what the alarm of a clock on the wall does.
func (g *group) ring() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.gone && g.clock.FireDue() {
		g.revision++
	}
}

// admit makes u a user of g.
func (g *group) admit(u *user) {
	g.users = append(g.users, u)
	g.people.add(u)
	g.book.add(u)
}

// user finds a user of g by address or phone number, nil if there is none.
func (g *group) user(uri string) *user { return g.people.find(uri) }

// enter takes note of a request, which must leave in the end. It is false if
// the group is gone.
func (g *group) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.gone {
		return false
	}
	g.clock.Open()
	return true
}

// leave takes note that a request has been answered.
func (g *group) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.clock.Close()
	g.idle()
}

// idle moves a virtual clock on while nobody does anything but wait.
func (g *group) idle() {
	if g.clock.Idle() {
		g.revision++
	}
}

// end forgets all that g has and lets its parked requests go.
func (g *group) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.gone = true
	for _, u := range g.users {
		for _, a := range u.applications {
			a.channel.close()
			a.gone = true
			g.pool.directory.dropApplication(a)
		}
		g.pool.directory.dropUser(u)
	}
	g.clock.Clear()
	g.users, g.people, g.meetings, g.book = nil, nil, nil, book{}
}

// A rest is a request that waits for nothing but some time to pass. A virtual
// clock jumps over it if all others wait as well.
type rest struct {
	group *group
	timer *clock.Timer
	ended bool // guarded by the group's mutex
	over  chan struct{}
}

// rest begins a rest of d for a request that has come in.
func (g *group) rest(d time.Duration) *rest {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := &rest{group: g, over: make(chan struct{})}
	g.clock.Wait()
	r.timer = g.clock.After(d, r.end)
	g.idle()
	return r
}

// end lets the request go on. The group's mutex is locked.
func (r *rest) end() {
	r.group.clock.Resume()
	r.ended = true
	close(r.over)
}

// stop ends the rest before its time.
func (r *rest) stop() {
	r.group.mu.Lock()
	defer r.group.mu.Unlock()
	if !r.ended {
		r.group.clock.Stop(r.timer)
		r.end()
	}
}
