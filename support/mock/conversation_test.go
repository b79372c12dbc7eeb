package mock_test

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

func TestDelete_leavesTheOtherConversation(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		for _, derived := range []bool{true, false} {
			c := serve(t, d, nil).cast()
			invitation, original := c.derived()
			alias := invitation.href("derivedConversation")
			self := c.caller.get(alias).object().href("self")
			c.caller.drain()
			gone, kept := []string{self, alias}, []string{original}
			if !derived {
				gone, kept = kept, gone
			}
			c.caller.ask("DELETE", gone[0], c.caller.token, nil, "").want(204)
			c.caller.ask("DELETE", gone[0], c.caller.token, nil, "").want(404)
			for _, href := range gone {
				wantText(t, "code", c.caller.get(href).want(404).object().text("code"), "NotFound")
			}
			for _, href := range kept {
				c.caller.get(href).want(200)
			}
			deleted := find(t, c.caller.drain(), "communication: conversation deleted")
			if deleted.at("_embedded") != nil {
				t.Errorf("deleted event: got %v, want no body", deleted)
			}
			other := c.callee
			if derived {
				other = c.answerer
			}
			find(t, other.drain(), "communication: conversation deleted")
		}
	})
}

func TestDeleteApplication_endsAllThatItHas(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		invitation, _ := c.derived()
		c.caller.ask("DELETE", c.caller.app.href("self"), c.caller.token, nil, "").want(204)
		for _, href := range []string{invitation.href("derivedConversation"), c.caller.app.href("self"), c.caller.next} {
			wantText(t, "subcode of "+href, c.caller.get(href).want(404).object().text("subcode"), "ApplicationNotFound")
		}
		find(t, c.callee.drain(), "communication: conversation deleted")
		find(t, c.answerer.drain(), "communication: conversation deleted")
	})
}

// grown is a derived conversation that the callee has joined.
func (c cast) grown() string {
	c.caller.t.Helper()
	invitation, _ := c.derived()
	derived := c.caller.get(invitation.href("derivedConversation")).object()
	c.caller.post(derived.href("addParticipant"), jsonObject{"to": c.callee.sip, "operationId": "op-3"}).want(201)
	e := c.callee.await("communication: participantInvitation started")
	c.callee.post(e.text("_embedded", "participantInvitation", "_links", "accept", "href"), nil).want(204)
	return derived.href("self")
}

func TestConference_isLedByItsCaller(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		self := c.grown()
		conference := c.caller.get(self).want(200).object()
		wantText(t, "state", conference.text("state"), "Conferenced")
		if got := conference.at("participantCount"); got != 3.0 {
			t.Errorf("participantCount: got %v, want 3", got)
		}
		wantText(t, "audienceMute", conference.text("audienceMute"), "Disabled")
		c.caller.post(conference.href("enableAudienceMuteLock"), nil).want(204)
		c.caller.post(conference.href("disableAudienceMessaging"), nil).want(204)
		silent := c.caller.get(self).object()
		wantText(t, "audienceMute", silent.text("audienceMute"), "Enabled")
		wantText(t, "audienceMessaging", silent.text("audienceMessaging"), "Disabled")
		if !d.Profile().AllAtOnce && (silent.href("enableAudienceMuteLock") != "" || silent.href("disableAudienceMuteLock") == "") {
			t.Errorf("toggles: got %v, want only the one that changes something", silent["_links"])
		}
		leaders := c.caller.get(silent.href("leaders")).object()
		wantText(t, "leader", leaders.text("_links", "participant", "href"), silent.href("localParticipant"))
		events := c.answerer.drain()
		find(t, events, "conversation: participant added")
		find(t, c.callee.drain(), "communication: participantInvitation completed Success")
		seat := events[len(events)-1].text("link", "href")
		theirs := c.answerer.get(seat).want(200).object()
		if theirs.href("enableAudienceMuteLock") != "" && !d.Profile().AllAtOnce {
			t.Errorf("toggles of an attendee: got %v, want none", theirs["_links"])
		}
		c.answerer.post(seat+"/enableAudienceMuteLock", nil).want(403)
	})
}

