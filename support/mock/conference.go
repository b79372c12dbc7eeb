package mock

import (
	"fmt"
	"hash/fnv"
	"strings"

	"ucwatest/support/mock/wire"
)

// A toggle is a link of a conference that its leader posts to.
type toggle struct {
	rel     string
	offered func(*conversation) bool
	apply   func(*conversation)
}

var toggles = []toggle{
	{"enableAudienceMuteLock", func(c *conversation) bool { return !c.muted }, func(c *conversation) { c.muted = true }},
	{"disableAudienceMuteLock", func(c *conversation) bool { return c.muted }, func(c *conversation) { c.muted = false }},
	{"enableAudienceMessaging", func(c *conversation) bool { return c.silenced }, func(c *conversation) { c.silence(false) }},
	{"disableAudienceMessaging", func(c *conversation) bool { return !c.silenced }, func(c *conversation) { c.silence(true) }},
}

// toggleURL is where t is posted to: messages are the matter of messaging.
func (c *conversation) toggleURL(t toggle) string {
	if strings.HasSuffix(t.rel, "Messaging") {
		return c.url + "/messaging/" + t.rel
	}
	return c.url + "/" + t.rel
}

// turn is the handler of t. A conference is the same for all its sides.
func (t toggle) turn(q *request, c *conversation) *refusal {
	switch {
	case c.state == stateConferenced && !c.leads:
		return errNotAllowed
	case c.state != stateConferenced && !q.pool.profile.AllAtOnce:
		return errState
	}
	for _, side := range c.shared.sides {
		t.apply(side)
		side.notify("updated")
	}
	return q.done()
}

// confer makes a conference of c, and lets guest take part in all of it.
func (c *conversation) confer(guest *conversation) {
	if c.state != stateConferenced {
		c.leads, c.organizes = true, true
	}
	c.gather(guest)
	guest.tracks = c.tracks
	for m, state := range c.modalities {
		if state == stateConnected {
			c.joinAll(modality(m), guest)
		}
	}
}

// conferAll makes a conference of c and tells everybody who is in it.
func (c *conversation) conferAll() {
	c.convene()
	for _, side := range c.shared.sides {
		news := side.state != stateConferenced
		side.state = stateConferenced
		side.account()
		if side.notify("updated"); news {
			side.notifyMeeting()
		}
		side.local.notify("added")
		for _, p := range side.remotes {
			p.notify("added")
		}
	}
}

// gather lets guest in: everybody sees everybody, and guest what they use.
func (c *conversation) gather(guest *conversation) {
	guest.muted, guest.silenced, guest.created = c.muted, c.silenced, c.created
	present := c.shared.sides
	c.join(guest)
	for _, side := range present {
		side.with(guest.app.owner.identity())
		for _, p := range side.remotes {
			if p.user != guest.app.owner {
				guest.with(identity{p.uri, p.user})
			}
		}
		guest.with(side.app.owner.identity())
	}
	c.conferAll()
	guest.look()
}

// joinAll lets guest take part in m, and everybody in c sees it.
func (c *conversation) joinAll(m modality, guest *conversation) {
	for _, side := range c.shared.sides {
		if p := side.remote(guest.app.owner.identity()); p != nil {
			p.notifyModalities(c.participantModalitiesOf(m), "added")
		}
	}
	guest.local.notifyModalities(c.participantModalitiesOf(m), "added")
	guest.set(m, stateConnected)
}

func (c *conversation) onlineMeeting() *wire.Resource {
	url := c.url + "/onlineMeeting"
	r := wire.NewResource("onlineMeeting", url).Put("organizerUri", c.organizer()).Put("subject", c.subject)
	r.Put("organizerName", c.organizing().name()).Put("accessLevel", "Everyone")
	for _, name := range []string{"automaticLeaderAssignment", "entryExitAnnouncement", "largeMeeting", "lobbyBypassForPhoneUsers", "phoneUserAdmission"} {
		r.Put(name, "Disabled")
	}
	r.Put("expirationTime", c.created.Add(conversationLife)).Put("hostingNetwork", meetings)
	r.Put("attendees", c.addresses("Attendee")).Put("leaders", c.addresses("Leader"))
	all := c.app.pool.profile.AllAtOnce
	for _, name := range []string{"description", "disclaimerBody", "disclaimerTitle"} {
		putWhere(r, all, name, "")
	}
	if uri := c.shared.meeting; uri != "" {
		id := uri[strings.LastIndex(uri, ":")+1:]
		r.Put("onlineMeetingUri", uri).Put("onlineMeetingId", id).Put("onlineMeetingRel", "myOnlineMeetings")
		r.Put("joinUrl", meetings+"/"+contactID(c.organizer())+"/"+id).Put("conferenceId", conferenceID(id))
	}
	r.To("conversation", c.url).To("organizer", url+"/organizer")
	if all {
		r.To("phoneDialInInformation", c.app.url+meetingsPath+"/phoneDialInInformation")
	}
	return c.app.pool.arrange(r)
}

// meetings is where the users' meetings are joined from the web.
const meetings = "https://meet." + domain

// conferenceID is the number that who calls a meeting from a phone enters, made
// of its id.
func conferenceID(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	return fmt.Sprintf("%08d", h.Sum32()%100_000_000)
}

// addresses are those of who has the role in c.
func (c *conversation) addresses(role string) []string {
	list := []string{}
	for _, p := range c.everybody() {
		if p.role() == role {
			list = append(list, p.uri)
		}
	}
	return list
}

// organizing is the participant who organizes the meeting, the local one where
// nobody else does.
func (c *conversation) organizing() *participant {
	for _, p := range c.everybody() {
		if p.organizes() {
			return p
		}
	}
	return c.local
}

// organizerOf draws who organizes the meeting, under the name of the link.
func (c *conversation) organizerOf() *wire.Resource {
	r := c.organizing().resource()
	r.Rel, r.Href = "organizer", c.url+"/onlineMeeting/organizer"
	r.Property("rel").Value = r.Rel
	return r
}

// organizer is the address of who began the conference, or of the local participant.
func (c *conversation) organizer() string {
	for _, side := range c.shared.sides {
		if side.organizes {
			return side.app.owner.SIP
		}
	}
	return c.app.owner.SIP
}
