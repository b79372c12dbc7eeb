package mock

import (
	"slices"

	"ucwatest/support/mock/wire"
)

// communicationPath leads from an application to its communication.
const communicationPath = "/communication"

// modalityURL is where the modality of c is. What lies outside of the conversation
// does so for an application's first one only, so that two never share a URL.
func (c *conversation) modalityURL(m modality) string {
	row := c.row(m)
	if row.outside != "" && c.outside() {
		return c.app.url + communicationPath + "/" + row.outside
	}
	return c.url + "/" + row.rel
}

// outside tells whether some of what c has lies outside of it, where the
// samples show it.
func (c *conversation) outside() bool { return c.first && c.app.pool.profile.Scattered }

// modality draws a modality of c: in captures with what can be done with it
// now, in the samples with all there is at once.
func (c *conversation) modality(m modality) *wire.Resource {
	row := c.row(m)
	r := wire.NewResource(row.rel, c.modalityURL(m)).Put("state", c.modalities[m])
	if row.show != nil {
		row.show(c, r)
	}
	r.To("conversation", c.url)
	for _, o := range row.operations {
		if c.app.pool.profile.AllAtOnce || o.offered(c) {
			r.To(o.rel, c.operationURL(m, o))
		}
	}
	return c.app.pool.arrange(r)
}

// set gives the modality of c a state and tells so. Nothing of one that is
// over remains.
func (c *conversation) set(m modality, state string) {
	c.modalities[m] = state
	c.account()
	if clear := c.row(m).clear; state == stateDisconnected && clear != nil {
		clear(c)
	}
	c.notifyModality(m)
}

func (c *conversation) notifyModality(m modality) {
	c.app.notify(wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: "updated",
		Link: wire.Link{Rel: c.row(m).rel, Href: c.modalityURL(m)}, Embedded: c.modality(m)})
}

// ring tells that an invitation to m is on its way. A modality that is in use
// stays so while more is added to it.
func (c *conversation) ring(m modality) {
	if c.modalities[m] != stateConnected {
		c.set(m, stateConnecting)
	}
}

// hush ends what ring began, unless another invitation to m is still on its way:
// people may invite each other at once.
func (c *conversation) hush(m modality) {
	rings := func(i *invitation) bool { return i.conversation == c && i.kind.modality == m && !i.call.over }
	if c.modalities[m] == stateConnecting && !slices.ContainsFunc(c.app.pending, rings) {
		c.set(m, stateDisconnected)
	}
}

// idleModality draws a modality that the pool does not play: it is never in use.
func (c *conversation) idleModality(rel string) *wire.Resource {
	return wire.NewResource(rel, c.url+"/"+rel).Put("state", stateDisconnected).To("conversation", c.url)
}

func getModality(m modality) handler {
	return inConversation(func(q *request, c *conversation) *refusal { return q.showModality(c, m) })
}

// showModality shows a modality of c unless the group has a cause to refuse it:
// the pages of modalities list the errors of derivedConversation.
func (q *request) showModality(c *conversation, m modality) *refusal {
	if q.group.cause != nil {
		return q.group.cause
	}
	return q.show(c.modality(m))
}

// inConversation is a handler with the conversation that the URL names, or the
// application's first one if it names none.
func inConversation(h func(*request, *conversation) *refusal) handler {
	return func(q *request) *refusal {
		c := q.app.conversation(q.ids[1])
		if q.ids[1] == "" {
			c = q.app.firstConversation()
		}
		if c == nil {
			return errNotFound
		}
		return h(q, c)
	}
}

// firstConversation is the first one a had, nil if that is gone.
func (a *application) firstConversation() *conversation {
	if c := a.conversations.first; c != nil && c.first {
		return c
	}
	return nil
}
