package mock

import (
	"maps"
	"slices"

	"ucwatest/support/mock/wire"
)

// What answers and events are made of (package wire), for the functions of Spoil.
type (
	Resource = wire.Resource
	Property = wire.Property
	Raw      = wire.Raw
	Link     = wire.Link
	Event    = wire.Event
	Package  = wire.Package
	Reason   = wire.Reason
	Format   = wire.Format
)

// The formats.
const (
	JSON = wire.JSON
	XML  = wire.XML
)

// Spoil makes a pool break its promises, or keep them in another way, so that
// a judge of the pool can be judged. Its functions may be called from several
// goroutines at once and must not ask the pool anything.
type Spoil struct {
	// Answer may change anything in an answer before it is encoded.
	Answer func(a *Answer)
	// Body returns what is sent instead of the encoded body.
	Body func(a *Answer, body []byte) []byte
	// Event returns what is queued instead of an event: nil drops it, two
	// double it.
	Event func(e *wire.Event) []*wire.Event
	// Lapse is a set of rules that the pool forgets.
	Lapse Lapse
	// Ruled is told of each rule that the pool comes to, forgotten or not.
	Ruled func(Lapse)
}

// Lapse is a set of rules that a pool can forget.
type Lapse uint64

// The rules.
const (
	LapseToken              Lapse = 1 << iota // no token is asked for
	LapseScope                                // a token without the scopes will do
	LapseInitiate                             // the scope to initiate conversations is not enough
	LapseReceive                              // the scope to receive conversations is not enough
	LapseMethod                               // POST, PUT, PATCH and DELETE of the link derivedConversation are taken for GET
	LapseSpelling                             // methods are taken without regard to case
	LapseHead                                 // HEAD is taken for GET
	LapsePreference                           // the weights in Accept are not read
	LapseFormat                               // what Accept cannot be given is given as JSON
	LapseOwner                                // somebody else's application is shown
	LapseDeriveForCallee                      // derived although the callee answered
	LapseDeriveOnStart                        // derived links although the modality started the conversation
	LapseDeriveOnFailure                      // derived links although nobody answered
	LapseDeriveWhilePending                   // derived links before anybody answers
	LapseNoDerive                             // the original conversation takes the answer of somebody else
	LapseSharedWithOriginal                   // the derived link leads to the original conversation
	LapseCalleeInDerived                      // the callee is in the derived conversation as well
	LapseDeleteBoth                           // deleting one of the two conversations deletes the other
	LapseOriginalLost                         // the original conversation ends when one is derived
	LapseVersion                              // any version is served
	LapseAccept                               // Accept is not read: the answer is JSON
	LapseUnknownInvitation                    // an unknown invitation leads to the latest conversation
	LapseStaleAlias                           // the link derivedConversation outlives its conversation
	LapseExpiry                               // tokens never expire
	LapseRefusal                              // what is refused for its method is done all the same: DELETE deletes, others change the subject
	LapseSafe                                 // reading one of the two conversations changes the subject of the other
	LapseHollow                               // deleting one of the two conversations disconnects the other, which stays
	LapseKept                                 // a conversation that has ended is still found and listed
	LapseFoundAgain                           // a link to what was derived finds what has ended when it is followed a second time
	LapseHeld                                 // phone audio that is put on hold is disconnected
	LapseWait                                 // every second request for events that are not there is not held
)

// forgets tells whether s forgets rule l; a nil s forgets nothing.
func (s *Spoil) forgets(l Lapse) bool {
	if s == nil {
		return false
	}
	if s.Ruled != nil {
		s.Ruled(l)
	}
	return s.Lapse&l != 0
}

// answer lets s change a.
func (s *Spoil) answer(a *Answer) {
	if s != nil && s.Answer != nil {
		s.Answer(a)
	}
}

// body lets s replace the encoded body of a.
func (s *Spoil) body(a *Answer, body []byte) []byte {
	if s == nil || s.Body == nil {
		return body
	}
	return s.Body(a, body)
}

// events are what s makes of e.
func (s *Spoil) events(e *wire.Event) []*wire.Event {
	if s == nil || s.Event == nil {
		return []*wire.Event{e}
	}
	return slices.Clone(s.Event(e))
}

// rewrites tells whether s wants to see each answer.
func (s *Spoil) rewrites() bool { return s != nil && (s.Answer != nil || s.Body != nil) }

// Clone is a copy that shares nothing with a.
func (a *Answer) Clone() *Answer {
	c := *a
	c.Header, c.Resource, c.Package, c.Reason = a.Header.Clone(), a.Resource.Clone(), a.Package.Clone(), a.Reason.Clone()
	c.Batch = slices.Clone(a.Batch)
	return &c
}

// Equal tells whether a and b say the same.
func (a *Answer) Equal(b *Answer) bool {
	return a.Route == b.Route && a.Method == b.Method && a.User == b.User && a.Root == b.Root && a.Format == b.Format &&
		a.MediaType == b.MediaType && a.Status == b.Status && a.HTML == b.HTML && slices.Equal(a.Batch, b.Batch) &&
		maps.EqualFunc(a.Header, b.Header, slices.Equal[[]string]) &&
		a.Resource.Equal(b.Resource) && a.Package.Equal(b.Package) &&
		a.Reason.Equal(b.Reason)
}