func TestConference_goesOnWithoutOne(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	self := c.grown()
	c.answerer.ask("DELETE", c.answerer.app.href("self"), c.answerer.token, nil, "").want(204)
	if got := c.caller.get(self).want(200).object().at("participantCount"); got != 2.0 {
		t.Errorf("participantCount: got %v, want 2", got)
	}
}

// TestLinks_leadSomewhere follows every link that promises a GET, from the
// application and from conversations in several states.
func TestLinks_leadSomewhere(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.caller.post(c.caller.app.text("_embedded", "me", "_links", "makeMeAvailable", "href"), nil).want(204)
		self := c.grown()
		seen := map[string]bool{}
		c.follow(t, seen, c.caller.app.href("self"))
		c.follow(t, seen, self)
		for _, e := range c.caller.drain() {
			if e.text("type") != "deleted" {
				c.follow(t, seen, strings.TrimPrefix(e.text("link", "href"), c.caller.url))
			}
		}
		if len(seen) < 30 {
			t.Errorf("links followed: got %d, want 30 or more", len(seen))
		}
	})
}

// isPosted tells whether the link rel is not for GET: such links say what they do.
func isPosted(rel string) bool {
	switch rel {
	case "accept", "batch", "events", "search", "userAcknowledged":
		return true
	}
	return slices.ContainsFunc([]string{"acceptWith", "add", "admit", "cancel", "decline", "demote", "disable", "eject", "enable", "escalate", "hold",
		"immediateForwardTo", "join", "makeMe", "promote", "reject", "replaceWith", "report", "reset", "resume", "send", "setIs", "simultaneousRingTo",
		"start", "stop", "subscribeTo", "turnOff", "unansweredCallTo"}, func(verb string) bool { return strings.HasPrefix(rel, verb) })
}

// unplayed are the links to what is not played, which samples show.
const unplayed = " changeNumber changeVisibility conversationLogs mediaPolicies mediaRelayAccessToken missedItems replayMessage myAssignedOnlineMeeting" +
	" myOnlineMeetings onlineMeetingDefaultValues onlineMeetingEligibleValues onlineMeetingInvitationCustomization onlineMeetingPolicies phoneDialInInformation "

// pictured are the links to what is neither JSON nor XML.
const pictured = " photo contactPhoto "

// momentary are the links that lead somewhere at times only; the samples show
// them all the time.
const momentary = " audioVideoSession videoFreeze videoLockedOnParticipant replacesAudioVideo replacesPhoneAudio "

func (c cast) follow(t *testing.T, seen map[string]bool, href string) {
	t.Helper()
	if seen[href] {
		return
	}
	seen[href] = true
	got := c.caller.get(href)
	if got.status != 200 {
		t.Errorf("%s: got %d, want 200", href, got.status)
		return
	}
	if err := xml.Unmarshal(c.caller.xml(href).want(200).body, new(struct{})); err != nil {
		t.Errorf("%s as XML: %v", href, err)
	}
	c.followAll(t, seen, got.object())
}

func (c cast) followAll(t *testing.T, seen map[string]bool, v jsonObject) {
	t.Helper()
	links, _ := v["_links"].(map[string]any)
	for rel, link := range links {
		if list, ok := link.([]any); ok {
			link = list[0]
		}
		href := jsonObject(link.(map[string]any)).text("href")
		if !isPosted(rel) && !strings.Contains(pictured+momentary+unplayed, " "+rel+" ") && !strings.HasPrefix(href, "data:") {
			c.follow(t, seen, href)
		}
	}
	embedded, _ := v["_embedded"].(map[string]any)
	for _, inner := range embedded {
		if list, ok := inner.([]any); ok {
			inner = list[0]
		}
		c.followAll(t, seen, jsonObject(inner.(map[string]any)))
	}
}
