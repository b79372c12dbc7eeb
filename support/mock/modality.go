package mock

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
	rel         string
	active      string // its member of ConversationModalityType
	participant string // what each participant has of it
	derived     string // the relation from an invitation to it when derived
	start, add  string // the links that begin it, in communication and in the modality
	stop        string // the link that ends it
	collection  string // where invitations to it are posted
}{
	messaging:  {"messaging", "Messaging", "participantMessaging", "derivedMessaging", "startMessaging", "addMessaging", "stopMessaging", "messagingInvitations"},
	audioVideo: {"audioVideo", "Audio", "participantAudio", "derivedAudioVideo", "startAudio", "addAudio", "stopAudioVideo", "audioVideoInvitations"},
	phoneAudio: {"phoneAudio", "Audio", "participantAudio", "derivedPhoneAudio", "startPhoneAudio", "addPhoneAudio", "stopPhoneAudio", "phoneAudioInvitations"},
}

// communicationPath leads from an application to its communication.
const communicationPath = "/communication"

// modalityURL is where the modality of c is. In the samples phone audio lies
// outside of the conversation; so that two never share a URL, only that of an
// application's first conversation does.
func (c *conversation) modalityURL(m modality) string {
	if m == phoneAudio && c.first && c.app.pool.options.Dialect == Doc {
		return c.app.url + communicationPath + "/phoneAudio"
	}
	return c.url + "/" + modalities[m].rel
}

// addURL is where an invitation to add the modality to c is posted.
func (c *conversation) addURL(m modality) string {
	if c.app.pool.options.Dialect == Doc {
		return c.modalityURL(m) + "/" + modalities[m].add
	}
	return c.app.url + communicationPath + "/" + modalities[m].collection + "?conversation=" + c.id
}

// stopURL is where the modality of c is ended.
func (c *conversation) stopURL(m modality) string {
	if c.app.pool.options.Dialect == Doc {
		return c.modalityURL(m) + "/" + modalities[m].stop
	}
	return c.modalityURL(m) + "/terminate"
}

// modality draws a modality of c with what can be done with it now.
func (c *conversation) modality(m modality) *Resource {
	info, state := modalities[m], c.modalities[m]
	r := newResource(info.rel, c.modalityURL(m)).put("state", state)
	switch {
	case m == messaging && state == stateConnected:
		r.put("negotiatedMessageFormats", c.formats())
	case m == audioVideo:
		r.put("supportsReplaces", "None").put("videoSourcesAllowed", "Everyone")
	}
	r.to("conversation", c.url)
	switch {
	case state != stateDisconnected:
		r.to(info.stop, c.stopURL(m))
	case c.up():
		r.to(info.add, c.addURL(m))
	}
	return c.app.pool.arrange(r)
}

// set gives the modality of c a state and tells so.
func (c *conversation) set(m modality, state string) {
	c.modalities[m] = state
	url := c.modalityURL(m)
	c.app.tell(Event{SenderRel: "conversation", SenderHref: c.url, Type: "updated",
		Link: Link{Rel: modalities[m].rel, Href: url}, Embedded: c.modality(m)})
}

// idleModality draws a modality that the pool does not play: it is never in use.
func (c *conversation) idleModality(rel string) *Resource {
	return newResource(rel, c.url+"/"+rel).put("state", stateDisconnected).to("conversation", c.url)
}

// getModality is the handler that shows a modality.
func getModality(m modality) map[string]handler {
	return partOf(func(c *conversation) *Resource { return c.modality(m) })
}

// stopModality is the handler that ends a modality.
func stopModality(m modality) map[string]handler {
	return post(inConversation(func(q *request, c *conversation) *refusal {
		if c.modalities[m] == stateDisconnected {
			return errState
		}
		c.stop(m)
		return q.done()
	}))
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
	if len(a.conversations) > 0 && a.conversations[0].first {
		return a.conversations[0]
	}
	return nil
}
