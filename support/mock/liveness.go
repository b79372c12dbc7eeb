package mock

import (
	"net/http"
	"time"

	"ucwatest/support/mock/clock"
)

const (
	// patienceWithSilence is how long a client that has listened before may not
	// listen and yet keep what it has. EventsInUCWA says a long time and no
	// more; this is longer than any hiccup and shorter than maxSilence.
	patienceWithSilence = 10 * time.Minute
	// maxSilence is how long an application lives without a sign of its client:
	// a request for events since the last one was released, or, once the user
	// has been made available, anything that the user does (MeDashboard).
	maxSilence = 15 * time.Minute
	// leastRest is how soon the client is looked for again by a virtual clock
	// that jumps, so that it does not jump from instant to instant.
	leastRest = time.Minute
)

// liveness watches whether the client of an application is still there.
type liveness struct {
	heard    time.Time // the last request for events, or its release
	acted    time.Time // the last thing that the user did
	looked   time.Time // when the client was looked for last
	listened bool      // there was a request for events since the last fading
	timer    *clock.Timer
}

func (a *application) watch() {
	now := a.owner.group.clock.Unskipped()
	a.liveness = liveness{heard: now, acted: now, looked: now}
	a.liveness.timer = a.owner.group.clock.After(patienceWithSilence, a.look)
}

// look lets a fade if its client does not listen any more, ends it if there is
// no sign of the client at all, and looks again later if there is.
func (a *application) look() {
	v, now := &a.liveness, a.owner.group.clock.Unskipped()
	if a.channel.waiting != nil {
		v.heard = now
	}
	if a.available == nil || a.conversations.count > 0 {
		v.acted = now
	}
	if v.listened && now.Sub(v.heard) >= patienceWithSilence {
		v.listened = false
		a.channel.fade()
	}
	last := v.heard
	if v.acted.Before(last) {
		last = v.acted
	}
	if now.Sub(last) >= maxSilence {
		a.end()
		return
	}
	v.rest(a, now, maxSilence-now.Sub(last))
}

// rest looks again after d, or when the client will have faded.
func (v *liveness) rest(a *application, now time.Time, d time.Duration) {
	if v.listened {
		d = min(d, patienceWithSilence-now.Sub(v.heard))
	}
	if now.Equal(v.looked) { // the clock has jumped ever since
		d = max(d, leastRest)
	}
	v.looked = now
	v.timer = a.owner.group.clock.After(d, a.look)
}

// fade ends the conversations of a client that was silent for too long. It is
// told so by the link resume in place of next, not by the events of that, and
// has to give its settings again (EventsInUCWA, EventChannelDetails).
func (c *channel) fade() {
	c.app.hangUp()
	c.backlog, c.last, c.lost, c.faded = backlog{}, nil, false, true
	c.settings = usual
}

// listens takes note that the client asks for events, or did until now. A
// client that never has is not silent: it may have no use for events.
func (a *application) listens() {
	a.liveness.heard, a.liveness.listened = a.owner.group.clock.Unskipped(), true
}

// noted takes note that the client has acted.
func (q *request) noted() {
	if q.app != nil && q.answer.Reason == nil && q.http.Method != http.MethodGet {
		q.app.liveness.acted = q.group.clock.Unskipped()
	}
}
