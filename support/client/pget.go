package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// idleTurns is how many answers in a row may hold no event and yet be no
// silence, before the channel is taken to lead in circles.
const idleTurns = 5

// quiet is how long the server may stay silent before it says so: the shortest
// it allows (EventChannelDetails).
const quiet = 180 * time.Second

// read asks until there are events, or the server has been silent for as long as
// it was told to wait. An empty answer that comes sooner says nothing of that
// (EventsInUCWA), unless no other comes: then its clock may stand still.
func (c *Channel) read(ctx context.Context) (silent bool, err error) {
	empty := false
	for range idleTurns {
		x, err := c.ask(ctx)
		if err != nil {
			return false, c.failed(err)
		}
		if replaced(x) {
			continue // somebody else asks at the same time; the link is still the newest
		}
		if err := x.unless(http.StatusOK); err != nil {
			return false, c.failed(gone(x, err))
		}
		p, err := x.Package()
		if err != nil {
			return false, c.failed(err)
		}
		read, held := eventsOf(p), c.held(x)
		c.keep(read)
		asked := c.next
		moved := c.goOn(p)
		if len(read) > 0 && c.next == asked {
			return false, c.failed(fmt.Errorf("an answer with events leads on to its own link %q", asked))
		}
		empty = len(read) == 0 && !moved
		if len(read) > 0 || empty && held >= quiet-time.Second { // Date has no finer unit
			return empty, nil
		}
	}
	if empty {
		return true, nil
	}
	return false, c.failed(fmt.Errorf("%d answers in a row bring neither an event nor silence", idleTurns))
}

// held is how long the server held the request for x, by its own clock: that of a mock
// moves on while everybody waits. It is as long as it was told to where it shows no
// clock, and where somebody listens by the clock on the wall (Live).
func (c *Channel) held(x *Exchange) time.Duration {
	now, err := http.ParseTime(x.Header.Get("Date"))
	if err != nil || c.session.wire.options.Live != nil {
		return quiet
	}
	since := x.Started
	if c.answered.After(since) {
		since = c.answered
	}
	c.answered = now
	return now.Sub(since)
}

// failed is err with who is to blame. That an application is gone is our own
// affair: it is kept as long as somebody asks for its events.
func (c *Channel) failed(err error) error {
	by := c.last.Culprit()
	if errors.Is(err, ErrGone) || errors.Is(err, context.Canceled) {
		by = Harness
	}
	return &Blamed{by, fmt.Errorf("event channel of %s: %w", c.session.Account.Name, c.session.wire.redactor.Err(err)), c.last}
}

func (c *Channel) ask(ctx context.Context) (*Exchange, error) {
	if !c.begun {
		if err := c.begin(); err != nil {
			return nil, err
		}
	}
	if c.next == "" {
		return nil, errors.New("the last answer does not say where to go on")
	}
	x, err := c.session.Do(ctx, Request{URL: c.next, Accept: ucwa.JSON, patience: quiet, polls: true})
	c.last = x
	return x, err
}

// begin finds the first link.
func (c *Channel) begin() error {
	application := c.session.Application()
	if application == nil {
		return errors.New("no application")
	}
	link, found := application.Link(ucwa.RelEvents)
	if !found || link.Href == "" {
		return fmt.Errorf("the application has no link %s", ucwa.RelEvents)
	}
	c.begun, c.next = true, withTimeout(link.Href)
	return nil
}

// goOn notes where to ask next, and tells whether that is anywhere else than
// simply onward. The server chose every link: none is altered but the one that
// starts anew, which has forgotten the parameters (EventChannelDetails).
func (c *Channel) goOn(p *document.Package) (moved bool) {
	switch {
	case p.Resync != "":
		c.next = p.Resync
	case p.Resume != "":
		c.next = withTimeout(p.Resume)
	default:
		c.next = p.Next // never the same link again: it would bring the same events
		return false
	}
	return true
}

// withTimeout adds the parameter timeout, which holds until the channel starts
// anew. Whether href can be followed is found out when it is.
func withTimeout(href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return href
	}
	parameter := "timeout=" + strconv.Itoa(int(quiet/time.Second))
	if u.RawQuery != "" {
		parameter = u.RawQuery + "&" + parameter // url.Values would sort what the server chose
	}
	u.RawQuery = parameter
	return u.String()
}

// replaced tells whether a newer request took the place of this one.
func replaced(x *Exchange) bool {
	return x.Status == http.StatusConflict && x.Subcode() == "PGetReplaced"
}

// ErrGone says that the application is not there any more, and so its event
// channel is not.
var ErrGone = errors.New("the application is gone")

// gone makes the answer that there is no such application an ErrGone.
func gone(x *Exchange, err error) error {
	if x.Status == http.StatusNotFound && x.Subcode() == "ApplicationNotFound" {
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return err
}
