package client

import (
	"cmp"
	"context"
	"time"
)

// Live says how long to listen to a pool whose clock is that on the wall: its
// own silence takes three minutes to tell.
type Live struct {
	Quiet    time.Duration // without an event, until nothing more is expected; 0 means 3 seconds
	Patience time.Duration // until an awaited event is given up; 0 means a minute
}

func (l *Live) quiet() time.Duration {
	if l == nil {
		return 0
	}
	return cmp.Or(l.Quiet, 3*time.Second)
}

func (l *Live) patience() time.Duration {
	if l == nil {
		return 0
	}
	return cmp.Or(l.Patience, time.Minute)
}

// source is where events come from: more returns when there are more than
// seen, or tells that there will be none. With a listener that is after d.
func (c *Channel) source(ctx context.Context, d time.Duration) (more func(seen int) (silent bool, err error), stop func()) {
	if c.session.wire.options.Live == nil {
		return func(int) (bool, error) { return c.read(ctx) }, func() {}
	}
	ctx, stop = context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		if c.session.wire.options.Wait(ctx, d) == nil {
			close(over)
		}
	}()
	c.listen(ctx)
	return func(seen int) (bool, error) { return c.hear(ctx, seen, over) }, stop
}

func (c *Channel) hear(ctx context.Context, seen int, over <-chan struct{}) (silent bool, err error) {
	for {
		c.mu.Lock()
		n, news, err := len(c.events), c.listener.news, c.listener.err
		c.mu.Unlock()
		if n > seen {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		select {
		case <-news:
		case <-over:
			return true, nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// A listener asks for events all the time, so that the server always has
// somewhere to send the next ones while these are looked at (EventChannelDetails).
type listener struct {
	news chan struct{} // closed when there is any; guarded by the channel, as is err
	err  error         // why nobody listens any more
	stop func()
	done chan struct{}
}

func (l *listener) tell() {
	close(l.news)
	l.news = make(chan struct{})
}

// listen begins to, unless somebody does. It ends with Close, not with ctx.
func (c *Channel) listen(ctx context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.listener != nil {
		return
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	c.listener = &listener{news: make(chan struct{}), stop: stop, done: make(chan struct{})}
	go func(l *listener) {
		defer close(l.done)
		err := c.readAll(ctx)
		c.mu.Lock()
		defer c.mu.Unlock()
		l.err = err
		l.tell()
	}(c.listener)
}

// Listen begins to ask for events all the time with Options.Live, so that none
// has to wait until one is awaited; without it nothing happens.
func (c *Channel) Listen(ctx context.Context) {
	if c.session.wire.options.Live != nil {
		c.listen(ctx)
	}
}

// Close stops listening, if anybody does, and returns when no request is under
// way. What was read stays.
func (c *Channel) Close() {
	c.mu.Lock()
	l := c.listener
	c.mu.Unlock()
	if l != nil {
		l.stop()
		<-l.done
	}
}

// hangUp closes the channel of the application.
func (s *Session) hangUp() {
	s.mu.Lock()
	c := s.channel
	s.mu.Unlock()
	if c != nil {
		c.Close()
	}
}

// mishaps in a row are survived, whatever stands between us and the channel.
const mishaps = 5

// hasty is an empty answer that came sooner than the channel may say that there
// is nothing: asking again at once would only make it busy.
const hasty = time.Second

// readAll reads until ctx ends or the channel fails for good. What failed to
// bring an answer of the service is asked for once more with the same link:
// events stay until they are acknowledged.
func (c *Channel) readAll(ctx context.Context) error {
	for failed := 0; ; {
		silent, err := c.read(ctx)
		switch {
		case ctx.Err() != nil:
			return c.failed(ctx.Err())
		case err == nil && (!silent || c.last.Took >= hasty):
			failed = 0
			continue
		case err == nil:
			failed = 0
		case failed == mishaps || !c.last.fleeting():
			return err
		default:
			failed++
		}
		if err := c.session.wire.options.Wait(ctx, firstBackoff<<max(0, failed-1)); err != nil {
			return c.failed(err)
		}
	}
}

// fleeting tells whether the next answer may well be another.
func (x *Exchange) fleeting() bool {
	if x == nil {
		return false
	}
	by := x.Culprit()
	return by == Network || by == Intermediary || by == Throttle
}
