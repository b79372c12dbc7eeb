package client

import (
	"cmp"
	"context"
	"errors"
	"net/http/httptrace"
	"time"
)

// Live says how long to listen to a pool whose clock is that on the wall: its
// own silence takes three minutes to tell.
type Live struct {
	Quiet    time.Duration // without an event, until nothing more is expected; 0 means 3 seconds
	Patience time.Duration // until an awaited event is given up; 0 means a minute
	// Recorded says that what answers is a recording of such a pool: then nothing is
	// waited for, and a request that was held to the end fails with ErrHeld.
	Recorded bool
}

// ErrHeld says that the server held a request on the event channel for as long as
// anybody listened.
var ErrHeld = errors.New("nothing more was recorded: the request was held")

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

func (l *Live) recorded() bool { return l != nil && l.Recorded }

// source is where events come from: more returns when there are more than
// seen, or tells that there will be none. With a listener that is after d, and not
// before the channel is up: what is broken is not silent.
func (c *Channel) source(ctx context.Context, d time.Duration) (more func(seen int) (silent bool, err error), stop func()) {
	switch live := c.session.wire.options.Live; {
	case live == nil:
		return func(int) (bool, error) { return c.read(ctx) }, func() {}
	case live.Recorded:
		return func(int) (bool, error) { return c.replay(ctx) }, func() {}
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

// replay reads what a listener has read in its time: until there are events, or
// nothing more came.
func (c *Channel) replay(ctx context.Context) (silent bool, err error) {
	for failed := 0; ; {
		switch silent, err := c.read(ctx); {
		case errors.Is(err, ErrHeld):
			return true, nil
		case err == nil && !silent:
			return false, nil
		case err == nil:
			failed = 0
		case failed == mishaps || !c.last.fleeting():
			return false, err
		default:
			failed++
		}
	}
}

// hear waits until there are more events than seen, or over is closed while the
// channel is up.
func (c *Channel) hear(ctx context.Context, seen int, over <-chan struct{}) (silent bool, err error) {
	for {
		c.mu.Lock()
		n, l := len(c.events), c.listener
		news, up, err := l.news, l.up, l.err
		c.mu.Unlock()
		switch {
		case n > seen:
			return false, nil
		case err != nil:
			return false, err
		case over == nil && up:
			return true, nil
		}
		select {
		case <-news:
		case <-over:
			over = nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// A listener asks for events all the time, so that the server always has
// somewhere to send the next ones while these are looked at (EventChannelDetails).
type listener struct {
	news chan struct{} // closed when there is any; guarded by the channel, as are the next three
	err  error         // why nobody listens any more
	// up says that the server holds the request, or has said that there is nothing.
	up    bool
	waits int // for a request to be held; the last one counts

	stop func()
	done chan struct{}
}

func (l *listener) notify() {
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
		err := c.readAll(ctx, l)
		c.set(func() { l.err = err; l.notify() })
	}(c.listener)
}

// Listen begins to ask for events all the time with Options.Live, so that none
// has to wait until one is awaited; without it nothing happens.
func (c *Channel) Listen(ctx context.Context) {
	if live := c.session.wire.options.Live; live != nil && !live.Recorded {
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

const (
	// hasty is an empty answer that came sooner than the channel may say that there
	// is nothing: asking again at once would only make it busy.
	hasty = time.Second
	// heldFor is how long a request must be on a connection until the server is
	// taken to hold it, as it does when there is nothing to tell.
	heldFor = 1100 * time.Millisecond
)

// readAll reads until ctx ends or the channel fails for good. What failed to
// bring an answer of the service is asked for once more with the same link:
// events stay until they are acknowledged.
func (c *Channel) readAll(ctx context.Context, l *listener) error {
	for failed := 0; ; {
		silent, err := c.attend(ctx, l)
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

// attend reads once, and notes whether the channel is up.
func (c *Channel) attend(ctx context.Context, l *listener) (silent bool, err error) {
	held, stop := context.WithCancel(ctx)
	defer stop()
	c.note(l, false)
	c.noteUpLater(held, l)
	silent, err = c.read(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { c.note(l, false) },
		GotConn: func(httptrace.GotConnInfo) { c.noteUpLater(held, l) },
	}))
	c.note(l, err == nil && silent)
	return silent, err
}

// note notes whether the channel is up, and ends the wait until it is.
func (c *Channel) note(l *listener, up bool) {
	c.set(func() {
		l.waits++
		if l.up = up; up {
			l.notify()
		}
	})
}

// noteUpLater notes that the channel is up after heldFor, unless something else is noted
// before.
func (c *Channel) noteUpLater(ctx context.Context, l *listener) {
	var mine int
	c.set(func() { l.waits++; mine = l.waits })
	go func() {
		if c.session.wire.options.Wait(ctx, heldFor) != nil {
			return
		}
		c.set(func() {
			if l.waits == mine {
				l.up = true
				l.notify()
			}
		})
	}()
}

// set changes what is guarded by the channel.
func (c *Channel) set(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change()
}

// fleeting tells whether the next answer may well be another.
func (x *Exchange) fleeting() bool {
	if x == nil {
		return false
	}
	by := x.Culprit()
	return by == Network || by == Intermediary || by == Throttle
}
