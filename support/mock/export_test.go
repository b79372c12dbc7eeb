package mock

import (
	"strconv"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// Parked is how many requests wait for events.
func (p *Pool) Parked() int {
	n := 0
	for _, g := range append(p.directory.all(), p.residents) {
		g.mu.Lock()
		n += g.clock.Waiting()
		g.mu.Unlock()
	}
	return n
}

// Held is how many things the pool knows by name.
func (p *Pool) Held() int {
	d := p.directory
	d.mu.RLock()
	defer d.mu.RUnlock()
	return len(d.groups) + len(d.users) + len(d.tokens) + len(d.applications)
}

// Notify tells the applications of the user with the address sip of e, and says
// whether there are any.
func (p *Pool) Notify(sip string, e wire.Event) bool {
	u := p.directory.user(sip)
	if u == nil {
		return false
	}
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	for _, a := range u.applications {
		a.notify(e)
	}
	return len(u.applications) > 0
}

// Occupy is a request of the user with the address sip that never ends: the
// clock of the group does not jump any more.
func (p *Pool) Occupy(sip string) {
	g := p.directory.user(sip).group
	g.mu.Lock()
	defer g.mu.Unlock()
	g.clock.Open()
}

// Time is what the clock of the user with the address sip shows.
func (p *Pool) Time(sip string) time.Time {
	g := p.directory.user(sip).group
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.clock.Now()
}

// FillGroups lets the pool have as many groups as it can.
func (p *Pool) FillGroups() {
	for n := 0; p.directory.addGroup(&group{id: "filler" + strconv.Itoa(n), pool: p, clock: clock.NewVirtual(time.Time{})}); n++ {
	}
}

// Invitations is how many the applications of the user with the address sip know.
func (p *Pool) Invitations(sip string) int {
	u := p.directory.user(sip)
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	n := 0
	for _, a := range u.applications {
		n += len(a.invitations)
	}
	return n
}

// Pending is how many invitations of the user with the address sip nobody has
// answered.
func (p *Pool) Pending(sip string) int {
	u := p.directory.user(sip)
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	n := 0
	for _, a := range u.applications {
		n += len(a.pending)
	}
	return n
}
