package mock

import (
	"strings"

	"ucwatest/support/mock/wire"
)

// A participant is somebody in a conversation, as its application sees them.
type participant struct {
	conversation *conversation
	id, url      string
	uri          string
	user         *user // nil for somebody the pool does not know
	local        bool
	announced    bool // that they came
	seated       []participantModality
}

// newParticipant is somebody about to be in c.
func (c *conversation) newParticipant(uri string, local bool) *participant {
	p := &participant{conversation: c, uri: uri, local: local, user: c.app.owner.group.user(uri)}
	p.id = contactID(uri)
	place := "/participants/"
	if c.app.pool.profile.NumberIDs {
		p.id = c.app.number()
	}
	if local && c.app.pool.profile.Scattered { // as in the sample of derivedConversation
		place = "/onlineMeeting/"
	}
	p.url = c.url + place + p.id
	return p
}

// participant finds a participant by the last part of the URL, in any case.
func (c *conversation) participant(id string) *participant {
	for _, p := range c.everybody() {
		if strings.EqualFold(p.id, id) {
			return p
		}
	}
	return nil
}

// side is the conversation as p has it, nil for somebody without one.
func (p *participant) side() *conversation {
	switch {
	case p.local:
		return p.conversation
	case p.user == nil:
		return nil
	}
	return p.conversation.sideOf(p.user)
}

// role is the participant's role in a conference (participant).
func (p *participant) role() string {
	if side := p.side(); side != nil && side.leads {
		return "Leader"
	}
	return "Attendee"
}

// organizes tells whether the conference is the participant's own.
func (p *participant) organizes() bool {
	side := p.side()
	return side != nil && side.organizes
}

// name is what others see of p, and phone the number; a caller from outside
// has nothing but a number.
func (p *participant) name() string {
	if p.user != nil {
		return p.user.Name
	}
	return contactID(p.uri)
}

func (p *participant) phone() string {
	if p.user != nil {
		return p.user.Phone
	}
	return p.uri
}

// link is a link to p, with the name as title: captures show it, samples do not.
func (p *participant) link(rel string) wire.Link {
	l := wire.Link{Rel: rel, Href: p.url}
	if p.conversation.app.pool.profile.Titles {
		l.Title = p.name()
	}
	return l
}

// relation is what p is to its conversation.
func (p *participant) relation() string {
	if p.local {
		return "localParticipant"
	}
	return "participant"
}

// resource draws p: in captures with four of the properties and what can be
// done now, in the samples with all there is at once.
func (p *participant) resource() *wire.Resource {
	c := p.conversation
	r := wire.NewResource("participant", p.url).Put("sourceNetwork", "SameEnterprise").Put("anonymous", false)
	r.Put("name", p.name()).Put("uri", p.uri)
	all := c.app.pool.profile.AllAtOnce
	if all || c.state == stateConferenced {
		r.Put("role", p.role()).Put("organizer", p.organizes())
	}
	if all {
		r.Put("inLobby", false).Put("local", p.local)
		r.Put("otherPhoneNumber", p.phone()).Put("workPhoneNumber", p.phone())
	}
	r.To("conversation", c.url)
	if all || p.local {
		r.To("me", c.app.url+"/me")
	}
	if all || !p.local {
		p.toContact(r)
	}
	p.linkLeaderActions(r, all)
	if all {
		p.linkModalities(r)
	}
	return c.app.pool.arrange(r)
}

// toContact adds who p is outside of the conversation. A number is nobody whose
// presence the pool knows.
func (p *participant) toContact(r *wire.Resource) {
	a := p.conversation.app
	r.To("contact", a.contactURL(p.uri))
	if p.user != nil || a.pool.profile.AllAtOnce {
		r.To("contactPresence", a.contactPresenceURL(p.uri)).To("contactPhoto", a.contactPhotoURL(p.uri))
	}
}

// notify tells that p came, changed or went. Captures show the body of the local
// participant only.
func (p *participant) notify(eventType string) {
	if eventType == "updated" && !p.announced || eventType != "updated" && p.announced == (eventType == "added") {
		return
	}
	p.announced = eventType != "deleted"
	c := p.conversation
	e := wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType, Link: p.link(p.relation())}
	if p.local && p.announced {
		e.Embedded = p.resource()
	}
	c.app.notify(e)
}

func getParticipant(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	if p == nil {
		return errNotFound
	}
	return q.show(p.resource())
}
