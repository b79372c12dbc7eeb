package mock

import (
	"slices"
	"time"

	"ucwatest/support/mock/wire"
)

// A backlog is the events that wait to be sent, in order.
type backlog struct {
	events []*wire.Event
	// since is when the oldest event of each priority came; zero without one.
	since [wire.PriorityCount]time.Time
}

// add puts e behind all others. What e supersedes is left out: an update that
// was held back, of the same resource by the same sender, shows nothing that e
// does not show later (EventsInUCWA). It has waited for e as well. Events of
// high priority are never held back on purpose, so that each of them is told.
func (b *backlog) add(e *wire.Event, now time.Time) {
	if e.Priority != wire.High && e.Type == "updated" {
		b.drop(e)
	}
	b.events = append(b.events, e)
	if b.since[e.Priority].IsZero() {
		b.since[e.Priority] = now
	}
}

// drop removes what e supersedes. An update from before the resource went away
// or came is none of it: those two have to be told in their order.
func (b *backlog) drop(e *wire.Event) {
	for i, old := range slices.Backward(b.events) {
		if old.Link.Href != e.Link.Href {
			continue
		}
		if old.Type == e.Type && old.Priority == e.Priority && old.Link.Rel == e.Link.Rel && wire.SameSender(old, e) {
			b.events = slices.Delete(b.events, i, i+1)
		}
		return
	}
}

// forget leaves out what is told of the resource at href.
func (b *backlog) forget(href string) {
	b.events = slices.DeleteFunc(b.events, func(e *wire.Event) bool { return e.Link.Href == href })
	for p := range b.since {
		waits := func(e *wire.Event) bool { return e.Priority == wire.Priority(p) }
		if !slices.ContainsFunc(b.events, waits) {
			b.since[p] = time.Time{}
		}
	}
}

// due is when the backlog has to be sent, as soon as events of one priority
// have waited for as long as s lets them. It is false if there are none.
func (b *backlog) due(s settings) (due time.Time, any bool) {
	for p, since := range b.since {
		if since.IsZero() {
			continue
		}
		if at := since.Add(s.delay(wire.Priority(p))); !any || at.Before(due) {
			due, any = at, true
		}
	}
	return due, any
}

func (b *backlog) take() []*wire.Event {
	events := b.events
	*b = backlog{}
	return events
}
