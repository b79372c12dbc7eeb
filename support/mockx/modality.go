package mock

import (
	"net/http"
	"slices"
)

// kinds are the modalities an invitation can be about.
var kinds = map[string]struct{ rel, modality, derived string }{
	"messagingInvitation":  {"messaging", "Messaging", "derivedMessaging"},
	"audioVideoInvitation": {"audioVideo", "Audio", "derivedAudioVideo"},
	"phoneAudioInvitation": {"phoneAudio", "Audio", "derivedPhoneAudio"},
}

func (c *call) getMessaging() *Answer {
	return c.talk(func(v *conversation) *Answer { return c.show(v.renderModality("messaging")) })
}

func (c *call) getAudioVideo() *Answer {
	return c.talk(func(v *conversation) *Answer { return c.show(v.renderModality("audioVideo")) })
}

func (c *call) getPhoneAudio() *Answer {
	return c.talk(func(v *conversation) *Answer { return c.show(v.renderModality("phoneAudio")) })
}

// getPhone shows the phone audio of the conversation that has the short URL.
func (c *call) getPhone() *Answer {
	if c.app.phoneOwner == nil || c.app.phoneOwner.gone {
		return c.refuse(http.StatusNotFound, "NotFound", "")
	}
	return c.show(c.app.phoneOwner.renderModality("phoneAudio"))
}

// where is the address of a modality of the conversation.
func (v *conversation) where(rel string) string {
	if rel == "phoneAudio" {
		return v.phone
	}
	return v.path + "/" + rel
}

// renderModality renders messaging, audioVideo or phoneAudio with its state.
func (v *conversation) renderModality(rel string) *Resource {
	r := &Resource{Rel: rel, Href: v.where(rel)}
	state := v.modalityState(rel)
	switch rel {
	case "messaging":
		r.set("negotiatedMessageFormats", []string{"Plain"}).set("state", state)
	case "audioVideo":
		r.set("state", state).set("supportsReplaces", "None").set("videoSourcesAllowed", "Everyone")
		if state == "Disconnected" {
			r.link("addAudio", r.Href+"/addAudio")
		}
	case "phoneAudio":
		r.set("state", state)
		if state == "Disconnected" {
			r.link("addPhoneAudio", r.Href+"/addPhoneAudio")
		}
	}
	return r.link("conversation", v.path)
}

// modalityState is a member of CallState.
func (v *conversation) modalityState(rel string) string {
	modality := "Audio"
	if rel == "messaging" {
		modality = "Messaging"
	}
	switch {
	case v.dialog.connecting == rel:
		return "Connecting"
	case slices.Contains(v.dialog.active, modality) && !v.gone:
		return "Connected"
	}
	return "Disconnected"
}

// changed tells the conversation's user of the state of a modality.
func (v *conversation) changed(rel string) {
	v.tell("updated", Link{Rel: rel, Href: v.where(rel)}, v.renderModality(rel))
}

// getSharing shows a modality that nothing here can start.
func (c *call) getSharing() *Answer {
	return c.talk(func(v *conversation) *Answer {
		r := &Resource{Rel: c.name, Href: v.path + "/" + c.name}
		return c.show(r.set("state", "Disconnected").link("conversation", v.path))
	})
}

func (c *call) getOnlineMeeting() *Answer {
	return c.talk(func(v *conversation) *Answer {
		r := &Resource{Rel: "onlineMeeting", Href: v.path + "/onlineMeeting"}
		return c.show(r.set("organizerUri", v.dialog.members[0].SIP).set("subject", v.dialog.subject).link("conversation", v.path))
	})
}
