package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestPhoneAudio_isAnsweredByThePhone(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		c := s.cast()
		original := c.converse()
		href := c.add(original, "phoneAudio", "addPhoneAudio")
		incoming := jsonObject(c.callee.await("communication: phoneAudioInvitation started").at("_embedded", "phoneAudioInvitation").(map[string]any))
		if accept := incoming.href("accept") + incoming.href("acceptWithAnswer"); accept != "" && !d.Profile().AllAtOnce {
			t.Errorf("link to accept: got %q, want none", accept)
		}
		c.callee.post(incoming.href("self")+"/accept", nil).want(409)
		s.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
		c.caller.await("communication: phoneAudioInvitation completed Success")
		invitation := c.caller.get(href).want(200).object()
		wantTexts(t, "derived links", derivedLinks(invitation), nil)
		wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), c.callee.sip)
	})
}

func TestPhoneAudio_canBeDeclined(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.add(c.converse(), "phoneAudio", "addPhoneAudio")
	incoming := jsonObject(c.callee.await("communication: phoneAudioInvitation started").at("_embedded", "phoneAudioInvitation").(map[string]any))
	c.callee.post(incoming.href("decline"), jsonObject{"reason": "Local"}).want(204)
	e := c.caller.await("communication: phoneAudioInvitation completed Failure")
	wantText(t, "subcode", e.text("reason", "subcode"), "Declined")
}

func TestPhoneAudio_reachesWhoIsNotSignedIn(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	original := c.converse()
	c.forward()
	c.answerer.ask("DELETE", c.answerer.app.href("self"), c.answerer.token, nil, "").want(204)
	s.order("PATCH", "/users/"+c.answerer.sip, jsonObject{"answers": true}, 204)
	href := c.add(original, "phoneAudio", "addPhoneAudio")
	c.caller.await("communication: phoneAudioInvitation completed Success")
	wantTexts(t, "derived links", derivedLinks(c.caller.get(href).object()), []string{"derivedConversation", "derivedPhoneAudio"})
}

func TestCall_toAnAddressNobodyHas(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
	c.caller.post(start, jsonObject{"to": "sip:nobody@contoso.com"}).want(201)
	events := c.caller.drain()
	e := find(t, events, "communication: audioVideoInvitation completed Failure")
	wantText(t, "reason", e.text("reason", "code")+"/"+e.text("reason", "subcode"), "NotFound/DestinationNotFound")
	find(t, events, "communication: conversation deleted")
}

func TestSimultaneousRing_goesOnWhenOneDeclines(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.ringBoth()
	href := c.add(original, "audioVideo", "addAudio")
	incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
	c.callee.post(incoming.href("decline"), nil).want(204)
	wantText(t, "state", c.caller.get(href).object().text("state"), "Alerting")
	c.answerer.take()
	wantText(t, "state", c.caller.get(href).object().text("state"), "Connected")
}
