package mock

import "ucwatest/support/mock/wire"

// tell queues e for a, in the order of the dialect and in whatever way it is
// spoiled. What e points to becomes the queue's own.
func (a *application) tell(e wire.Event) {
	if a.gone || a.standIn {
		return
	}
	e.User = a.owner.label
	if a.pool.options.Linked {
		e.Embedded = nil
	}
	if e.Embedded != nil {
		a.pool.arrange(e.Embedded)
	}
	if e.Reason != nil {
		own := *e.Reason
		e.Reason = &own
	}
	for _, spoiled := range a.pool.options.Spoil.events(&e) {
		a.channel.add(spoiled)
	}
}
