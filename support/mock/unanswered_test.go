package mock_test

import (
	"slices"
	"testing"

	"ucwatest/support/mock"
)

// unanswered sends the callee's calls elsewhere if nobody takes them for so many
// seconds; target is "" for voicemail.
func (c cast) unanswered(target string, delay int) {
	c.callee.t.Helper()
	settings := c.callee.get(c.callee.me().href("callForwardingSettings")).want(200).object()
	link, input := "unansweredCallToContact", jsonObject{"target": target, "ringDelay": delay}
	if target == "" {
		link, input = "unansweredCallToVoicemail", jsonObject{"ringDelay": delay}
	}
	c.callee.post(settings.text("_embedded", "unansweredCallSettings", "_links", link, "href"), input).want(204)
}

func TestUnanswered_goesOnToAContact(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		c.unanswered(c.answerer.sip, 20)
		href := c.add(original, "audioVideo", "addAudio")
		state := func() string { return c.caller.get(href).want(200).object().text("state") }
		c.advance(19.9)
		wantText(t, "state in time", state(), "Alerting")
		c.advance(0.2)
		wantText(t, "state later", state(), "Forwarded")
		missed := find(t, c.callee.poll(), "communication: audioVideoInvitation completed Failure")
		wantText(t, "callee's reason", missed.text("reason", "subcode"), "Missed")
		forwarder := c.answerer.await("communication: audioVideoInvitation started").text("_embedded", "audioVideoInvitation", "_links", "forwardedBy", "href")
		wantText(t, "forwarder", c.answerer.get(forwarder).want(200).object().text("uri"), c.callee.sip)
	})
}

func TestUnanswered_isTakenBySomebodyElse(t *testing.T) {
	t.Parallel()
	for name, target := range map[string]string{"a contact": "", "a number": outside} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := serve(t, mock.Real, nil).cast()
			original := c.converse()
			if target == "" {
				target = c.answerer.sip
			}
			c.unanswered(target, 20)
			href := c.add(original, "audioVideo", "addAudio")
			c.advance(20)
			if target == c.answerer.sip {
				c.answerer.take()
			}
			c.caller.await("communication: audioVideoInvitation completed Success")
			invitation := c.caller.get(href).want(200).object()
			wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), target)
			wantTexts(t, "derived links", derivedLinks(invitation), []string{"derivedAudioVideo", "derivedConversation"})
		})
	}
}

// TestUnanswered_isTakenByVoicemail rings for longer than a call that goes
// nowhere else.
func TestUnanswered_isTakenByVoicemail(t *testing.T) {
	t.Parallel()
	for modality, link := range map[string]string{"audioVideo": "addAudio", "phoneAudio": "addPhoneAudio"} {
		t.Run(modality, func(t *testing.T) {
			t.Parallel()
			c := serve(t, mock.Real, nil).cast()
			original := c.converse()
			c.unanswered("", 60)
			href := c.add(original, modality, link)
			c.advance(59)
			wantText(t, "state in time", c.caller.get(href).want(200).object().text("state"), "Alerting")
			c.advance(3)
			events := c.caller.drain()
			find(t, events, "communication: "+modality+"Invitation completed Success")
			invitation := c.caller.get(href).want(200).object()
			wantText(t, "acceptedByParticipant", invitation.text("_embedded", "acceptedByParticipant", "uri"), c.callee.sip+";opaque=app:voicemail")
			c.caller.get(invitation.href("derivedConversation")).want(200)
			if answered := len(answersOfPool(events)) > 0; answered != (modality == "audioVideo") {
				t.Errorf("media answer: got %t, want one to an offer only", answered)
			}
		})
	}
}

func TestUnanswered_endsWhereNobodyIs(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		target, subcode string
		after           float64
	}{
		"an address nobody has": {"sip:nobody@contoso.com", "DestinationNotFound", 20},
		"somebody who is away":  {"", "Timeout", 50},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := serve(t, mock.Real, nil).cast()
			original := c.converse()
			if row.target == "" {
				row.target = c.answerer.sip
			}
			c.unanswered(row.target, 20)
			c.add(original, "audioVideo", "addAudio")
			c.advance(row.after - 0.1)
			if notified := names(c.caller.poll()); slices.Contains(notified, "communication: audioVideoInvitation completed Failure") {
				t.Errorf("in time: got %q, want no end", notified)
			}
			c.advance(0.1)
			ended := find(t, c.caller.drain(), "communication: audioVideoInvitation completed Failure")
			wantText(t, "reason", ended.text("reason", "subcode"), row.subcode)
			wantText(t, "original", c.caller.get(original).want(200).object().text("state"), "Connected")
		})
	}
}

// TestUnanswered_leavesWhatIsBeingTaken lets the callee take the call on the
// phone at the last moment.
func TestUnanswered_leavesWhatIsBeingTaken(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.unanswered("", 20)
	href := c.add(original, "audioVideo", "addAudio")
	incoming := c.callee.await("communication: audioVideoInvitation started").text("link", "href")
	c.advance(19.5)
	c.callee.act(incoming, "acceptWithPhoneAudio", nil).want(204)
	c.advance(30)
	wantText(t, "acceptedByParticipant", c.caller.get(href).want(200).object().text("_embedded", "acceptedByParticipant", "uri"), c.callee.sip)
}

func TestUnanswered_concernsCallsOnly(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.unanswered(c.answerer.sip, 5)
	c.caller.post(c.caller.communication("startMessaging"), jsonObject{"to": c.callee.sip}).want(201)
	c.advance(30)
	find(t, c.caller.drain(), "communication: messagingInvitation completed Failure")
	wantTexts(t, "answerer's events", names(c.answerer.drain()), nil)
}

func TestUnanswered_ringsOnNoPhoneOfTheCalleeAnyMore(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.unanswered(c.answerer.sip, 20)
	href := c.add(original, "phoneAudio", "addPhoneAudio")
	c.advance(22)
	c.caller.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
	c.advance(5)
	wantText(t, "state", c.caller.get(href).want(200).object().text("state"), "Forwarded")
}
