package wire

import "strings"

// A Reason is why a request was refused, or what lies behind an event
// (ErrorsAndInformationalMessages). Only Code is always there.
type Reason struct {
	Code, Subcode, Message string
	// Parameters are names of bad input, each with what is wrong.
	Parameters [][2]string
}

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
	taken    func()
}

// WhenTaken sets what is called when the client has fetched e.
func (e *Event) WhenTaken(call func()) { e.taken = call }

// Take takes note that the client has fetched e.
func (e *Event) Take() {
	if e.taken != nil {
		e.taken()
	}
}

// SameSender tells whether a and b belong into one sender of a package: they have the
// same relation and href.
func SameSender(a, b *Event) bool { return a.SenderRel == b.SenderRel && a.SenderHref == b.SenderHref }

// Priority says how long an event may wait for others before it is sent
// (EventsInUCWA): those of conversations and invitations do not wait at all.
// The reference has two words for that, real-time and high, and a parameter
// for neither, so that here they are one.
type Priority int

// The priorities; PriorityCount is how many there are.
const (
	High Priority = iota
	Medium
	Low
	PriorityCount
)

// A Package is one answer of the event channel (EventChannelDetails).
type Package struct {
	// Self is where the package came from, "" beside Resync. Of the others one
	// says where to go on: Resume in place of Next after a long silence, Resync
	// in place of all else after a wrong number.
	Self, Next, Resume, Resync string
	Events                     []*Event
}

// follow are the links of p beside self.
func (p *Package) follow() []Link {
	var links []Link
	for _, l := range []Link{{Rel: "next", Href: p.Next}, {Rel: "resume", Href: p.Resume}, {Rel: "resync", Href: p.Resync}} {
		if l.Href != "" {
			links = append(links, l)
		}
	}
	return links
}

// Absolute returns a copy of p in which each href that is a path begins with root, a
// scheme and host.
func (p *Package) Absolute(root string) *Package {
	full := func(href string) string {
		if strings.HasPrefix(href, "/") {
			return root + href
		}
		return href
	}
	a := &Package{Self: full(p.Self), Next: full(p.Next), Resume: full(p.Resume), Resync: full(p.Resync)}
	a.Events = make([]*Event, len(p.Events))
	for i, e := range p.Events {
		with := *e
		with.SenderHref, with.Link.Href = full(e.SenderHref), full(e.Link.Href)
		if e.In != nil {
			in := *e.In
			in.Href = full(in.Href)
			with.In = &in
		}
		a.Events[i] = &with
	}
	return a
}
