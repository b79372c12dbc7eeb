package mock

import (
	"slices"
	"sync"
	"time"
)

// A group is users who share a lock and a clock. The users of one case of a
// test are a group with a virtual clock: while every open request of theirs is
// parked nothing can happen but time passing, so the clock jumps to what is
// due next. No test waits for a wall clock, and no case disturbs another.
type group struct {
	mu      sync.Mutex
	id      string
	pool    *Pool
	virtual bool
	now     time.Time // of a virtual clock
	timers  []*timer  // of a virtual clock, in order of time
	users   []*user
	cause   string // why the pool refuses conversations to the group
	open    int    // requests in work, parked ones among them
	parked  int
	ended   bool
}

// A timer runs its function, with the group locked, when its time has come.
type timer struct {
	at      time.Time
	run     func()
	stopped bool
	wall    *time.Timer
}

// time is the group's time.
func (g *group) time() time.Time {
	if g.virtual {
		return g.now
	}
	return g.pool.Now()
}

// after lets run run, with the group locked, when d has passed.
func (g *group) after(d time.Duration, run func()) *timer {
	t := &timer{at: g.time().Add(d), run: run}
	if !g.virtual {
		t.wall = time.AfterFunc(d, func() {
			g.mu.Lock()
			defer g.mu.Unlock()
			if !t.stopped && !g.ended {
				t.run()
			}
		})
		return t
	}
	i, _ := slices.BinarySearchFunc(g.timers, t, func(a, b *timer) int {
		if a.at.After(b.at) {
			return 1
		}
		return -1 // equal times keep their order
	})
	g.timers = slices.Insert(g.timers, i, t)
	return t
}

// stop keeps a timer from running. A nil timer is stopped.
func (t *timer) stop() {
	if t == nil {
		return
	}
	t.stopped = true
	if t.wall != nil {
		t.wall.Stop()
	}
}

// advance lets d pass on a virtual clock.
func (g *group) advance(d time.Duration) {
	until := g.now.Add(d)
	for len(g.timers) > 0 && !g.timers[0].at.After(until) {
		g.step()
	}
	g.now = until
}

// step jumps to the next timer and runs it.
func (g *group) step() {
	next := g.timers[0]
	g.timers = slices.Delete(g.timers, 0, 1)
	if next.stopped {
		return
	}
	if next.at.After(g.now) {
		g.now = next.at
	}
	next.run()
}

// idle lets time pass while there are requests and all of them are parked.
func (g *group) idle() {
	for g.virtual && g.parked > 0 && g.parked == g.open && len(g.timers) > 0 {
		g.step()
	}
}

// enter counts a request in; the group is locked from here to leave.
func (g *group) enter() {
	g.mu.Lock()
	g.open++
}

// leave counts a request out.
func (g *group) leave() {
	g.open--
	g.idle()
	g.mu.Unlock()
}

// end forgets what the group waits for.
func (g *group) end() {
	g.ended = true
	for _, t := range g.timers {
		t.stopped = true
	}
	g.timers = nil
	for _, u := range g.users {
		for _, a := range u.applications {
			a.channel.end()
		}
	}
}
