// Package clock is the time of a group of users: a clock with timers, and how
// many requests wait for it. It knows nothing of users or requests but their
// number, and takes no lock: whoever holds a Clock guards it.
package clock

import "time"

// A Clock tells the time and fires timers. A virtual one stands still until it
// is moved; any other one follows a wall clock.
type Clock struct {
	virtual bool
	now     time.Time        // of a virtual clock
	skipped time.Duration    // by which a virtual clock has jumped while all requests waited
	wall    func() time.Time // of any other one
	timers  timers
	alarm   *time.Timer // rings for the next timer; nil on a virtual clock
	armed   time.Time   // when alarm rings; zero if it does not
	open    int         // requests that have come in and not been answered yet
	waiting int         // those among them that wait
}

// NewVirtual returns a clock that stands at start, as UTC, until somebody moves it.
func NewVirtual(start time.Time) *Clock { return &Clock{virtual: true, now: start.UTC()} }

// NewWall is a clock that shows what now returns. It calls ring, from a
// goroutine of its own, when FireDue has something to do.
func NewWall(now func() time.Time, ring func()) *Clock {
	c := &Clock{wall: now, alarm: time.AfterFunc(time.Hour, ring)}
	c.alarm.Stop()
	return c
}

// Virtual tells whether c moves only when it is told to.
func (c *Clock) Virtual() bool { return c.virtual }

// Now returns the time that the clock shows, as UTC.
func (c *Clock) Now() time.Time {
	if c.virtual {
		return c.now
	}
	return c.wall().UTC()
}

// Unskipped is Now without the time that was skipped (Idle).
func (c *Clock) Unskipped() time.Time { return c.Now().Add(-c.skipped) }

// After calls fire once d has passed. Timers of one instant fire in the order
// in which they were set.
func (c *Clock) After(d time.Duration, fire func()) *Timer {
	t := c.timers.add(c.Now().Add(d), fire)
	c.arm()
	return t
}

// Stop keeps t from firing; nil, or a timer that has fired, is ignored. The
// alarm may ring in vain then, which costs less than to set it each time.
func (c *Clock) Stop(t *Timer) { c.timers.drop(t) }

// arm sets the alarm to the next timer, unless it rings before that anyway.
func (c *Clock) arm() {
	next := c.timers.next()
	if c.alarm == nil || next == nil || !c.armed.IsZero() && c.armed.Before(next.at) {
		return
	}
	c.armed = next.at
	c.alarm.Reset(max(0, next.at.Sub(c.Now())))
}

// FireDue fires all timers whose time has come, and tells whether there were
// any.
func (c *Clock) FireDue() (fired bool) {
	fired = c.fireUntil(c.Now())
	c.armed = time.Time{}
	c.arm()
	return fired
}

// Advance moves a virtual clock on by d and fires what comes due on the way.
func (c *Clock) Advance(d time.Duration) {
	end := c.now.Add(d)
	c.fireUntil(end)
	c.now = end
}

// fireUntil fires all timers up to an instant, also those set on the way.
func (c *Clock) fireUntil(end time.Time) (fired bool) {
	for next := c.timers.next(); next != nil && !next.at.After(end); next = c.timers.next() {
		fired = c.jump()
	}
	return fired
}

// jump moves a virtual clock to its next timer and fires that. It is false if
// there is none.
func (c *Clock) jump() bool {
	next := c.timers.next()
	if next == nil {
		return false
	}
	c.timers.drop(next)
	if c.virtual && next.at.After(c.now) {
		c.now = next.at
	}
	next.fire()
	return true
}

// Clear drops all timers.
func (c *Clock) Clear() {
	c.timers.clear()
	c.armed = time.Time{}
	if c.alarm != nil {
		c.alarm.Stop()
	}
}
