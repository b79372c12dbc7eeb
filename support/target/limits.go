package target

import (
	"cmp"
	"time"

	"ucwatest/support/client"
)

// What a pool suffers at most where its target file does not say: twice what the
// whole suite takes.
const (
	defaultPerSecond = 10
	defaultRequests  = 20_000
	defaultTime      = time.Hour
)

// patience is how a pool that is too busy is obeyed.
var patience = client.Backoff{Tries: 3, Longest: time.Minute}

// limits puts into t what its requests are bounded by.
func (c *checker) limits(b *limitsBlock, t *Target, now func() time.Time) {
	var l client.Limits
	if b != nil {
		l = c.limited(b)
		t.Parallel = b.Parallel
		t.options.Timeout = c.duration(b.Body, "timeout", b.Timeout)
		c.listening(b, t)
	}
	if t.Live {
		l = client.Limits{PerSecond: cmp.Or(l.PerSecond, defaultPerSecond),
			Requests: cmp.Or(l.Requests, defaultRequests), Time: cmp.Or(l.Time, defaultTime)}
		t.options.Backoff = patience
	}
	if l != (client.Limits{}) {
		t.options.Pace, t.perSecond = client.NewPace(l, now, nil), l.PerSecond
	}
}

// listening puts into t how long events of a pool are waited for.
func (c *checker) listening(b *limitsBlock, t *Target) {
	quiet, patience := c.duration(b.Body, "quiet", b.Quiet), c.duration(b.Body, "patience", b.Patience)
	if t.Live {
		t.options.Live = &client.Live{Quiet: quiet, Patience: patience}
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
func (t *Target) PerSecond() float64 { return t.perSecond }
