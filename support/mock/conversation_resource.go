package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// notify tells that c came, changed or went. What is gone is not shown.
func (c *conversation) notify(eventType string) {
	c.notifyBecause(eventType, nil)
}

// notifyBecause is notify with a reason.
func (c *conversation) notifyBecause(eventType string, why *wire.Reason) {
	e := wire.Event{SenderRel: "communication", SenderHref: c.app.url + communicationPath, Type: eventType,
		Link: wire.Link{Rel: "conversation", Href: c.url}, Reason: why}
	if eventType != "deleted" {
		e.Embedded = c.resource()
	}
	c.app.notify(e)
}

// resource draws c: in captures with what applies now, in the samples with all
// there is at once.
func (c *conversation) resource() *wire.Resource {
	r := wire.NewResource("conversation", c.url)
	r.Put("state", c.state).Put("threadId", c.threadID).Put("subject", c.subject)
	r.Put("activeModalities", c.active()).Put("importance", c.importance).Put("recording", false)
	all := c.app.pool.profile.AllAtOnce
	if all || c.state == stateConferenced {
		c.putMeeting(r)
	}
	c.toModalities(r, all)
	if all || c.up() {
		r.Links = append(r.Links, c.local.link("localParticipant"))
		r.To("addParticipant", c.addParticipantURL())
	}
	if all || c.state == stateConferenced {
		c.toMeeting(r, all)
	}
	return c.app.pool.arrange(r)
}

// putMeeting adds the properties that captures of two people do not show.
func (c *conversation) putMeeting(r *wire.Resource) {
	r.Put("audienceMessaging", enabled(!c.silenced)).Put("audienceMute", enabled(c.muted))
	r.Put("created", c.created).Put("expirationTime", c.created.Add(conversationLife))
	r.Put("participantCount", 1+len(c.remotes)).Put("readLocally", false)
}

func enabled(on bool) string {
	if on {
		return "Enabled"
	}
	return "Disabled"
}

func (c *conversation) toModalities(r *wire.Resource, all bool) {
	if !all && c.state == stateDisconnected {
		return
	}
	for m, row := range c.app.pool.modalities {
		r.To(row.rel, c.modalityURL(modality(m)))
	}
	for _, rel := range c.app.pool.idle {
		r.To(rel, c.url+"/"+rel)
	}
}

// toMeeting adds the links of a conference. Of a pair of toggles only the one
// that changes something is offered, and to a leader only.
func (c *conversation) toMeeting(r *wire.Resource, all bool) {
	for _, rel := range []string{"participants", "attendees", "leaders", "lobby", "onlineMeeting"} {
		r.To(rel, c.url+"/"+rel)
	}
	for _, t := range toggles {
		if all || c.leads && t.offered(c) {
			r.To(t.rel, c.toggleURL(t))
		}
	}
	if all {
		r.To("userAcknowledged", c.url+"/userAcknowledged")
	}
}

// addParticipantURL is where invitations to join c are posted.
func (c *conversation) addParticipantURL() string {
	if c.app.pool.profile.NamedAddresses {
		return c.url + "/addParticipant"
	}
	return c.app.url + communicationPath + "/participantInvitations?conversation=" + c.id
}

func getConversation(q *request) *refusal {
	c := q.app.conversation(q.ids[1])
	if c == nil {
		return errNotFound
	}
	return q.showConversation(c)
}

func deleteConversation(q *request) *refusal {
	c := q.app.conversation(q.ids[1])
	if c == nil {
		return errNotFound
	}
	c.end()
	return q.done()
}

// conversationList draws all conversations of a: those that end are gone, so
// that every one is active.
func (a *application) conversationList() *wire.Resource {
	r := wire.NewResource("conversations", a.url+communicationPath+"/conversations")
	for c := range a.conversations.all() {
		r.Links = append(r.Links, wire.Link{Rel: "conversation", Href: c.url, Many: true})
	}
	return r
}

// acknowledge is all that the pool knows of userAcknowledged.
func acknowledge(q *request, _ *conversation) *refusal { return q.done() }

// A participantList is one of a conference's lists of people.
type participantList struct {
	rel   string
	meant func(*participant) bool
}

var participantLists = []participantList{
	{"participants", func(*participant) bool { return true }},
	{"attendees", func(p *participant) bool { return p.role() == "Attendee" }},
	{"leaders", func(p *participant) bool { return p.role() == "Leader" }},
	{"lobby", inLobby},
}

func (l participantList) resource(c *conversation) *wire.Resource {
	r := wire.NewResource(l.rel, c.url+"/"+l.rel).To("conversation", c.url)
	for _, p := range c.everybody() {
		if l.meant(p) {
			r.Links = append(r.Links, wire.Link{Rel: "participant", Href: p.url, Many: true})
		}
	}
	return r
}

// everybody is who is in c, the local participant first.
func (c *conversation) everybody() []*participant {
	return slices.Concat([]*participant{c.local}, c.remotes)
}
