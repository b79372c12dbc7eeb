package clock

// Open takes note of a request that has come in. As long as it does not wait,
// Idle does nothing.
func (c *Clock) Open() { c.open++ }

// Close takes note that a request has been answered.
func (c *Clock) Close() { c.open-- }

// Wait takes note that an open request waits for events or a timer.
func (c *Clock) Wait() { c.waiting++ }

// Resume takes note that a request waits no longer.
func (c *Clock) Resume() { c.waiting-- }

// Waiting is how many requests wait.
func (c *Clock) Waiting() int { return c.waiting }

// Idle moves a virtual clock to its next timer for as long as every open
// request waits, so that no client waits for a wall clock. It tells whether it
// fired any. The time that it skips has not passed for those who have to give a
// sign now and then (Unskipped).
func (c *Clock) Idle() (fired bool) {
	for c.virtual && c.waiting > 0 && c.waiting == c.open {
		next := c.timers.next()
		if next == nil {
			return fired
		}
		if next.at.After(c.now) {
			c.skipped += next.at.Sub(c.now)
		}
		fired = c.jump()
	}
	return fired
}
