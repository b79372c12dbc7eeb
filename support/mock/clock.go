package mock

import (
	"slices"
	"time"
)

// A clock tells a group the time and fires its timers. A virtual clock stands
// still until it is moved; any other one follows the pool's. All of it is
// guarded by the group's mutex.
type clock struct {
	virtual bool
	now     time.Time        // of a virtual clock
	wall    func() time.Time // of any other one
	timers  []*timer         // the next one first
	alarm   *time.Timer      // rings for the next timer; nil on a virtual clock
}

// A timer is something that happens unless it is stopped before.
type timer struct {
	at   time.Time
	fire func()
}

// time is what the clock shows.
func (c *clock) time() time.Time {
	if c.virtual {
		return c.now
	}
	return c.wall().UTC()
}

// after lets fire happen once d has passed. Timers of one instant fire in the
// order in which they were set.
func (c *clock) after(d time.Duration, fire func()) *timer {
	t := &timer{at: c.time().Add(d), fire: fire}
	i := len(c.timers)
	for i > 0 && c.timers[i-1].at.After(t.at) {
		i--
	}
	c.timers = slices.Insert(c.timers, i, t)
	c.arm()
	return t
}

// stop lets t never fire; a nil t is none.
func (c *clock) stop(t *timer) {
	if i := slices.Index(c.timers, t); i >= 0 {
		c.timers = slices.Delete(c.timers, i, i+1)
		c.arm()
	}
}

// arm sets the alarm to the next timer.
func (c *clock) arm() {
	if c.alarm == nil {
		return
	}
	if len(c.timers) == 0 {
		c.alarm.Stop()
		return
	}
	c.alarm.Reset(max(0, c.timers[0].at.Sub(c.time())))
}

// jump moves a virtual clock to its next timer and fires that. It is false if
// there is none.
func (c *clock) jump() bool {
	if len(c.timers) == 0 {
		return false
	}
	next := c.timers[0]
	c.timers = slices.Delete(c.timers, 0, 1)
	if c.virtual && next.at.After(c.now) {
		c.now = next.at
	}
	next.fire()
	return true
}

// due fires what a clock should have fired by now.
func (c *clock) due() {
	for len(c.timers) > 0 && !c.timers[0].at.After(c.time()) {
		c.jump()
	}
	c.arm()
}

// advance moves a virtual clock on by d and fires what comes due on the way.
func (c *clock) advance(d time.Duration) {
	end := c.now.Add(d)
	for len(c.timers) > 0 && !c.timers[0].at.After(end) {
		c.jump()
	}
	c.now = end
}

// clear forgets all timers.
func (c *clock) clear() {
	c.timers = nil
	c.arm()
}
