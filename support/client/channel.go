package client

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// A Channel reads the events of an application: when it is asked to, or with
// Options.Live all the time from then on. There is never more than one request
// under way. It is safe for concurrent use; of two who wait the second waits
// for the first.
type Channel struct {
	session *Session
	turn    chan struct{} // held by whoever waits
	cursor  int           // events before it were awaited, or passed over

	// Of whoever asks, which is one at a time.
	begun    bool
	next     string    // where to go on; empty if nothing says so
	last     *Exchange // the newest, nil if none was sent
	answered time.Time // when the last answer came, by the server's clock

	mu       sync.Mutex
	events   []Event
	listener *listener // nil: nobody listens all the time
}

// Channel is the event channel of the application. Nothing is asked for yet; a
// new application has a new channel.
func (s *Session) Channel() *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.channel == nil {
		s.channel = &Channel{session: s, turn: make(chan struct{}, 1)}
	}
	return s.channel
}

// Await returns the first event that match accepts, of those that came after
// the one awaited last, and of those to come. What it looks at is passed over:
// a later Await starts behind the match. If the channel stays silent for its
// whole timeout, or with Options.Live does not bring the event for so long, it
// is a *Silence that names what; then the place is kept.
func (c *Channel) Await(ctx context.Context, what string, match func(Event) bool) (Event, error) {
	if err := c.take(ctx); err != nil {
		return Event{}, err
	}
	defer c.release()
	more, stop := c.source(ctx, c.session.wire.options.Live.patience())
	defer stop()
	c.session.wire.waits(ctx, what, 0)
	for seen := c.cursor; ; {
		for _, e := range c.since(seen) {
			seen++
			if match(e) {
				c.cursor = seen
				return e, nil
			}
		}
		if silent, err := more(seen); err != nil {
			return Event{}, fmt.Errorf("waiting for %s: %w", what, err)
		} else if silent {
			return Event{}, &Silence{User: c.session.Account.Name, What: what, Over: c.session.wire.options.Live.recorded()}
		}
	}
}

// Drain reads until the channel is silent: then all that was queued is in
// Events. With Options.Live it is silent when it brings nothing for so long.
func (c *Channel) Drain(ctx context.Context) error {
	if err := c.take(ctx); err != nil {
		return err
	}
	defer c.release()
	for {
		more, stop := c.source(ctx, c.session.wire.options.Live.quiet())
		silent, err := more(len(c.since(0)))
		stop()
		if err != nil || silent {
			return err
		}
	}
}

// Events returns all that were read, in order of arrival.
func (c *Channel) Events() []Event { return slices.Clone(c.since(0)) }

func (c *Channel) since(i int) []Event {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.events[i:len(c.events):len(c.events)]
}

func (c *Channel) take(ctx context.Context) error {
	select {
	case c.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Channel) release() { <-c.turn }

func (c *Channel) keep(events []Event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.events = append(c.events, events...)
	if c.listener != nil && len(events) > 0 {
		c.listener.notify()
	}
}
