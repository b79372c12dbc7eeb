package client

import (
	"fmt"

	"ucwatest/support/document"
)

// An Event is something that a user's event channel told.
type Event struct {
	Sender document.Sender // Rel and Href only
	document.Event
}

// Silence says that an awaited event did not come within a whole timeout of the
// event channel.
type Silence struct{ User, What string }

// Error names who waited and for what.
func (s *Silence) Error() string {
	return fmt.Sprintf("the event channel of %s stayed silent, want %s", s.User, s.What)
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
