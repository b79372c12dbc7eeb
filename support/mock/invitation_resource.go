package mock

import "ucwatest/support/mock/wire"

// resource draws i: in captures with what can be done about it now, in the
// samples with all properties and actions of its type at once.
func (i *invitation) resource() *wire.Resource {
	r := wire.NewResource(i.kind.name, i.url).Put("direction", i.direction()).Put("importance", i.importance)
	r.Put("threadId", i.threadID).Put("state", i.state)
	all := i.app.pool.profile.AllAtOnce
	if all || i.outgoing {
		putGiven(r, "operationId", i.operation)
		putGiven(r, "phoneNumber", i.number)
	}
	r.Put("subject", i.subject).Put("to", i.to)
	putGiven(r, "sessionContext", i.session)
	if i.kind == onlineMeetingInvitation {
		r.Put("onlineMeetingUri", i.to).Put("availableModalities", []string{"Messaging", "Audio", "Video"})
	}
	if all {
		i.putSample(r)
	}
	i.toPeople(r, all)
	i.toContents(r, all)
	if !i.conversation.gone {
		r.To("conversation", i.conversation.url)
		if m := i.kind.modality; m != noModality {
			r.To(i.conversation.row(m).rel, i.conversation.modalityURL(m))
		}
	}
	if all {
		i.toSample(r)
	} else if !i.ended && !i.answering {
		i.toActions(r)
	}
	i.toDerived(r)
	return i.app.pool.arrange(r)
}

// putGiven adds a property that has a value.
func putGiven(r *wire.Resource, name, value string) {
	if value != "" {
		r.Put(name, value)
	}
}

// toPeople adds who is concerned. Captures link to the sender of an outgoing
// invitation and embed that of an incoming one; samples do both.
func (i *invitation) toPeople(r *wire.Resource, all bool) {
	if all || i.outgoing {
		r.Links = append(r.Links, i.from.link("from"))
	}
	r.To("to", i.app.contactURL(i.to))
	if i.forwardedBy != nil {
		r.To("forwardedBy", i.app.contactURL(i.forwardedBy.SIP))
	}
	if i.answeredBy != nil {
		r.To("acceptedByContact", i.app.contactURL(i.answeredBy.uri))
	}
	if i.acceptedBy != nil {
		r.Embed("acceptedByParticipant", true, i.acceptedBy.resource())
	}
	if all || !i.outgoing {
		r.Embed("from", false, i.from.resource())
	}
}

// toContents adds the links that hold what the caller sent along; it knows
// that itself, so captures show it to the others only.
func (i *invitation) toContents(r *wire.Resource, all bool) {
	if i.outgoing && !all {
		return
	}
	if i.message.Text != "" && i.kind.carries == "message" {
		r.To("message", i.message.URI())
	}
	if i.offer.Text != "" && i.kind.negotiates() {
		r.To("mediaOffer", i.offer.URI())
	}
	if i.custom.Text != "" {
		r.To("customContent", i.custom.URI())
	}
}

// toActions adds what can be done about i. What cancels an invitation to a
// modality is what ends the modality, as captured.
func (i *invitation) toActions(r *wire.Resource) {
	switch {
	case i.outgoing && i.kind.modality == noModality:
		r.To("cancel", i.url+"/cancel")
	case i.outgoing:
		r.To("cancel", i.conversation.stopURL(i.kind.modality))
	default:
		for _, rel := range i.kind.answers {
			r.To(rel, i.url+"/"+rel)
		}
		r.To("decline", i.url+"/decline")
	}
}

// putSample adds the properties that only samples show (messagingInvitation,
// audioVideoInvitation, phoneAudioInvitation).
func (i *invitation) putSample(r *wire.Resource) {
	for _, name := range i.kind.texts {
		r.Put(name, "")
	}
	said := map[string]bool{"joinAudioMuted": i.muted, "joinVideoMuted": i.dark}
	for _, name := range i.kind.flags {
		r.Put(name, said[name])
	}
}

// toSample adds the links that the samples show whatever the state: what they
// lead to tells whether it can be done.
func (i *invitation) toSample(r *wire.Resource) {
	for _, rel := range i.kind.actions {
		r.To(rel, i.url+"/"+rel)
	}
	if i.kind.negotiates() && !i.conversation.gone {
		r.To("reportMediaDiagnostics", i.conversation.modalityURL(i.kind.modality)+"/reportMediaDiagnostics")
	}
	r.Embed("startEmergencyCallInput", true, i.emergency())
}

// emergency draws the parameters of an emergency call, which no invitation of
// the pool is.
func (i *invitation) emergency() *wire.Resource {
	return wire.NewResource("startEmergencyCallParameters", i.url+"/startEmergencyCallParameters")
}

func getEmergency(q *request) *refusal {
	i := q.app.invitation(q.ids[1])
	if i == nil {
		return errNotFound
	}
	return q.found(i.emergency())
}

// getReplaced shows the call that an invitation replaces: none does.
func getReplaced(*request) *refusal { return errNotFound }
