package mock

import "slices"

// A kind is a type of invitation.
type kind struct {
	name     string
	modality modality
	accept   string // the link that accepts it; "" if that takes a phone
	routed   bool   // whether the callee's forwarding concerns it
	derives  bool   // whether it has a link derivedConversation (its link table)
}

var (
	messagingInvitation   = &kind{"messagingInvitation", messaging, "accept", false, false}
	audioVideoInvitation  = &kind{"audioVideoInvitation", audioVideo, "acceptWithAnswer", true, true}
	phoneAudioInvitation  = &kind{"phoneAudioInvitation", phoneAudio, "", true, true}
	participantInvitation = &kind{"participantInvitation", noModality, "accept", false, false}
)

// kinds are all types of invitation that the pool plays.
var kinds = []*kind{messagingInvitation, audioVideoInvitation, phoneAudioInvitation, participantInvitation}

// invitationTo is the kind of invitation that brings about m.
func invitationTo(m modality) *kind {
	return kinds[slices.IndexFunc(kinds, func(k *kind) bool { return k.modality == m })]
}

// Members of InvitationState.
const (
	stateAlerting  = "Alerting"
	stateForwarded = "Forwarded"
	stateFailed    = "Failed"
	stateCancelled = "Cancelled"
)

// terms are what an invitation says, the same on all sides.
type terms struct {
	kind                          *kind
	to                            string // an address
	threadID, subject, importance string
	operation                     string // operationId, the caller's
	session                       string // sessionContext
	number                        string // phoneNumber
	tracks                        tracks // of an invitation to audioVideo
	replaces                      bool   // whether phone audio takes the place of audioVideo
}

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
	status       string // of the end: Success or Failure
	reason       *Reason
	acceptedBy   *participant  // of an outgoing one
	answeredBy   *user         // of one that somebody else answered
	derived      *conversation // what was derived
}

// invite makes an invitation of a.
func (a *application) invite(t terms, c *conversation) *invitation {
	i := &invitation{terms: t, app: a, conversation: c, state: stateConnecting}
	i.id = a.pool.ids.hex()
	if a.pool.options.Dialect == Doc {
		i.id = a.number()
	}
	i.url = a.url + communicationPath + "/invitations/" + i.id
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
	i.app.pending = slices.DeleteFunc(i.app.pending, func(other *invitation) bool { return other == i })
	i.tell("completed")
}

// direction is a member of Direction.
func (i *invitation) direction() string {
	if i.outgoing {
		return "Outgoing"
	}
	return "Incoming"
}

// resource draws i with what can be done about it now.
func (i *invitation) resource() *Resource {
	r := newResource(i.kind.name, i.url).put("direction", i.direction()).put("importance", i.importance)
	r.put("threadId", i.threadID).put("state", i.state).put("subject", i.subject).put("to", i.to)
	if i.outgoing {
		putGiven(r, "operationId", i.operation)
		putGiven(r, "phoneNumber", i.number)
	}
	putGiven(r, "sessionContext", i.session)
	i.toPeople(r)
	if !i.conversation.gone {
		r.to("conversation", i.conversation.url)
		if m := i.kind.modality; m != noModality {
			r.to(modalities[m].rel, i.conversation.modalityURL(m))
		}
	}
	if !i.ended {
		i.toActions(r)
	}
	i.toDerived(r)
	return i.app.pool.arrange(r)
}

// putGiven adds a property that has a value.
func putGiven(r *Resource, name, value string) {
	if value != "" {
		r.put(name, value)
	}
}

// toPeople adds who is concerned. Captures link to the sender of an outgoing
// invitation and embed that of an incoming one.
func (i *invitation) toPeople(r *Resource) {
	r.to("to", i.app.contactURL(i.to))
	if i.outgoing {
		r.to("from", i.from.url)
	} else {
		r.embed("from", false, i.from.resource())
	}
	if i.forwardedBy != nil {
		r.to("forwardedBy", i.app.contactURL(i.forwardedBy.SIP))
	}
	if i.answeredBy != nil {
		r.to("acceptedByContact", i.app.contactURL(i.answeredBy.SIP))
	}
	if i.acceptedBy != nil {
		r.embed("acceptedByParticipant", true, i.acceptedBy.resource())
	}
}

func (i *invitation) toActions(r *Resource) {
	if i.outgoing {
		r.to("cancel", i.url+"/cancel")
		return
	}
	if i.kind.accept != "" {
		r.to(i.kind.accept, i.url+"/"+i.kind.accept)
	}
	r.to("decline", i.url+"/decline")
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
