package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// joinConference is p as the caller sees it in a conversation.
func (c cast) joinConference(conversation string, p *person) jsonObject {
	c.caller.t.Helper()
	list := c.caller.get(conversation + "/participants").want(200).object()
	for _, l := range list.at("_links", "participant").([]any) {
		who := c.caller.get(jsonObject(l.(map[string]any)).text("href")).want(200).object()
		if who.text("uri") == p.sip {
			return who
		}
	}
	c.caller.t.Fatalf("participants: got %v, want %s among them", list, p.sip)
	return nil
}

// TestConference_seatsWhoJoins tells everybody who uses messages from then on.
func TestConference_seatsWhoJoins(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.converse()
	c.caller.drain()
	c.callee.drain()
	c.join(original, c.answerer)
	for _, row := range []struct {
		p    *person
		want int
	}{{c.caller, 1}, {c.callee, 1}, {c.answerer, 3}} {
		seats := 0
		for _, e := range row.p.drain() {
			if e.String() == "conversation: participantMessaging added" {
				seats++
			}
		}
		if seats != row.want {
			t.Errorf("seats that %s learns of: got %d, want %d", row.p.sip, seats, row.want)
		}
	}
}

func TestEject_removesFromTheConference(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.confer()
		c.caller.drain()
		c.callee.drain()
		theirs := c.answerer.theirs()
		joinConference := c.joinConference(original, c.answerer)
		c.caller.post(joinConference.href("eject"), nil).want(204)
		c.caller.post(joinConference.href("eject"), nil).want(404)
		find(t, c.caller.drain(), "conversation: participant deleted")
		find(t, c.callee.drain(), "conversation: participant deleted")
		deleted := find(t, c.answerer.drain(), "communication: conversation deleted")
		wantText(t, "reason", deleted.text("reason", "subcode"), "Ejected")
		c.answerer.get(c.answerer.path(theirs)).want(404)
		if got := c.caller.get(original).want(200).object().at("participantCount"); got != 2.0 {
			t.Errorf("participantCount: got %v, want 2", got)
		}
	})
}

func TestPromote_makesALeader(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.confer()
		theirs := c.answerer.path(c.answerer.theirs())
		c.answerer.post(theirs+"/enableAudienceMuteLock", nil).want(403)
		c.caller.drain()
		joinConference := c.joinConference(original, c.answerer)
		wantText(t, "role", joinConference.text("role"), "Attendee")
		c.caller.post(joinConference.href("promote"), nil).want(204)
		c.caller.post(joinConference.href("self")+"/promote", nil).want(409)
		find(t, c.caller.drain(), "conversation: participant updated")
		wantText(t, "role", c.joinConference(original, c.answerer).text("role"), "Leader")
		find(t, c.answerer.drain(), "conversation: localParticipant updated")
		c.answerer.post(theirs+"/enableAudienceMuteLock", nil).want(204)
		c.caller.post(joinConference.href("self")+"/demote", nil).want(204)
		c.answerer.post(theirs+"/disableAudienceMuteLock", nil).want(403)
		wantText(t, "role", c.joinConference(original, c.answerer).text("role"), "Attendee")
	})
}

func TestLeaderActions_refused(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.converse()
		inCall := c.caller.get(original+"/participants").object().at("_links", "participant").([]any)
		guest := jsonObject(inCall[1].(map[string]any)).text("href")
		for _, act := range []string{"admit", "demote", "eject", "promote", "reject"} {
			c.caller.post(guest+"/"+act, nil).want(409)
		}
		c.join(original, c.answerer)
		joinConference := c.joinConference(original, c.callee).href("self")
		for _, act := range []string{"admit", "reject", "demote"} {
			c.caller.post(joinConference+"/"+act, nil).want(409)
		}
		own := c.joinConference(original, c.caller).href("self")
		for _, act := range []string{"eject", "demote", "promote"} {
			c.caller.post(own+"/"+act, nil).want(409)
		}
		c.caller.post(original+"/participants/nobody/eject", nil).want(404)
		theirs := c.answerer.path(c.answerer.theirs())
		list := c.answerer.get(theirs+"/participants").object().at("_links", "participant").([]any)
		for _, l := range list[1:] {
			c.answerer.post(jsonObject(l.(map[string]any)).text("href")+"/eject", nil).want(403)
		}
	})
}

// TestLeaderActions_areOfferedToLeaders is about links, which follow role and state.
func TestLeaderActions_areOfferedToLeaders(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.confer()
	joinConference := c.joinConference(original, c.answerer)
	for rel, want := range map[string]bool{"eject": true, "promote": true, "demote": false, "admit": false, "reject": false} {
		if got := joinConference.href(rel) != ""; got != want {
			t.Errorf("link %s to a leader: got %t, want %t", rel, got, want)
		}
	}
	own := c.joinConference(original, c.caller)
	wantText(t, "link to oneself", own.href("eject"), "")
	if own.at("organizer") != true || own.text("role") != "Leader" {
		t.Errorf("who began the conference: got %v, want the organizer and leader", own)
	}
}

// TestAudience_isSilenced is the policy of a conference on messages.
func TestAudience_isSilenced(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.confer()
		theirs := c.answerer.path(c.answerer.theirs())
		c.caller.post(c.caller.get(original).object().href("disableAudienceMessaging"), nil).want(204)
		c.answerer.write(c.answerer.messages(d, theirs), "text/plain", "Hi").want(403)
		c.answerer.post(c.answerer.typing(d, theirs), nil).want(403)
		c.caller.write(c.caller.messages(d, original), "text/plain", "Hi").want(201)
	})
}

// TestAudience_isOfferedWhatItMayWrite takes that from the audience and gives it
// back: each time its members learn of what they can do then.
func TestAudience_isOfferedWhatItMayWrite(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.confer()
	joinConference := c.joinConference(original, c.answerer).href("self")
	for _, row := range []struct {
		name, href string
		offered    bool
	}{
		{"silenced", original + "/messaging/disableAudienceMessaging", false},
		{"promoted", joinConference + "/promote", true},
		{"demoted", joinConference + "/demote", false},
		{"allowed again", original + "/messaging/enableAudienceMessaging", true},
	} {
		c.answerer.drain()
		c.caller.post(row.href, nil).want(204)
		told := jsonObject(find(t, c.answerer.drain(), "conversation: messaging updated").at("_embedded", "messaging").(map[string]any))
		for _, rel := range []string{"sendMessage", "setIsTyping"} {
			if got := told.href(rel) != ""; got != row.offered {
				t.Errorf("%s: got the link %s: %t, want %t", row.name, rel, got, row.offered)
			}
		}
	}
}
