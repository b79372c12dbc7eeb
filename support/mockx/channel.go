package mock

import (
	"net/http"
	"strconv"
	"time"
)

// A channel is a user's event channel: what is not yet sent, and the request
// that waits for it.
type channel struct {
	app     *application
	next    int // the ack the pool expects
	queue   []*Event
	urgent  bool      // the queue holds an event of high priority
	due     time.Time // when the others in the queue are to be sent
	waiting *wait
	ended   bool
}

// A wait is a parked request. It is told once why it goes on.
type wait struct {
	woken chan verdict
	timer *timer
	query string
}

// verdict is why a parked request goes on.
type verdict int

const (
	send     verdict = iota // events, or none after the time-out
	replaced                // another request came with the same ack
	gone                    // the application has ended
)

// The bounds of a channel (events).
const (
	silence    = 180 * time.Second // how long a request waits if it does not say
	mediumWait = 5 * time.Second   // how long events of medium priority are gathered
	most       = 10000             // events that are kept for a client that does not ask
)

// A pack is what the event channel sends: links, self first, and events.
type pack struct {
	links  []Link
	events []*Event
}

// tell queues an event for the application's channel.
func (a *application) tell(senderRel, sender, kind string, about Link, shown *Resource) {
	a.queue(&Event{SenderRel: senderRel, SenderHref: sender, Type: kind, Link: about, Embedded: shown})
}

// queue queues an event as the pool's spoil lets it through, and sends it if
// it is urgent. Hrefs are absolute in dialect doc (the samples).
func (a *application) queue(e *Event) {
	p, ch := a.user.group.pool, a.channel
	e.User = a.user.Name
	if p.Dialect == Doc {
		e.SenderHref, e.Link.Href = a.root+e.SenderHref, a.root+e.Link.Href
	}
	through := []*Event{e}
	if p.Spoil != nil && p.Spoil.Event != nil {
		through = p.Spoil.Event(e)
	}
	if ch.ended || len(ch.queue)+len(through) > most {
		return
	}
	for _, e := range through {
		if len(ch.queue) == 0 {
			ch.due = a.user.group.time().Add(mediumWait)
		}
		ch.queue = append(ch.queue, e)
		ch.urgent = ch.urgent || !medium[e.Link.Rel]
	}
	ch.sendDue()
}

// medium are the relations whose events are not sent at once.
var medium = map[string]bool{"communication": true, "me": true, "presence": true, "note": true, "location": true}

// sendDue wakes the waiting request if there is something it need not wait for.
func (ch *channel) sendDue() {
	if ch.urgent {
		ch.wake(send)
	} else if len(ch.queue) > 0 && ch.waiting != nil {
		w := ch.waiting
		w.timer.stop()
		w.timer = ch.app.user.group.after(ch.due.Sub(ch.app.user.group.time()), func() { ch.wake(send) })
	}
}

// wake lets the waiting request go on.
func (ch *channel) wake(v verdict) {
	w := ch.waiting
	if w == nil {
		return
	}
	ch.waiting = nil
	w.timer.stop()
	ch.app.user.group.parked--
	w.woken <- v
}

// end ends the channel.
func (ch *channel) end() {
	ch.ended = true
	ch.queue = nil
	ch.wake(gone)
}

// pget answers a request for events once there are some, or after a time-out.
func (c *call) pget() *Answer {
	ch, query := c.app.channel, c.r.URL.Query()
	ack, err := strconv.Atoi(query.Get("ack"))
	if err != nil || ack != ch.next {
		return c.pack(&pack{links: []Link{{Rel: "self", Href: c.r.URL.RequestURI()}, {Rel: "resync", Href: ch.href(ch.next, "")}}})
	}
	ch.wake(replaced)
	timeout := silence
	if seconds, err := strconv.Atoi(query.Get("timeout")); err == nil && seconds >= 180 && seconds <= 1800 {
		timeout = time.Duration(seconds) * time.Second
	}
	if v := c.park(ch, timeout); v != send {
		return c.unparked(v)
	}
	links := []Link{{Rel: "self", Href: c.r.URL.RequestURI()}, {Rel: "next", Href: ch.href(ack+1, query.Get("timeout"))}}
	p := &pack{links, ch.queue}
	ch.queue, ch.urgent, ch.next = nil, false, ack+1
	return c.pack(p)
}

// unparked is the answer to a request that went on without events.
func (c *call) unparked(v verdict) *Answer {
	if v == replaced {
		return c.refuse(http.StatusConflict, "Conflict", "PGetReplaced")
	}
	return c.refuse(http.StatusNotFound, "NotFound", "ApplicationNotFound")
}

// park waits until there is something to send. The group is unlocked meanwhile.
func (c *call) park(ch *channel, timeout time.Duration) verdict {
	if ch.urgent {
		return send
	}
	g := c.app.user.group
	w := &wait{woken: make(chan verdict, 1)}
	w.timer = g.after(timeout, func() { ch.wake(send) })
	ch.waiting = w
	g.parked++
	ch.sendDue()
	g.idle()
	g.mu.Unlock()
	defer g.mu.Lock()
	select {
	case v := <-w.woken:
		return v
	case <-c.r.Context().Done():
		g.mu.Lock()
		if ch.waiting == w {
			ch.wake(gone)
		}
		g.mu.Unlock()
		return gone
	}
}

func (ch *channel) href(ack int, timeout string) string {
	href := ch.app.below("events?ack=") + strconv.Itoa(ack)
	if timeout != "" {
		href += "&timeout=" + timeout
	}
	return href
}

func (c *call) pack(p *pack) *Answer {
	return &Answer{Format: c.format, MediaType: c.media, Status: http.StatusOK, events: p}
}
