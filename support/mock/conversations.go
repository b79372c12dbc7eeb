package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

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

// resource draws the list of c.
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
