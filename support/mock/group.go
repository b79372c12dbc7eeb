package mock

import (
	"sync"
	"time"
)

// A group is users who know one another, with a clock of their own. Its mutex
// guards everything that they have: applications, conversations, events.
type group struct {
	pool *Pool
	id   string

	mu     sync.Mutex
	clock  clock
	users  []*user
	people addresses
	// meetings are the conferences that somebody is in, by address.
	meetings map[string]*talk
	cause    *refusal // why conversations are refused; nil if they are not
	gone     bool
	open     int // requests that have come in and not been answered yet
	parked   int // those among them that wait for events
	// revision changes whenever anything may have changed.
	revision uint64
}

// newGroup is a group without users. A virtual clock moves only by jumps.
func (p *Pool) newGroup(id string, virtual bool) *group {
	g := &group{pool: p, id: id, people: addresses{}, meetings: map[string]*talk{}}
	g.clock = clock{virtual: virtual, now: p.options.Now().UTC(), wall: p.options.Now}
	if !virtual {
		g.clock.alarm = time.AfterFunc(time.Hour, g.ring)
		g.clock.alarm.Stop()
	}
	return g
}

// ring is what the alarm of a clock on the wall does.
func (g *group) ring() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.gone && g.clock.due() {
		g.revision++
	}
}

// admit makes u a user of g.
func (g *group) admit(u *user) {
	g.users = append(g.users, u)
	g.people.add(u)
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
	g.open++
	return true
}

// leave takes note that a request has been answered.
func (g *group) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open--
	g.idle()
}

// idle moves a virtual clock to its next timer while nobody does anything but
// wait: every open request is parked. So no client waits for a clock on a wall.
func (g *group) idle() {
	for g.clock.virtual && g.parked > 0 && g.parked == g.open {
		g.revision++
		if !g.clock.skip() {
			return
		}
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
	g.clock.clear()
	g.users, g.people, g.meetings = nil, nil, nil
}
