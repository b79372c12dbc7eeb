package client

import (
	"fmt"
	"net/http"

	"ucwatest/support/document"
)

// An Event is something that a user's event channel told.
type Event struct {
	Sender document.Sender // Rel and Href only
	document.Event
}

// Silence says that an awaited event did not come within a whole timeout of the
// event channel.
type Silence struct {
	User, What string
	Over       bool // nothing will come later either: a recording ends here
}

// Error names who waited and for what.
func (s *Silence) Error() string {
	return fmt.Sprintf("the event channel of %s stayed silent, want %s", s.User, s.What)
}

// Package reads the answer as one of the event channel. The error is Err, or that of
// document.ReadPackage.
func (x *Exchange) Package() (*document.Package, error) {
	return x.events.read(func() (*document.Package, error) {
		if err := x.unreadable(); err != nil {
			return nil, err
		}
		return document.ReadPackage(x.contentType(), x.Body)
	})
}

// Events are the events that x brought, if it is an answer of the event channel.
func (x *Exchange) Events() []Event {
	if x.Status != http.StatusOK {
		return nil
	}
	p, err := x.Package()
	if err != nil {
		return nil
	}
	return eventsOf(p)
}

// eventsOf are the events of one answer, in their order.
func eventsOf(p *document.Package) []Event {
	var all []Event
	for _, sender := range p.Senders {
		from := document.Sender{Rel: sender.Rel, Href: sender.Href}
		for _, e := range sender.Events {
			all = append(all, Event{Sender: from, Event: e})
		}
	}
	return all
}
