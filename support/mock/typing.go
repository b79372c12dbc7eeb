package mock

import (
	"slices"
	"time"

	"ucwatest/support/mock/clock"
	"ucwatest/support/mock/wire"
)

// typingLife is how long somebody counts as typing who has last said so. The
// page setIsTyping speaks of a short timer and gives no number.
const typingLife = 10 * time.Second

// A typist is a remote participant who is typing, until end.
type typist struct {
	*participant
	end *clock.Timer
}

// postTyping lets the other sides see that the local participant types (setIsTyping).
func postTyping(q *request, c *conversation) *refusal {
	if r := c.mayWrite(); r != nil {
		return r
	}
	for _, other := range c.others() {
		if p := other.remote(c.app.owner.party()); p != nil && other.modalities[messaging] == stateConnected {
			other.types(p)
		}
	}
	return q.done()
}

// types takes note that p types, once more or for the first time.
func (c *conversation) types(p *participant) {
	i := c.typist(p)
	if i < 0 {
		i = len(c.typing)
		c.typing = append(c.typing, typist{participant: p})
		c.tellTyping(p, "added")
	}
	group := c.app.owner.group
	group.clock.Stop(c.typing[i].end)
	c.typing[i].end = group.clock.After(typingLife, func() { c.typed(p) })
}

// typed takes note that p has stopped typing.
func (c *conversation) typed(p *participant) {
	i := c.typist(p)
	if i < 0 {
		return
	}
	c.app.owner.group.clock.Stop(c.typing[i].end)
	c.typing = slices.Delete(c.typing, i, i+1)
	c.tellTyping(p, "deleted")
}

// still takes note that nobody types any more.
func (c *conversation) still() {
	for len(c.typing) > 0 {
		c.typed(c.typing[0].participant)
	}
}

// typist is the place of p among those who type, -1 if p does not.
func (c *conversation) typist(p *participant) int {
	return slices.IndexFunc(c.typing, func(t typist) bool { return t.participant == p })
}

// tellTyping tells that p began or ceased to type (typingParticipants).
func (c *conversation) tellTyping(p *participant, eventType string) {
	c.app.tell(wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: p.link("participant"), In: &wire.Link{Rel: "typingParticipants", Href: c.typingURL()}})
}

// typingURL is where those who type are listed.
func (c *conversation) typingURL() string {
	if c.app.pool.profile.Scattered {
		return c.url + "/participants/typingParticipants"
	}
	return c.modalityURL(messaging) + "/typingParticipants"
}

// typingParticipants draws the list of those who type.
func (c *conversation) typingParticipants() *wire.Resource {
	r := wire.NewResource("typingParticipants", c.typingURL()).To("conversation", c.url)
	for _, t := range c.typing {
		l := t.link("participant")
		l.Many = true
		r.Links = append(r.Links, l)
	}
	return r
}
