package client

import "ucwatest/support/document"

// Told are the events that x brought, if it is an answer of the event channel.
func (x *Exchange) Told() []Event {
	if x.unreadable() != nil || x.Status != 200 {
		return nil
	}
	p, err := document.ReadPackage(x.contentType(), x.Body)
	if err != nil {
		return nil
	}
	return eventsOf(p)
}
