package mock

import "slices"

// A modality is a way to converse: an index into modalities.
type modality int

const (
	messaging modality = iota
	audioVideo
	phoneAudio
	modalityCount
	noModality modality = -1
)

// modalities are what the pages messaging, audioVideo and phoneAudio say.
var modalities = [modalityCount]struct {
	rel        string
	derived    string // the relation from an invitation to it when derived
	start, add string // the links that begin it, in communication and in the modality
	stop       string // the link that ends it
	collection string // where invitations to it are posted
}{
	messaging:  {"messaging", "derivedMessaging", "startMessaging", "addMessaging", "stopMessaging", "messagingInvitations"},
	audioVideo: {"audioVideo", "derivedAudioVideo", "startAudio", "addAudio", "stopAudioVideo", "audioVideoInvitations"},
	phoneAudio: {"phoneAudio", "derivedPhoneAudio", "startPhoneAudio", "addPhoneAudio", "stopPhoneAudio", "phoneAudioInvitations"},
}

// communicationPath leads from an application to its communication.
const communicationPath = "/communication"

// modalityURL is where the modality of c is. In the samples phone audio lies
// outside of the conversation; so that two never share a URL, only that of an
// application's first conversation does.
func (c *conversation) modalityURL(m modality) string {
	if m == phoneAudio && c.outside() {
		return c.app.url + communicationPath + "/phoneAudio"
	}
	return c.url + "/" + modalities[m].rel
}

// outside tells whether some of what c has lies outside of it, where the
// samples show it.
func (c *conversation) outside() bool { return c.first && c.app.pool.profile.Scattered }

// modality draws a modality of c: in captures with what can be done with it
// now, in the samples with all there is at once.
func (c *conversation) modality(m modality) *Resource {
	all := c.app.pool.profile.AllAtOnce
	r := newResource(modalities[m].rel, c.modalityURL(m)).put("state", c.modalities[m])
	switch {
	case m == messaging && (all || c.modalities[m] == stateConnected):
		r.put("negotiatedMessageFormats", c.formats())
	case m == audioVideo:
		r.put("supportsReplaces", "None").put("videoSourcesAllowed", "Everyone")
	}
	r.to("conversation", c.url)
	for _, o := range operations {
		if o.modality == m && (all || o.offered(c)) {
			r.to(o.rel, o.url(c))
		}
	}
	return c.app.pool.arrange(r)
}

// set gives the modality of c a state and tells so. Nothing of one that is
// over remains.
func (c *conversation) set(m modality, state string) {
	c.modalities[m] = state
	c.account()
	if state == stateDisconnected {
		c.clear(m)
	}
	c.tellModality(m)
}

// tellModality tells that a modality of c has changed.
func (c *conversation) tellModality(m modality) {
	c.app.tell(Event{SenderRel: "conversation", SenderHref: c.url, Type: "updated",
		Link: Link{Rel: modalities[m].rel, Href: c.modalityURL(m)}, Embedded: c.modality(m)})
}

// clear forgets what the modality had besides its state.
func (c *conversation) clear(m modality) {
	switch m {
	case audioVideo:
		c.tracks, c.session = 0, ""
	case phoneAudio:
		c.held = false
	}
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
func (c *conversation) idleModality(rel string) *Resource {
	return newResource(rel, c.url+"/"+rel).put("state", stateDisconnected).to("conversation", c.url)
}

// getModality is the handler that shows a modality.
func getModality(m modality) handler {
	return inConversation(func(q *request, c *conversation) *refusal { return q.showModality(c, m) })
}

// showModality shows a modality of c unless the group has a cause to refuse it:
// the pages of the three list the errors of derivedConversation.
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
