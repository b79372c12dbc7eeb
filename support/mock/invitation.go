package mock

import "slices"

// A kind is a type of invitation.
type kind struct {
	name     string
	modality modality
	accept   string   // the link that accepts it; "" if that takes a phone
	routed   bool     // whether the callee's forwarding concerns it
	derives  bool     // whether it has a link derivedConversation (its link table)
	answers  []string // the links that answer it in one way or another
}

var (
	messagingInvitation   = &kind{"messagingInvitation", messaging, "accept", false, false, []string{"accept"}}
	audioVideoInvitation  = &kind{"audioVideoInvitation", audioVideo, "acceptWithAnswer", true, true, []string{"acceptWithAnswer", "acceptWithPhoneAudio", "sendProvisionalAnswer"}}
	phoneAudioInvitation  = &kind{"phoneAudioInvitation", phoneAudio, "", true, true, nil}
	participantInvitation = &kind{"participantInvitation", noModality, "accept", false, false, []string{"accept"}}
	// onlineMeetingInvitation is always outgoing: nobody has to accept it.
	onlineMeetingInvitation = &kind{"onlineMeetingInvitation", noModality, "", false, false, nil}
)

// kinds are all types of invitation that the pool plays.
var kinds = []*kind{messagingInvitation, audioVideoInvitation, phoneAudioInvitation, participantInvitation, onlineMeetingInvitation}

// invitationTo is the kind of invitation that brings about m.
func invitationTo(m modality) *kind {
	return kinds[slices.IndexFunc(kinds, func(k *kind) bool { return k.modality == m })]
}

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
	terms
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
	reason       *Reason
	acceptedBy   *participant  // of an outgoing one
	answeredBy   *party        // of one that somebody else answered
	negotiation  negotiation   // of an outgoing one
	derived      *conversation // what was derived
}

// invite makes an invitation of a.
func (a *application) invite(t terms, c *conversation) *invitation {
	i := &invitation{terms: t, app: a, conversation: c, state: stateConnecting}
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

// tell tells how i goes on.
func (i *invitation) tell(eventType string) {
	i.tellBecause(eventType, i.reason)
}

// tellBecause is tell with a reason.
func (i *invitation) tellBecause(eventType string, why *Reason) {
	i.app.tell(Event{SenderRel: "communication", SenderHref: i.app.url + communicationPath, Type: eventType,
		Link: Link{Rel: i.kind.name, Href: i.url}, Status: i.status, Reason: why, Embedded: i.resource()})
}

// complete ends i, as nothing but one end can be told.
func (i *invitation) complete(state string, why *Reason) {
	if i.ended {
		return
	}
	i.ended, i.state, i.reason, i.status = true, state, why, "Success"
	if why != nil {
		i.status = "Failure"
	}
	i.app.retire(i)
	i.tell("completed")
}

// direction is a member of Direction.
func (i *invitation) direction() string {
	if i.outgoing {
		return "Outgoing"
	}
	return "Incoming"
}

// toDerived adds the links to what was derived, as long as it is there.
func (i *invitation) toDerived(r *Resource) {
	c := i.leadsTo()
	m := i.kind.modality
	if c == nil || c.gone {
		return
	}
	if i.kind.derives {
		r.to("derivedConversation", i.url+"/derivedConversation")
	}
	r.to(modalities[m].derived, i.url+"/"+modalities[m].derived)
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
