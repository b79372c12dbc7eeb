package target

import (
	"cmp"
	"time"

	"ucwatest/support/client"
)

// defaults are what a pool suffers at most where its target file does not say:
// twice what the whole suite takes.
var defaults = client.Limits{PerSecond: 10, Requests: 20_000, Time: time.Hour}

// patience is how a pool that is too busy is obeyed.
var patience = client.Backoff{Tries: 3, Longest: time.Minute}

// limits puts into t what its requests are bounded by: what the file says, or else
// otherwise.
func (c *checker) limits(b *limitsBlock, t *Target, otherwise client.Limits) {
	l := otherwise
	if b != nil {
		said := c.limited(b)
		l = client.Limits{PerSecond: cmp.Or(said.PerSecond, l.PerSecond), Requests: cmp.Or(said.Requests, l.Requests), Time: cmp.Or(said.Time, l.Time)}
		t.Parallel = b.Parallel
		t.options.Timeout = c.duration(b.Body, "timeout", b.Timeout)
	}
	if l != (client.Limits{}) {
		t.limit(l)
	}
}

// limit bounds the requests of all sessions from now on.
func (t *Target) limit(l client.Limits) {
	t.options.RateLimiter, t.limits = client.NewRateLimiter(l, t.now, nil), l
}

// listening is how long events of a pool are waited for.
func (c *checker) listening(b *limitsBlock) *client.Live {
	if b == nil {
		return new(client.Live)
	}
	return &client.Live{Quiet: c.duration(b.Body, "quiet", b.Quiet), Patience: c.duration(b.Body, "patience", b.Patience)}
}

// saysItself refuses what only a pool needs, as a mock says when no event will come.
func (c *checker) saysItself(b *limitsBlock) {
	if b == nil {
		return
	}
	const told = "%s: only a pool is waited for; a mock says when no event will come"
	c.refuse(b.Body, "quiet", told, "quiet")
	c.refuse(b.Body, "patience", told, "patience")
}

func (c *checker) limited(b *limitsBlock) client.Limits {
	if b.PerSecond <= 0 {
		c.refuse(b.Body, "requests_per_second", "requests_per_second: got %v, want a number over zero", b.PerSecond)
	}
	if b.Parallel < 1 {
		c.refuse(b.Body, "parallel", "parallel: got %d, want 1 or more", b.Parallel)
	}
	if b.Requests < 1 {
		c.refuse(b.Body, "requests", "requests: got %d, want 1 or more", b.Requests)
	}
	return client.Limits{PerSecond: b.PerSecond, Requests: b.Requests, Time: c.duration(b.Body, "time", b.Time)}
}

// PerSecond is how many requests a second the target suffers, of all users
// together; 0 if nothing is said.
func (t *Target) PerSecond() float64 { return t.limits.PerSecond }
