package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// outside is a number that no user of the pool has.
const outside = "tel:+14255559999"

// divert sends the callee's calls to a target, at once or as well.
func (c cast) divert(setting, link, target string) {
	c.callee.t.Helper()
	me := jsonObject(c.callee.app.at("_embedded", "me").(map[string]any))
	settings := c.callee.get(me.href("callForwardingSettings")).want(200).object()
	href := settings.text("_embedded", setting, "_links", link, "href")
	c.callee.post(href, jsonObject{"target": target}).want(204)
}

// TestNumber_answers lets a number take a call in place of the callee: it is
// somebody else, without an address.
func TestNumber_answers(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, row := range []struct{ modality, add, setting, link string }{
			{"audioVideo", "addAudio", "immediateForwardSettings", "immediateForwardToContact"},
			{"audioVideo", "addAudio", "simultaneousRingSettings", "simultaneousRingToContact"},
			{"phoneAudio", "addPhoneAudio", "immediateForwardSettings", "immediateForwardToContact"},
		} {
			c := serve(t, d, nil).cast()
			original := c.converse()
			c.divert(row.setting, row.link, outside)
			href := c.add(original, row.modality, row.add)
			c.caller.await("communication: " + row.modality + "Invitation completed Success")
			invitation := c.caller.get(href).want(200).object()
			derived := c.caller.get(invitation.href("derivedConversation")).want(200).object()
			accepted := jsonObject(invitation.at("_embedded", "acceptedByParticipant").([]any)[0].(map[string]any))
			wantText(t, "acceptor", accepted.text("uri"), outside)
			wantText(t, "conversation of the acceptor", accepted.href("conversation"), derived.href("self"))
			wantText(t, "contact", c.caller.get(accepted.href("contact")).want(200).object().text("uri"), outside)
			c.caller.ask("DELETE", derived.href("self"), c.caller.token, nil, "").want(204)
			c.caller.get(original).want(200)
		}
	})
}

func TestNumber_isAcceptedByContact(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.divert("simultaneousRingSettings", "simultaneousRingToContact", outside)
	c.add(original, "audioVideo", "addAudio")
	ended := c.callee.await("communication: audioVideoInvitation completed Failure")
	wantText(t, "reason", ended.text("reason", "subcode"), "ConnectedElsewhere")
	contact := ended.text("_embedded", "audioVideoInvitation", "_links", "acceptedByContact", "href")
	wantText(t, "accepted by", c.callee.get(contact).want(200).object().text("uri"), outside)
}

// TestNumber_ofTheCallee is the callee's own phone: who answers there is no other.
func TestNumber_ofTheCallee(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	original := c.converse()
	c.divert("immediateForwardSettings", "immediateForwardToContact", c.callee.phone)
	s.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
	href := c.add(original, "phoneAudio", "addPhoneAudio")
	c.caller.await("communication: phoneAudioInvitation completed Success")
	wantTexts(t, "derived links", derivedLinks(c.caller.get(href).object()), nil)
}

// TestNumber_isNotAnother lets a second number into what was a call with the
// first: neither has an address, but they are two.
func TestNumber_isNotAnother(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
	href := c.caller.post(start, jsonObject{"to": outside}).want(201).header.Get("Location")
	c.caller.await("communication: audioVideoInvitation completed Success")
	original := c.caller.get(href).want(200).object().href("conversation")
	add := c.caller.modality(original, "phoneAudio").href("addPhoneAudio")
	href = c.caller.post(add, jsonObject{"to": "tel:+14255558888"}).want(201).header.Get("Location")
	c.caller.await("communication: phoneAudioInvitation completed Success")
	wantTexts(t, "derived links", derivedLinks(c.caller.get(href).object()), []string{"derivedConversation", "derivedPhoneAudio"})
}

func TestNumber_isCalled(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	links := jsonObject(c.caller.app.at("_embedded", "communication").(map[string]any))
	href := c.caller.post(links.href("startAudio"), jsonObject{"to": outside}).want(201).header.Get("Location")
	c.caller.await("communication: audioVideoInvitation completed Success")
	conversation := c.caller.get(c.caller.get(href).object().href("conversation")).want(200).object()
	wantText(t, "state", conversation.text("state"), "Connected")
	c.caller.post(links.href("startMessaging"), jsonObject{"to": outside}).want(201)
	e := c.caller.await("communication: messagingInvitation completed Failure")
	wantText(t, "a message to a number", e.text("reason", "subcode"), "DestinationNotFound")
}
