package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// A kind is a type of invitation.
type kind struct {
	name     string
	modality modality // what it invites to; noModality for a conversation
	accept   string   // the link that accepts it; "" if that takes a phone
	answers  []string // the links that answer it in one way or another

	// voice tells that people speak. Their forwarding concerns it, one may have it
	// on the phone where the other has not, and others see it (contactPresence).
	voice bool
	// byPhone tells that it rings phones, first the caller's own.
	byPhone bool
	// derives tells that it has a link derivedConversation (its link table).
	derives bool
	// carries is the link that holds what the caller sends along: message,
	// mediaOffer, or "" for neither.
	carries string
	// tracks are what it is for if the operation does not say.
	tracks tracks
	// unaddressed tells that it is for whoever the conversation is with.
	unaddressed bool
	// silent tells that the caller does not hear that it rings.
	silent bool

	// What samples show beside what every invitation has: properties that nothing
	// gives a value, flags, and links below the invitation. Texts are about
	// delegates, places of emergency calls and bandwidth, which no call of UCWA
	// sets: they are empty.
	texts, flags, actions []string
}

// The types of invitation to a conversation; those to a modality are in its row.
var (
	participantInvitation = &kind{name: "participantInvitation", modality: noModality, accept: "accept", answers: []string{"accept"},
		actions: []string{"accept", "cancel", "decline"}}
	// onlineMeetingInvitation is always outgoing: nobody has to accept it.
	onlineMeetingInvitation = &kind{name: "onlineMeetingInvitation", modality: noModality,
		texts: []string{"anonymousDisplayName"}, actions: []string{"accept", "cancel", "decline"}}
)

// negotiates tells whether the two sides describe their media to each other.
func (k *kind) negotiates() bool { return k.carries == "mediaOffer" }

// answered tells whether the link rel answers invitations of the kind.
func (k *kind) answered(rel string) bool { return slices.Contains(k.answers, rel) }

// collection is where captures show invitations of the kind.
func (k *kind) collection() string { return k.name + "s" }

// Members of InvitationState.
const (
	stateAlerting  = "Alerting"
	stateForwarded = "Forwarded"
	stateFailed    = "Failed"
	stateCancelled = "Cancelled"
)

// An invitation is one side's view of a call: the caller's, which is outgoing,
// or that of an application that it reaches.
type invitation struct {
	invitationInput
	app          *application
	id, url      string
	outgoing     bool
	state        string
	conversation *conversation
	call         *call
	from         *participant
	forwardedBy  *user // who it was forwarded by, on its way to app
	ended        bool
	answering    bool   // an incoming one is being accepted: nothing else can be done about it
	byPhone      bool   // an audio call is taken on the phone
	status       string // of the end: Success or Failure
	reason       *wire.Reason
	acceptedBy   *participant     // of an outgoing one
	answeredBy   *identity        // of one that somebody else answered
	negotiation  mediaNegotiation // of an outgoing one
	derived      *conversation    // what was derived
}

func (a *application) invite(t invitationInput, c *conversation) *invitation {
	i := &invitation{invitationInput: t, app: a, conversation: c, state: stateConnecting}
	collection := t.kind.collection()
	if a.pool.profile.OneInvitations {
		collection = "invitations"
	}
	if i.id = a.pool.ids.hex(); a.pool.profile.NumberIDs {
		i.id = a.number()
	}
	i.url = a.url + communicationPath + "/" + collection + "/" + i.id
	a.invitations[i.id] = i
	a.pending = append(a.pending, i)
	return i
}

// notify tells how i goes on.
func (i *invitation) notify(eventType string) {
	i.notifyBecause(eventType, i.reason)
}

// notifyBecause is notify with a reason.
func (i *invitation) notifyBecause(eventType string, why *wire.Reason) {
	i.app.notify(wire.Event{SenderRel: "communication", SenderHref: i.app.url + communicationPath, Type: eventType,
		Link: wire.Link{Rel: i.kind.name, Href: i.url}, Status: i.status, Reason: why, Embedded: i.resource()})
}

// complete ends i, as nothing but one end can be told.
func (i *invitation) complete(state string, why *wire.Reason) {
	if i.ended {
		return
	}
	i.ended, i.state, i.reason, i.status = true, state, why, "Success"
	if why != nil {
		i.status = "Failure"
	}
	i.app.retire(i)
	i.notify("completed")
}

// direction is a member of Direction.
func (i *invitation) direction() string {
	if i.outgoing {
		return "Outgoing"
	}
	return "Incoming"
}

// toDerived adds the links to what was derived, as long as it is there.
func (i *invitation) toDerived(r *wire.Resource) {
	c := i.leadsTo()
	m := i.kind.modality
	if c == nil || c.gone {
		return
	}
	if i.kind.derives {
		r.To("derivedConversation", i.url+"/derivedConversation")
	}
	derived := i.conversation.row(m).derived
	r.To(derived, i.url+"/"+derived)
}

// leadsTo is the conversation that the link derivedConversation leads to, nil
// if there is none.
func (i *invitation) leadsTo() *conversation {
	spoil := i.app.pool.options.Spoil
	switch {
	case !i.outgoing || i.kind.modality == noModality:
		return nil
	case !i.ended && spoil.forgets(LapseDeriveWhilePending) && i.call.added,
		i.ended && i.reason != nil && spoil.forgets(LapseDeriveOnFailure) && i.call.added,
		i.ended && i.reason == nil && spoil.forgets(LapseDeriveOnStart) && !i.call.added,
		i.derived != nil && spoil.forgets(LapseSharedWithOriginal):
		return i.conversation
	}
	return i.derived
}
