package mock

import "net/http"

// A Spoil makes a pool answer wrongly in one place. The zero value does nothing.
type Spoil struct {
	Answer func(a *Answer)                     // changes an answer before it is encoded
	Body   func(a *Answer, body []byte) []byte // changes the encoded bytes
	Event  func(e *Event) []*Event             // changes an event before it is queued; none drops it
	Lapse  Lapse                               // a rule that the pool forgets
}

// A Lapse is a rule that a pool forgets.
type Lapse uint32

// The rules a pool can forget.
const (
	LapseToken              Lapse = 1 << iota // no token is asked for
	LapseExpiry                               // expired tokens are accepted
	LapseOwner                                // anybody may read any application
	LapseScope                                // no scope is needed
	LapseInitiate                             // Conversations.Initiate is not known
	LapseReceive                              // Conversations.Receive is not known
	LapseMethod                               // the derived conversation answers every method like GET
	LapseVersion                              // every version is offered
	LapseAccept                               // Accept is ignored: always JSON
	LapseUnknownInvitation                    // any invitation's derived conversation is found
	LapseStaleAlias                           // a deleted conversation is still found
	LapseNoDerive                             // the original conversation takes the answerer in
	LapseDeriveForCallee                      // derived although the callee answered
	LapseDeriveOnStart                        // derived although the modality was not added
	LapseDeriveOnFailure                      // derived links on an invitation that failed
	LapseDeriveWhilePending                   // derived links on an invitation nobody answered
	LapseSharedWithOriginal                   // the derived link leads to the original conversation
	LapseCalleeInDerived                      // the callee is a participant of the derived conversation
	LapseDeleteBoth                           // deleting one conversation deletes the other
	LapseOriginalLost                         // the original conversation ends when one is derived
)

// forgets tells whether the pool has the lapse.
func (p *Pool) forgets(l Lapse) bool { return p.Spoil != nil && p.Spoil.Lapse&l != 0 }

// A Format is one of the two representations.
type Format int

// The formats.
const (
	JSON Format = iota
	XML
)

// An Answer is what the pool is about to send.
type Answer struct {
	Route     string // the route's name: derivedConversation, conversation, invitation, challenge, ...
	Method    string
	User      string // whose request it answers: User.Name, "" if unknown
	Root      string // scheme and host of the request
	Format    Format
	MediaType string // with its parameters
	Status    int
	Header    http.Header
	Resource  *Resource // what is sent, if it is a resource
	Reason    *Reason   // what is sent, if it is a refusal
	HTML      string    // what is sent, if it is neither

	events *pack  // what is sent by the event channel
	raw    []byte // what is sent, if it is none of these
}

// A Reason is the body of a refusal, or why an operation failed.
type Reason struct {
	Code, Subcode, Message string
	Parameters             [][2]string // name and reason of each
}

// An Event is one event of a user's channel.
type Event struct {
	User                  string // whose channel: User.Name
	SenderRel, SenderHref string
	Type                  string // added, updated, deleted, started, updated, completed
	Link                  Link
	In                    *Link
	Status                string // Success or Failure, of completed
	Reason                *Reason
	Embedded              *Resource
}
