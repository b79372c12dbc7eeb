package mock

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// participant is where the conversation shows u: in captures below its own
// name, in the samples below a number, the user's own apart from the others.
func (v *conversation) participant(u *user) string {
	if v.app.user.group.pool.Dialect == Real {
		return v.path + "/participants/" + strings.TrimPrefix(u.SIP, "sip:")
	}
	if u == v.app.user {
		return v.path + "/onlineMeeting/295"
	}
	return v.path + "/participants/" + strconv.Itoa(196+slices.Index(v.dialog.members, u))
}

func (c *call) getParticipant() *Answer {
	return c.talk(func(v *conversation) *Answer {
		for _, u := range v.dialog.members {
			if strings.HasSuffix(v.participant(u), c.path[len(v.path):]) && v.participant(u) == c.path {
				return c.show(v.renderParticipant(u))
			}
		}
		return c.refuse(http.StatusNotFound, "NotFound", "")
	})
}

// renderParticipant renders u as a participant of the conversation.
func (v *conversation) renderParticipant(u *user) *Resource {
	r := &Resource{Rel: "participant", Href: v.participant(u)}
	r.set("anonymous", false).set("name", u.Name).set("sourceNetwork", "SameEnterprise").set("uri", u.SIP)
	if u == v.app.user {
		return r.link("conversation", v.path).link("me", v.app.below("me"))
	}
	return r.link("contact", v.app.contact(u)).link("conversation", v.path)
}

// getParticipants lists participants, those of the role the path names.
func (c *call) getParticipants() *Answer {
	return c.talk(func(v *conversation) *Answer {
		r := &Resource{Rel: c.name, Href: v.path + "/" + c.name}
		for _, u := range v.dialog.members {
			leads := u == v.dialog.leader
			if c.name == "participants" || c.name == "leaders" && leads || c.name == "attendees" && !leads {
				r.Links = append(r.Links, Link{Rel: "participant", Href: v.participant(u), Many: true})
			}
		}
		return c.show(r)
	})
}
