package mock

import "time"

// A clock tells a group the time and fires its timers. A virtual clock stands
// still until it is moved; any other one follows the pool's. All of it is
// guarded by the group's mutex.
type clock struct {
	virtual bool
	now     time.Time        // of a virtual clock
	skipped time.Duration    // by which a virtual clock has jumped while nobody did anything
	wall    func() time.Time // of any other one
	timers  timers
	alarm   *time.Timer // rings for the next timer; nil on a virtual clock
	armed   time.Time   // when alarm rings; zero if it does not
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
	t := c.timers.add(c.time().Add(d), fire)
	c.arm()
	return t
}

// stop lets t never fire; a nil t is none. The alarm may ring in vain then,
// which costs less than to set it each time.
func (c *clock) stop(t *timer) { c.timers.drop(t) }

// arm sets the alarm to the next timer, unless it rings before that anyway.
func (c *clock) arm() {
	next := c.timers.next()
	if c.alarm == nil || next == nil || !c.armed.IsZero() && c.armed.Before(next.at) {
		return
	}
	c.armed = next.at
	c.alarm.Reset(max(0, next.at.Sub(c.time())))
}

// jump moves a virtual clock to its next timer and fires that. It is false if
// there is none.
func (c *clock) jump() bool {
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

// skip is jump while nobody does anything but wait: the time until then has not
// passed for those who have to give a sign now and then.
func (c *clock) skip() bool {
	if next := c.timers.next(); next != nil && next.at.After(c.now) {
		c.skipped += next.at.Sub(c.now)
	}
	return c.jump()
}

// aging is the time without what was skipped.
func (c *clock) aging() time.Time { return c.time().Add(-c.skipped) }

// due fires what a clock should have fired by now, and tells whether there was
// anything.
func (c *clock) due() (fired bool) {
	fired = c.until(c.time())
	c.armed = time.Time{}
	c.arm()
	return fired
}

// until fires all timers up to an instant, also those set on the way.
func (c *clock) until(end time.Time) (fired bool) {
	for next := c.timers.next(); next != nil && !next.at.After(end); next = c.timers.next() {
		fired = c.jump()
	}
	return fired
}

// advance moves a virtual clock on by d and fires what comes due on the way.
func (c *clock) advance(d time.Duration) {
	end := c.now.Add(d)
	c.until(end)
	c.now = end
}

// clear forgets all timers.
func (c *clock) clear() {
	c.timers.clear()
	c.armed = time.Time{}
	if c.alarm != nil {
		c.alarm.Stop()
	}
}
