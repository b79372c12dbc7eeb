package mock

import "ucwatest/support/mock/wire"

// newMeeting is what the captured link startOnlineMeeting calls a meeting that
// is not there yet.
const newMeeting = "adhoc"

// toMeetings adds the links to meetings (communication): the samples have two
// addresses, captures one and a query.
func (a *application) toMeetings(r *wire.Resource) {
	url := a.url + communicationPath + "/"
	if a.pool.profile.NamedAddresses {
		r.To("startOnlineMeeting", url+"startOnlineMeeting").To("joinOnlineMeeting", url+"joinOnlineMeeting")
		return
	}
	url += onlineMeetingInvitation.collection()
	r.To("startOnlineMeeting", url+"?onlineMeetingUri="+newMeeting).To("joinOnlineMeeting", url)
}

// meetingRows are the routes of those links.
func meetingRows() []row {
	var rows []row
	for _, path := range []string{"startOnlineMeeting", "joinOnlineMeeting", onlineMeetingInvitation.collection()} {
		rows = append(rows, row{communicationPath + "/" + path, path, calling, post(postMeeting), manner{}})
	}
	return rows
}

// postMeeting starts a meeting, or joins the one with the address that is given.
// It answers at once: there is nobody to ring, and nobody waits in a lobby.
func postMeeting(q *request) *refusal {
	t, r := q.readInvitation(onlineMeetingInvitation)
	if r != nil {
		return r
	}
	fresh := t.to == "" || t.to == newMeeting
	host := q.group.meetings[t.to]
	switch {
	case !fresh && host == nil:
		return errNoMeeting
	case !fresh && host.has(q.app):
		return errExists
	case q.app.full():
		return errConversations
	}
	if t.threadID == "" {
		t.threadID = q.pool.ids.hex()
	}
	c := q.app.converse(opening{t.threadID, t.subject, t.importance, stateConferencing})
	if fresh {
		c.leads, c.organizes = true, true
		c.convene()
		t.to = c.shared.meeting
	}
	i := q.inviteConference(t, c)
	c.notify("added")
	if fresh {
		c.conferAll()
	} else {
		host.sides[0].gather(c)
	}
	i.complete(stateConnected, nil)
	return nil
}

// has tells whether a has a side of t.
func (t *sharedConversation) has(a *application) bool {
	for _, side := range t.sides {
		if side.app == a {
			return true
		}
	}
	return false
}

// convene gives what c talks in an address to join it by (onlineMeetingUri), in
// the form of the samples.
func (c *conversation) convene() {
	if c.shared.meeting != "" {
		return
	}
	c.shared.meeting = c.organizer() + ";gruu;opaque=app:conf:focus:id:" + c.app.pool.ids.hex()
	c.app.owner.group.meetings[c.shared.meeting] = c.shared
}

// inviteConference sends an invitation to the conference that c is a side of.
func (q *request) inviteConference(t invitationInput, c *conversation) *invitation {
	i := q.app.invite(t, c)
	i.from, i.outgoing = c.local, true
	i.call = &call{group: q.group, outgoing: i, added: true, over: true}
	q.created(i.url)
	i.notify("started")
	return i
}

// takePart adds a modality of the conference to c.
func (q *request) takePart(c *conversation, t invitationInput) *refusal {
	i := q.inviteConference(t, c)
	c.ring(t.kind.modality)
	i.call.speak(identity{uri: c.shared.meeting})
	c.take(t)
	for _, side := range c.others() {
		if p := side.remote(c.app.owner.identity()); p != nil {
			p.notifyModalities(c.participantModalitiesOf(t.kind.modality), "added")
		}
	}
	c.meet(t.kind.modality, c.local)
	i.complete(stateConnected, nil)
	return nil
}

// look tells c what the others in the conference use already.
func (c *conversation) look() {
	for _, side := range c.others() {
		p := c.remote(side.app.owner.identity())
		for m, state := range side.modalities {
			if p != nil && state == stateConnected {
				p.notifyModalities(side.participantModalitiesOf(modality(m)), "added")
			}
		}
	}
}

func (c *conversation) notifyMeeting() {
	c.app.notify(wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: "added",
		Link: wire.Link{Rel: "onlineMeeting", Href: c.url + "/onlineMeeting"}, In: &wire.Link{Rel: "conversation", Href: c.url}})
}

var errNoMeeting = refuse(404, "NotFound", "DestinationNotFound", "The person or meeting doesn't exist.")
