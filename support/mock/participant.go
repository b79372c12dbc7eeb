package mock

import "slices"

// A participant is somebody in a conversation, as its application sees them.
type participant struct {
	conversation *conversation
	id, url      string
	uri          string
	user         *user // nil for somebody the pool does not know
	local        bool
	told         bool // that they came
}

// newParticipant is somebody about to be in c.
func (c *conversation) newParticipant(uri string, local bool) *participant {
	p := &participant{conversation: c, uri: uri, local: local, user: c.app.owner.group.user(uri)}
	p.id = contactID(uri)
	place := "/participants/"
	if c.app.pool.options.Dialect == Doc {
		p.id = c.app.number()
		if local { // as in the sample of derivedConversation
			place = "/onlineMeeting/"
		}
	}
	p.url = c.url + place + p.id
	return p
}

// with is the remote participant u of c, who is added if need be.
func (c *conversation) with(u *user) *participant {
	if p := c.remote(u); p != nil {
		return p
	}
	p := c.newParticipant(u.SIP, false)
	c.remotes = append(c.remotes, p)
	return p
}

// remote finds the remote participant u, nil if there is none.
func (c *conversation) remote(u *user) *participant {
	for _, p := range c.remotes {
		if p.user == u {
			return p
		}
	}
	return nil
}

// participant finds a participant by the last part of the URL.
func (c *conversation) participant(id string) *participant {
	for _, p := range c.everybody() {
		if p.id == id {
			return p
		}
	}
	return nil
}

// role is the participant's role in a conference (participant).
func (p *participant) role() string {
	side := p.conversation
	if !p.local && p.user != nil {
		side = p.conversation.sideOf(p.user)
	}
	if side != nil && side.leads {
		return "Leader"
	}
	return "Attendee"
}

// resource draws p. Captures show four of the properties.
func (p *participant) resource() *Resource {
	c := p.conversation
	name, phone := contactID(p.uri), p.uri
	if p.user != nil {
		name, phone = p.user.Name, p.user.Phone
	}
	r := newResource("participant", p.url).put("sourceNetwork", "SameEnterprise").put("anonymous", false)
	r.put("name", name).put("uri", p.uri)
	if c.app.pool.options.Dialect == Doc {
		r.put("inLobby", false).put("local", p.local).put("organizer", p.role() == "Leader").put("role", p.role())
		r.put("otherPhoneNumber", phone).put("workPhoneNumber", phone)
	}
	r.to("conversation", c.url)
	if p.local {
		return c.app.pool.arrange(r.to("me", c.app.url+"/me"))
	}
	return c.app.pool.arrange(r.to("contact", c.app.contactURL(p.uri)))
}

// tell tells that p came, changed or went. Captures show the body of the local
// participant only.
func (p *participant) tell(eventType string) {
	if p.told == (eventType == "added") {
		return
	}
	p.told = eventType != "deleted"
	c, rel := p.conversation, "participant"
	e := Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType}
	if p.local {
		rel = "localParticipant"
	}
	if p.local && p.told {
		e.Embedded = p.resource()
	}
	e.Link = Link{Rel: rel, Href: p.url}
	c.app.tell(e)
}

// tellModality tells that p takes part in m.
func (p *participant) tellModality(m modality) {
	c, rel := p.conversation, modalities[m].participant
	c.app.tell(Event{SenderRel: "conversation", SenderHref: c.url, Type: "added",
		Link: Link{Rel: rel, Href: p.url + "/" + rel}, In: &Link{Rel: "participant", Href: p.url}})
}

// modality draws what p has of a modality, nil if that is none.
func (p *participant) modality(rel string) *Resource {
	known := func(m modality) bool { return modalities[m].participant == rel }
	if !slices.ContainsFunc([]modality{messaging, audioVideo, phoneAudio}, known) {
		return nil
	}
	return newResource(rel, p.url+"/"+rel).to("participant", p.url)
}

// getParticipant shows a participant.
func getParticipant(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	if p == nil {
		return errNotFound
	}
	return q.show(p.resource())
}

// getParticipantModality shows what a participant has of one modality.
func getParticipantModality(rel string) handler {
	return inConversation(func(q *request, c *conversation) *refusal {
		p := c.participant(q.ids[2])
		if p == nil {
			return errNotFound
		}
		return q.found(p.modality(rel))
	})
}
