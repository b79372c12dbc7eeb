package mocktest

import (
	"sync"
	"time"
)

// A Clock stands still until a test moves it. Its Now is one for mock.Options.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock returns a clock that stands at that instant.
func NewClock(at time.Time) *Clock { return &Clock{at: at} }

// Now is the instant at which the clock stands.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Advance moves the clock on by that much, from then on: nobody who waits is told.
func (c *Clock) Advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}
