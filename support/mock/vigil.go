package mock

import (
	"net/http"
	"time"
)

// maxSilence is how long an application lives without a sign of its client: a
// request for events since the last one was released, or, once the user has
// been made available, anything that the user does (MeDashboard).
const maxSilence = 15 * time.Minute

// leastRest is how soon the silence of an application is looked at again, so
// that a virtual clock that jumps does not jump from instant to instant.
const leastRest = time.Minute

// vigil watches whether the client of an application is still there.
type vigil struct {
	heard time.Time // the last request for events, or its release
	acted time.Time // the last thing that the user did
	timer *timer    // nil while nobody watches
}

// aging is the time that lets applications grow old: that of the clock without
// its jumps. A virtual clock jumps while clients do nothing but wait, and must
// not hurry them to death.
func (g *group) aging() time.Time { return g.clock.time().Add(-g.skipped) }

// watch begins to watch a.
func (a *application) watch() {
	now := a.owner.group.aging()
	a.vigil.heard, a.vigil.acted = now, now
	a.vigil.timer = a.owner.group.clock.after(maxSilence, a.look)
}

// look ends a if its client has been silent for too long, and looks again
// later if not.
func (a *application) look() {
	g := a.owner.group
	now := g.aging()
	if a.channel.waiting != nil {
		a.vigil.heard = now
	}
	if a.available == nil || len(a.conversations) > 0 {
		a.vigil.acted = now
	}
	last := a.vigil.heard
	if a.vigil.acted.Before(last) {
		last = a.vigil.acted
	}
	rest := maxSilence - now.Sub(last)
	if rest <= 0 {
		a.end()
		return
	}
	a.vigil.timer = g.clock.after(max(rest, leastRest), a.look)
}

// noted takes note of what the request tells about its client.
func (q *request) noted() {
	switch {
	case q.app == nil || q.answer.Reason != nil:
	case q.answer.Package != nil || q.wait != nil:
		q.app.vigil.heard = q.group.aging()
	case q.http.Method != http.MethodGet:
		q.app.vigil.acted = q.group.aging()
	}
}

// heard takes note that a request for events has been released.
func (q *request) heard() {
	q.group.mu.Lock()
	defer q.group.mu.Unlock()
	q.app.vigil.heard = q.group.aging()
}
