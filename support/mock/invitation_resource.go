package mock

// resource draws i: in captures with what can be done about it now, in the
// samples with all properties and actions of its type at once.
func (i *invitation) resource() *Resource {
	r := newResource(i.kind.name, i.url).put("direction", i.direction()).put("importance", i.importance)
	r.put("threadId", i.threadID).put("state", i.state)
	all := i.app.pool.profile.AllAtOnce
	if all || i.outgoing {
		putGiven(r, "operationId", i.operation)
		putGiven(r, "phoneNumber", i.number)
	}
	r.put("subject", i.subject).put("to", i.to)
	putGiven(r, "sessionContext", i.session)
	if i.kind == onlineMeetingInvitation {
		r.put("onlineMeetingUri", i.to).put("availableModalities", []string{"Messaging", "Audio", "Video"})
	}
	if all {
		i.putSample(r)
	}
	i.toPeople(r, all)
	i.toContents(r, all)
	if !i.conversation.gone {
		r.to("conversation", i.conversation.url)
		if m := i.kind.modality; m != noModality {
			r.to(i.conversation.row(m).rel, i.conversation.modalityURL(m))
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
func putGiven(r *Resource, name, value string) {
	if value != "" {
		r.put(name, value)
	}
}

// toPeople adds who is concerned. Captures link to the sender of an outgoing
// invitation and embed that of an incoming one; samples do both.
func (i *invitation) toPeople(r *Resource, all bool) {
	if all || i.outgoing {
		r.Links = append(r.Links, i.from.link("from"))
	}
	r.to("to", i.app.contactURL(i.to))
	if i.forwardedBy != nil {
		r.to("forwardedBy", i.app.contactURL(i.forwardedBy.SIP))
	}
	if i.answeredBy != nil {
		r.to("acceptedByContact", i.app.contactURL(i.answeredBy.uri))
	}
	if i.acceptedBy != nil {
		r.embed("acceptedByParticipant", true, i.acceptedBy.resource())
	}
	if all || !i.outgoing {
		r.embed("from", false, i.from.resource())
	}
}

// toContents adds the links that hold what the caller sent along; it knows
// that itself, so captures show it to the others only.
func (i *invitation) toContents(r *Resource, all bool) {
	if i.outgoing && !all {
		return
	}
	if i.message.text != "" && i.kind.carries == "message" {
		r.to("message", i.message.uri())
	}
	if i.offer.text != "" && i.kind.negotiates() {
		r.to("mediaOffer", i.offer.uri())
	}
	if i.custom.text != "" {
		r.to("customContent", i.custom.uri())
	}
}

// toActions adds what can be done about i. What cancels an invitation to a
// modality is what ends the modality, as captured.
func (i *invitation) toActions(r *Resource) {
	switch {
	case i.outgoing && i.kind.modality == noModality:
		r.to("cancel", i.url+"/cancel")
	case i.outgoing:
		r.to("cancel", i.conversation.stopURL(i.kind.modality))
	default:
		for _, rel := range i.kind.answers {
			r.to(rel, i.url+"/"+rel)
		}
		r.to("decline", i.url+"/decline")
	}
}
