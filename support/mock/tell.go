package mock

// An Event is something that a channel tells: of a resource (added, updated,
// deleted) or of an operation (started, updated, completed).
type Event struct {
	User                  string // as in Answer: whose channel it is
	SenderRel, SenderHref string
	Type                  string
	Link                  Link
	// In is what inside of the sender it happened to, if it is not the sender.
	In *Link
	// Status is Success or Failure; operations that completed have one.
	Status   string
	Reason   *Reason
	Embedded *Resource
	Priority Priority
	taken    func() // is called when the client has fetched it; nil if nothing is
}

// tell queues e for a, in the order of the dialect and in whatever way it is
// spoiled. What e points to becomes the queue's own.
func (a *application) tell(e Event) {
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
