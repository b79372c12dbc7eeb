package mock

import (
	"net/http"
	"strings"
)

// findTalk finds the conversation of the path, nil if there is none.
func (c *call) findTalk() *conversation {
	for _, v := range c.app.talks {
		if v.id == c.ids[0] {
			return v
		}
	}
	return nil
}

// talk does something with the conversation of the path, if there is one.
func (c *call) talk(do func(*conversation) *Answer) *Answer {
	v := c.findTalk()
	if v == nil {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	return do(v)
}

func (c *call) getConversation() *Answer {
	return c.talk(func(v *conversation) *Answer { return c.showTalk(v) })
}

// showTalk shows a conversation unless the pool has a cause to refuse it.
func (c *call) showTalk(v *conversation) *Answer {
	if refusal, has := causes[c.app.user.group.cause]; has {
		return c.refuse(refusal.status, refusal.code, refusal.subcode)
	}
	return c.show(v.render())
}

func (c *call) getConversations() *Answer {
	r := &Resource{Rel: "conversations", Href: c.app.below("communication/conversations")}
	for _, v := range c.app.talks {
		r.Links = append(r.Links, Link{Rel: "conversation", Href: v.path, Many: true})
	}
	return c.show(r)
}

func (c *call) deleteConversation() *Answer {
	return c.talk(func(v *conversation) *Answer {
		for _, i := range c.app.offers {
			if c.p.forgets(LapseDeleteBoth) && i.derived != nil && i.talk != nil && (i.derived == v || i.talk == v) {
				defer i.derived.dialog.leave(i.derived)
				defer i.talk.dialog.leave(i.talk)
			}
		}
		v.dialog.leave(v)
		return c.done()
	})
}

// render renders the conversation: in dialect doc with every property and
// link, in dialect real with those that apply now.
func (v *conversation) render() *Resource {
	d, doc := v.dialog, v.app.user.group.pool.Dialect == Doc
	r := &Resource{Rel: "conversation", Href: v.path, Properties: make([]Property, 0, 12), Links: make([]Link, 0, 17)}
	if doc {
		r.set("activeModalities", d.active)
		v.meeting(r)
		r.set("importance", d.importance).set("recording", false).set("state", v.state()).set("subject", d.subject).set("threadId", d.thread)
		v.links(r, func(string) bool { return true })
		return inDocOrder(r)
	}
	r.set("state", v.state()).set("threadId", d.thread).set("subject", d.subject).set("activeModalities", d.active)
	r.set("importance", d.importance).set("recording", false)
	if d.conference {
		v.meeting(r)
	}
	v.links(r, v.offers)
	return r
}

// meeting adds the properties of a conference.
func (v *conversation) meeting(r *Resource) {
	d := v.dialog
	r.set("audienceMessaging", word(!d.silent)).set("audienceMute", word(d.muted))
	r.set("created", d.created.UTC()).set("expirationTime", d.created.Add(expiry).UTC())
	r.set("participantCount", len(d.members)).set("readLocally", false)
}

func word(enabled bool) string {
	if enabled {
		return "Enabled"
	}
	return "Disabled"
}

// links adds the links that offered lets through, in alphabetical order.
func (v *conversation) links(r *Resource, offered func(string) bool) {
	for _, rel := range conversationLinks {
		if !offered(rel) {
			continue
		}
		href := v.path + "/" + rel
		switch {
		case strings.HasSuffix(rel, "AudienceMessaging"):
			href = v.path + "/messaging/" + rel
		case rel == "localParticipant":
			href = v.participant(v.app.user)
		case rel == "phoneAudio":
			href = v.phone
		}
		r.link(rel, href)
	}
}

var conversationLinks = []string{"addParticipant", "applicationSharing", "attendees", "audioVideo", "dataCollaboration",
	"disableAudienceMessaging", "disableAudienceMuteLock", "enableAudienceMessaging", "enableAudienceMuteLock", "leaders", "lobby",
	"localParticipant", "messaging", "onlineMeeting", "participants", "phoneAudio", "userAcknowledged"}

// offers tells whether the user may follow the link rel now: a link is missing
// where state, modality or role do not allow it (Hypermedia).
func (v *conversation) offers(rel string) bool {
	d := v.dialog
	leads := d.conference && d.leader == v.app.user
	switch rel {
	case "messaging", "audioVideo", "applicationSharing", "dataCollaboration", "phoneAudio":
		return true
	case "localParticipant", "addParticipant":
		return len(d.active) > 0
	case "participants", "attendees", "leaders", "lobby", "onlineMeeting":
		return d.conference
	case "enableAudienceMuteLock":
		return leads && !d.muted
	case "disableAudienceMuteLock":
		return leads && d.muted
	case "enableAudienceMessaging":
		return leads && d.silent
	case "disableAudienceMessaging":
		return leads && !d.silent
	}
	return false
}

func (c *call) muteAudience() *Answer { return c.audience(func(d *dialog) { d.muted = true }) }

func (c *call) unmuteAudience() *Answer { return c.audience(func(d *dialog) { d.muted = false }) }

func (c *call) letAudienceWrite() *Answer { return c.audience(func(d *dialog) { d.silent = false }) }

func (c *call) silenceAudience() *Answer { return c.audience(func(d *dialog) { d.silent = true }) }

// audience changes what the audience of a conference may do.
func (c *call) audience(change func(*dialog)) *Answer {
	return c.talk(func(v *conversation) *Answer {
		if !v.dialog.conference || v.dialog.leader != c.app.user {
			return c.refuse(http.StatusForbidden, "Forbidden", "")
		}
		change(v.dialog)
		for _, view := range v.dialog.views {
			view.announce("updated")
		}
		return c.done()
	})
}

func (c *call) acknowledge() *Answer {
	return c.talk(func(*conversation) *Answer { return c.done() })
}
