package mock_test

import (
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// TestOnlineMeeting_hasWhatItsPageLists follows the page onlineMeeting.
func TestOnlineMeeting_hasWhatItsPageLists(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		c.callee.joins(address)
		meeting := c.caller.get(c.caller.get(original).want(200).object().href("onlineMeeting")).want(200).object()
		id := address[strings.LastIndex(address, ":")+1:]
		wantText(t, "onlineMeetingId", meeting.text("onlineMeetingId"), id)
		wantText(t, "joinUrl", meeting.text("joinUrl"), "https://meet.contoso.com/"+c.caller.username+"/"+id)
		if got := meeting.text("conferenceId"); len(got) != 8 || strings.Trim(got, "0123456789") != "" {
			t.Errorf("conferenceId: got %q, want eight digits", got)
		}
		wantText(t, "organizer", meeting.text("organizerUri")+" "+meeting.text("organizerName"), c.caller.sip+" caller")
		wantText(t, "leaders", meeting.at("leaders").([]any)[0].(string), c.caller.sip)
		wantText(t, "attendees", meeting.at("attendees").([]any)[0].(string), c.callee.sip)
		organizer := c.caller.get(meeting.href("organizer")).want(200).object()
		wantText(t, "organizer", organizer.text("rel")+" "+organizer.text("uri"), "organizer "+c.caller.sip)
		for _, name := range []string{"accessLevel", "automaticLeaderAssignment", "entryExitAnnouncement", "expirationTime", "hostingNetwork",
			"largeMeeting", "lobbyBypassForPhoneUsers", "onlineMeetingRel", "phoneUserAdmission", "subject"} {
			if meeting.text(name) == "" {
				t.Errorf("%s: got none", name)
			}
		}
	})
}

// TestCommunication_startsWithVideo starts calls that have more than audio.
func TestCommunication_startsWithVideo(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for link, want := range map[string]string{"startAudio": "[Audio]", "startVideo": "[Video]", "startAudioVideo": "[Audio Video]"} {
			c := serve(t, d, nil).cast()
			made := c.caller.post(c.caller.communication(link), jsonObject{"to": c.callee.sip}).want(201)
			c.callee.take()
			c.caller.await("communication: audioVideoInvitation completed Success")
			conversation := c.caller.get(made.header.Get("Location")).want(200).object().href("conversation")
			wantText(t, link, "["+strings.Join(c.caller.active(conversation), " ")+"]", want)
		}
	})
}

func TestCommunication_keepsWhatIsPreferred(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.caller.app.href("self") + "/communication"
		put := putter(t, c.caller, href)
		put("an odd policy", "now", c.caller.passed(href, "conversationHistory", "Perhaps"), "BadRequest/ParameterValidationFailure", 400)
		put("a policy", "now", c.caller.passed(href, "conversationHistory", "Enabled"), "", 200)
		put("a flag", "now", c.caller.passed(href, "publishEndpointLocation", true), "", 200)
		shown := c.caller.get(href).want(200).object()
		wantText(t, "conversationHistory", shown.text("conversationHistory"), "Enabled")
		if shown["publishEndpointLocation"] != true {
			t.Errorf("publishEndpointLocation: got %v, want true", shown["publishEndpointLocation"])
		}
	})
}

func TestForwarding_reachesVoicemail(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		settings := c.callee.get(c.callee.me().href("callForwardingSettings")).want(200).object()
		c.callee.post(settings.text("_embedded", "immediateForwardSettings", "_links", "immediateForwardToVoicemail", "href"), nil).want(204)
		after := c.callee.get(settings.href("self")).want(200).object()
		wantText(t, "target", after.text("activeSetting")+" "+after.text("_embedded", "immediateForwardSettings", "target"), "ImmediateForward Voicemail")
		href := c.add(original, "audioVideo", "addAudio")
		c.caller.await("communication: audioVideoInvitation completed Success")
		by := c.caller.get(href).want(200).object().text("_embedded", "acceptedByParticipant", "uri")
		wantText(t, "who answered", by, c.callee.sip+";opaque=app:voicemail")
	})
}

func TestUnansweredCalls_areReplaced(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		href := c.callee.me().href("callForwardingSettings") + "/unansweredCallSettings"
		put := putter(t, c.callee, href)
		put("no If-Match", "", jsonObject{}, "PreconditionRequired/", 428)
		put("too soon", "now", c.callee.passed(href, "ringDelay", 4), "BadRequest/ParameterValidationFailure", 400)
		put("nobody", "now", c.callee.passed(href, "target", "Contact"), "BadRequest/ParameterValidationFailure", 400)
		put("voicemail", "now", c.callee.passed(href, "target", "Voicemail"), "", 200)
		put("soon", "now", c.callee.passed(href, "ringDelay", 5), "", 200)
		wantText(t, "handling", c.callee.get(c.callee.me().href("callForwardingSettings")).object().text("unansweredCallHandling"), "Enabled")
		original := c.converse()
		c.add(original, "audioVideo", "addAudio")
		c.advance(5)
		c.caller.await("communication: audioVideoInvitation completed Success")
		put("nowhere", "now", c.callee.passed(href, "target", "None"), "", 200)
		wantText(t, "handling", c.callee.get(c.callee.me().href("callForwardingSettings")).object().text("unansweredCallHandling"), "Disabled")
	})
}

func TestSimultaneousRing_waitsForItsDelay(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		href := c.callee.me().href("callForwardingSettings") + "/simultaneousRingSettings"
		put := putter(t, c.callee, href)
		put("nobody yet", "now", c.callee.passed(href, "target", "Contact"), "BadRequest/ParameterValidationFailure", 400)
		put("no team", "now", c.callee.passed(href, "target", "Team"), "Forbidden/NoTeamMembersConfigured", 403)
		c.callee.post(href+"/simultaneousRingToContact", jsonObject{"target": c.answerer.sip}).want(204)
		put("a delay", "now", c.callee.passed(href, "ringDelay", 10), "", 200)
		rings := func() bool {
			return strings.Contains(strings.Join(names(c.answerer.poll()), " "), "audioVideoInvitation started")
		}
		release := c.callee.keepSending() // the clock stands still
		defer release()
		c.add(original, "audioVideo", "addAudio")
		c.advance(9)
		if c.caller.pool.Pending(c.answerer.sip) != 0 {
			t.Error("got a ring at once, want it after ten seconds")
		}
		c.advance(1)
		if !rings() {
			t.Error("got no ring after ten seconds")
		}
		put("nobody any more", "now", c.callee.passed(href, "target", "None"), "", 200)
		wantText(t, "active", c.callee.get(c.callee.me().href("callForwardingSettings")).object().text("activeSetting"), "None")
	})
}

// TestAbsences_areSaidToBeUnsupported asks for what the samples link to and the
// mock does not play.
func TestAbsences_areSaidToBeUnsupported(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Doc, nil).cast()
	for _, href := range []string{
		c.caller.communication("conversationLogs"), c.caller.communication("startEmergencyCall"),
		c.caller.app.text("_embedded", "onlineMeetings", "_links", "myOnlineMeetings", "href"),
		c.caller.get(c.caller.me().href("phones")).object().text("_embedded", "phone", "_links", "changeNumber", "href"),
	} {
		code, subcode := c.caller.get(href).refused(409)
		wantText(t, href, code+"/"+subcode, "Conflict/")
	}
	real := serve(t, mock.Real, nil).cast()
	wantText(t, "in captures", real.caller.communication("conversationLogs"), "")
}
