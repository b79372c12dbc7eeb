package client

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are what the servers of a run may suffer in all. Whatever is 0 is not
// limited.
type Limits struct {
	PerSecond float64       // requests, of all users together
	Requests  int           // from the first to the last
	Time      time.Duration // since the first
}

// A RateLimiter holds all the sessions that share it to the limits of one run. It is
// safe for concurrent use.
type RateLimiter struct {
	limits  Limits
	now     func() time.Time
	wait    func(context.Context, time.Duration) error
	limiter *rate.Limiter

	mu    sync.Mutex
	sent  int
	first time.Time
	held  time.Time // until when a server has asked for silence
}

// NewRateLimiter returns a pace by the clock now. Wait lets time go by; nil waits for
// the clock on the wall.
func NewRateLimiter(l Limits, now func() time.Time, wait func(context.Context, time.Duration) error) *RateLimiter {
	p := &RateLimiter{limits: l, now: now, wait: wait, limiter: rate.NewLimiter(rate.Inf, 1)}
	if wait == nil {
		p.wait = Pause
	}
	if l.PerSecond > 0 {
		p.limiter.SetLimit(rate.Limit(l.PerSecond))
	}
	return p
}

// A Spent says that a request was not sent, since the run has had its share.
type Spent struct{ Limit string }

// Error names the limit.
func (s *Spent) Error() string { return "the run may take no more than " + s.Limit + ": not sent" }

type cleaning struct{}

// Cleaning marks what is done to leave nothing behind: it keeps to the rate,
// yet neither to the number of requests nor to the time, which bound what a
// run does to a tenant and not what it takes back.
func Cleaning(ctx context.Context) context.Context {
	return context.WithValue(ctx, cleaning{}, true)
}

// admit waits until one more request may be sent, and tells how long it is about to.
// The error is a *Spent, or that of ctx.
func (p *RateLimiter) admit(ctx context.Context, tell func(time.Duration)) error {
	if p == nil {
		return nil
	}
	if err := p.count(ctx.Value(cleaning{}) != nil); err != nil {
		return err
	}
	for {
		delay := p.delay()
		if delay <= 0 {
			return ctx.Err()
		}
		tell(delay)
		if err := p.wait(ctx, delay); err != nil {
			return err
		}
		if p.rested() {
			return ctx.Err()
		}
	}
}

func (p *RateLimiter) count(cleaning bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.first.IsZero() {
		p.first = now
	}
	switch {
	case cleaning:
	case p.limits.Requests > 0 && p.sent >= p.limits.Requests:
		return &Spent{fmt.Sprintf("%d requests", p.limits.Requests)}
	case p.limits.Time > 0 && now.Sub(p.first) >= p.limits.Time:
		return &Spent{p.limits.Time.String()}
	}
	p.sent++
	return nil
}

// delay is how long the next request must wait: its turn is taken with it.
func (p *RateLimiter) delay() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	return max(p.limiter.ReserveN(now, 1).DelayFrom(now), p.held.Sub(now))
}

// rested tells whether nobody has asked for silence in the meantime.
func (p *RateLimiter) rested() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.held.After(p.now())
}

// pauseUntil lets nobody send before a time: what limits one user limits the run.
func (p *RateLimiter) pauseUntil(until time.Time) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if until.After(p.held) {
		p.held = until
	}
}

// Pause waits by the clock on the wall.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
