package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// last is the last part of href.
func last(href string) string { return href[strings.LastIndexByte(href, '/')+1:] }

// escalate posts a description of media to where av offers rel.
func (p *person) escalate(av, rel, query, mediaType string) answer {
	p.t.Helper()
	href := p.get(av).want(200).object().href(rel)
	joint := "?"
	if strings.Contains(href, "?") {
		joint = "&"
	}
	return p.ask("POST", href+joint+query, p.token, map[string]string{"Content-Type": mediaType}, answerSDP)
}

const operation = "operationId=op-9&sessionContext=session-9"

func TestEscalate_makesAConference(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		conversation, av := c.connected("addAudioVideo")
		c.caller.drain()
		c.callee.drain()
		made := c.caller.escalate(av, "escalateAudioVideo", operation, "application/sdp").want(201)
		wantText(t, "body", made.object().text("rel"), "audioVideoInvitation")
		wantText(t, "operation", made.object().text("operationId"), "op-9")
		wantText(t, "where it is", made.header.Get("Location"), made.object().href("self"))
		wantText(t, "state", c.caller.get(conversation).object().text("state"), "Conferenced")
		find(t, c.caller.drain(), "communication: audioVideoInvitation completed Success")
		theirs := find(t, c.callee.drain(), "communication: conversation updated")
		wantText(t, "state of the callee's", theirs.text("_embedded", "conversation", "state"), "Conferenced")
		wantText(t, "session", c.caller.get(c.caller.get(av).object().href("audioVideoSession")).want(200).object().text("sessionContext"), "session-9")
		locked := c.caller.get(c.caller.get(av).object().href("videoLockedOnParticipant")).want(200).object()
		wantText(t, "who is seen", locked.text("uri"), c.caller.sip)
		c.caller.get(c.caller.get(av).object().href("videoFreeze")).want(200)
	})
}

// TestEscalate_locksNoVideoWithoutALeader lets the leader leave the others alone.
func TestEscalate_locksNoVideoWithoutALeader(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	conversation, av := c.connected("addAudioVideo")
	c.caller.escalate(av, "escalateAudioVideo", operation, "application/sdp").want(201)
	theirs := find(t, c.callee.drain(), "communication: conversation updated").text("_embedded", "conversation", "_links", "audioVideo", "href")
	offers(t, c.callee.get(theirs).object(), "self", "conversation", "audioVideoPolicies", "audioVideoSession", "reportMediaDiagnostics", "stopAudio", "stopAudioVideo", "stopVideo", "videoFreeze", "videoLockedOnParticipant")
	c.caller.remove(conversation)
	offers(t, c.callee.get(theirs).object(), "self", "conversation", "audioVideoPolicies", "audioVideoSession", "reportMediaDiagnostics", "stopAudio", "stopAudioVideo", "stopVideo", "videoFreeze")
}

func TestEscalate_refusesWhatItCannotUse(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Doc, nil).cast()
	_, av := c.connected("addAudio")
	for name, row := range map[string]struct {
		rel, query, mediaType string
		status                int
		parameter             string
	}{
		"no operation":              {"escalateAudio", "sessionContext=s", "application/sdp", 400, "operationId"},
		"no session":                {"escalateAudio", "operationId=o", "application/sdp", 400, "sessionContext"},
		"another media type":        {"escalateAudio", operation, "text/plain", 415, ""},
		"no description of media":   {"escalateAudio", operation, "application/json", 400, ""},
		"video where there is none": {"escalateAudioVideo", operation, "application/sdp", 409, ""},
	} {
		got := c.caller.escalate(av, row.rel, row.query, row.mediaType).want(row.status).object()
		wantText(t, name, got.text("parameters", "name"), row.parameter)
	}
	c.caller.escalate(av, "escalateAudio", operation, "application/sdp").want(201)
	c.caller.escalate(av, "escalateAudio", operation, "application/sdp").want(409)
}

func TestReplaceWithPhoneAudio_endsTheCallOnceThePhoneIsPickedUp(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		conversation, av := c.connected("addAudio")
		c.caller.act(av, "replaceWithPhoneAudio", jsonObject{"phoneNumber": "tel:+14255550100", "operationId": "op-3"}).want(201)
		wantText(t, "audioVideo while it rings", c.caller.get(av).object().text("state"), "Connected")
		c.caller.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
		c.caller.await("communication: phoneAudioInvitation completed Success")
		wantText(t, "audioVideo", c.caller.get(av).object().text("state"), "Disconnected")
		wantText(t, "phoneAudio", c.caller.get(c.caller.get(conversation).object().href("phoneAudio")).object().text("state"), "Connected")
		wantTexts(t, "active", c.caller.active(conversation), []string{"Messaging", "Audio"})
	})
}

func TestReportMediaDiagnostics_takesWhatIsOnTheList(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	_, av := c.connected("addAudio")
	c.caller.act(av, "reportMediaDiagnostics", jsonObject{"errorCode": "LocalFailure", "errorSubcode": "MediaFailure"}).want(204)
	got := c.caller.act(av, "reportMediaDiagnostics", jsonObject{"errorCode": "Sunspots"}).want(400).object()
	wantText(t, "parameter", got.text("parameters", "name"), "errorCode")
	policies := c.caller.get(c.caller.get(av).object().href("audioVideoPolicies")).want(200).object()
	wantText(t, "multiView", policies.text("multiView"), "Disabled")
}
