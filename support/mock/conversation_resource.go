package mock

import "ucwatest/support/mock/wire"

// tell tells that c came, changed or went. What is gone is not shown.
func (c *conversation) tell(eventType string) {
	c.tellBecause(eventType, nil)
}

// tellBecause is tell with a reason.
func (c *conversation) tellBecause(eventType string, why *wire.Reason) {
	e := wire.Event{SenderRel: "communication", SenderHref: c.app.url + communicationPath, Type: eventType,
		Link: wire.Link{Rel: "conversation", Href: c.url}, Reason: why}
	if eventType != "deleted" {
		e.Embedded = c.resource()
	}
	c.app.tell(e)
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
