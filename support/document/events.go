package document

import (
	"cmp"

	"ucwatest/support/ucwa"
)

// A Package is one answer of the event channel (EventChannelDetails).
type Package struct {
	// Self, Next, Resync and Resume are hrefs; whichever of the last three is
	// there says where to go on.
	Self, Next, Resync, Resume string
	// Senders stand in the order of the body, which has a meaning; one may come
	// more than once.
	Senders []Sender
}

// A Sender is the resource that events are about, or in which they happened.
type Sender struct {
	Rel, Href string
	Events    []Event
}

// An Event tells of a resource (added, updated, deleted) or of an operation
// (started, updated, completed).
type Event struct {
	Type string
	// Link leads to the resource or operation.
	Link Link
	// In is the resource inside of the sender that it belongs to, if any.
	In *Link
	// Status is how an operation completed: Success or Failure.
	Status string
	Reason *Reason
	// Embedded is the resource or operation itself, nil if it was not sent
	// along: fetch it then.
	Embedded *Document
	// Strays are the relations, other than the link's, of what else it embeds.
	Strays []string
}

// embed keeps what an event embeds; of two under its own relation the first counts.
func (e *Event) embed(all []Embedded) {
	for _, one := range all {
		switch {
		case one.Rel != e.Link.Rel:
			e.Strays = append(e.Strays, one.Rel)
		case e.Embedded == nil:
			e.Embedded = one.Document
		}
	}
}

const wantPackage = "an answer of the event channel"

// ReadPackage reads an answer of the event channel. It is an *Unexpected if it
// could be read but is another XML element, or in JSON neither holds events nor
// says where to go on; otherwise errors are those of Read.
func ReadPackage(mediaType string, body []byte) (*Package, error) {
	return readAs(mediaType, body, readXMLPackage, readJSONPackage)
}

// follow keeps what a link of the package says; of two the first counts.
func (p *Package) follow(link Link) {
	switch link.Rel {
	case ucwa.RelSelf:
		p.Self = cmp.Or(p.Self, link.Href)
	case ucwa.RelNext:
		p.Next = cmp.Or(p.Next, link.Href)
	case ucwa.RelResync:
		p.Resync = cmp.Or(p.Resync, link.Href)
	case ucwa.RelResume:
		p.Resume = cmp.Or(p.Resume, link.Href)
	}
}

// goesOn tells whether the package says where to go on.
func (p *Package) goesOn() bool { return p.Next != "" || p.Resync != "" || p.Resume != "" }
