package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestVideo_isActiveBesideAudio(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		conversation, av := c.connected("addAudioVideo")
		wantTexts(t, "active", c.caller.active(conversation), []string{"Messaging", "Audio", "Video"})
		c.caller.act(av, "stopVideo", nil).want(204)
		wantTexts(t, "active without video", c.caller.active(conversation), []string{"Messaging", "Audio"})
		wantText(t, "state", c.caller.get(av).object().text("state"), "Connected")
		c.caller.act(av, "stopAudio", nil).want(204)
		wantTexts(t, "active without either", c.caller.active(conversation), []string{"Messaging"})
		wantText(t, "state", c.caller.get(av).object().text("state"), "Disconnected")
	})
}

func TestVideo_isAddedToAudio(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		conversation, av := c.connected("addAudio")
		c.caller.act(av, "addVideo", jsonObject{"operationId": "op-2"}).want(201)
		wantText(t, "state while it rings", c.caller.get(av).object().text("state"), "Connected")
		c.caller.post(c.caller.app.href("self")+"/communication/audioVideoInvitations?context=video&conversation="+last(conversation), nil).want(409)
		c.callee.take()
		wantTexts(t, "active", c.caller.active(conversation), []string{"Messaging", "Audio", "Video"})
		updated := c.callee.drain()
		theirs := find(t, updated, "conversation: audioVideo updated").from
		wantTexts(t, "active of the callee", c.callee.active(theirs), []string{"Messaging", "Audio", "Video"})
	})
}

func TestVideo_declinedLeavesTheAudio(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	conversation, av := c.connected("addAudio")
	c.callee.drain()
	c.caller.act(av, "addVideo", nil).want(201)
	incoming := c.callee.await("communication: audioVideoInvitation started")
	c.callee.post(incoming.text("_embedded", "audioVideoInvitation", "_links", "decline", "href"), nil).want(204)
	c.caller.await("communication: audioVideoInvitation completed Failure")
	wantTexts(t, "active", c.caller.active(conversation), []string{"Messaging", "Audio"})
	wantText(t, "state", c.caller.get(av).object().text("state"), "Connected")
}

func TestAudioVideo_offersWhatAppliesNow(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	conversation, av := c.connected("addAudio")
	always := []string{"self", "conversation", "audioVideoPolicies"}
	inCall := append(always, "audioVideoSession", "escalateAudio", "replaceWithPhoneAudio", "reportMediaDiagnostics", "stopAudio", "stopAudioVideo")
	offers(t, c.caller.get(av).object(), append(inCall, "addVideo")...)
	c.caller.act(av, "stopAudioVideo", nil).want(204)
	offers(t, c.caller.get(av).object(), append(always, "addAudio", "addAudioVideo", "addVideo")...)
	c.add(conversation, "audioVideo", "addAudioVideo")
	offers(t, c.caller.get(av).object(), append(always, "reportMediaDiagnostics", "stopAudioVideo")...)
	c.callee.drain()
	c.caller.post(c.caller.app.href("self")+"/communication/audioVideoInvitations?context=other&conversation="+last(conversation), jsonObject{"to": c.callee.sip}).want(400)
}

// TestAudioVideo_refusesWhatDoesNotApply uses dialect doc, which offers all links
// at any time.
func TestAudioVideo_refusesWhatDoesNotApply(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Doc, nil).cast()
	idle := c.caller.get(c.converse()).object().href("audioVideo")
	for _, rel := range []string{"stopAudio", "stopVideo", "stopAudioVideo", "replaceWithPhoneAudio", "reportMediaDiagnostics"} {
		wantText(t, rel, c.caller.act(idle, rel, nil).want(409).object().text("code"), "Conflict")
	}
	for _, rel := range []string{"audioVideoSession", "videoFreeze", "videoLockedOnParticipant"} {
		c.caller.get(c.caller.get(idle).object().href(rel)).want(409)
	}
	_, av := c.connected("addAudio")
	wantText(t, "audio twice", c.caller.act(av, "addAudio", jsonObject{"to": c.callee.sip}).want(409).object().text("subcode"), "AlreadyExists")
	wantText(t, "audio without an addressee", c.caller.act(av, "addAudio", nil).want(400).object().text("subcode"), "ParameterValidationFailure")
	c.caller.act(av, "stopVideo", nil).want(409)
}
