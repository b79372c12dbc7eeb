package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// A stand is a conversation of p in some state.
type stand struct {
	p            *person
	conversation string
}

// stands are the states that a conversation can be in, each with how it comes about.
var stands = []struct {
	name  string
	bring func(c cast) stand
}{
	{"Connecting", func(c cast) stand { return stand{c.caller, c.dial()} }},
	{"Incoming", func(c cast) stand {
		c.dial()
		e := c.callee.await("communication: messagingInvitation started")
		return stand{c.callee, e.text("_embedded", "messagingInvitation", "_links", "conversation", "href")}
	}},
	{"Connected", func(c cast) stand { return stand{c.caller, c.converse()} }},
	{"Conferenced", func(c cast) stand { return stand{c.caller, c.confer()} }},
	{"", func(c cast) stand { // over
		conversation := c.converse()
		c.caller.remove(conversation)
		return stand{c.caller, conversation}
	}},
}

// dial invites the callee to messages and returns the caller's conversation.
func (c cast) dial() string {
	c.caller.t.Helper()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	href := c.caller.post(start, thing{"to": c.callee.sip}).want(201).header.Get("Location")
	return c.caller.get(href).want(200).thing().href("conversation")
}

// deeds are what can be tried in a conversation, with the status that follows
// in each of the states, in their order. Messages are in use where people talk.
var deeds = []struct {
	name, method, path, kind, body string
	want                           [5]int
}{
	{"read", "GET", "", "", "", [5]int{200, 200, 200, 200, 404}},
	{"end", "DELETE", "", "", "", [5]int{204, 204, 204, 204, 404}},
	{"write", "POST", "/messaging/messages", "text/plain", "Hi", [5]int{409, 409, 201, 201, 404}},
	{"write as the samples do", "POST", "/messaging/sendMessage", "text/plain", "Hi", [5]int{409, 409, 201, 201, 404}},
	{"type", "POST", "/messaging/typing", "", "", [5]int{409, 409, 204, 204, 404}},
	{"type as the samples do", "POST", "/messaging/setIsTyping", "", "", [5]int{409, 409, 204, 204, 404}},
	{"list messages", "GET", "/messaging/messages", "", "", [5]int{200, 200, 200, 200, 404}},
	{"list who types", "GET", "/messaging/typingParticipants", "", "", [5]int{200, 200, 200, 200, 404}},
	{"list who types as the samples do", "GET", "/participants/typingParticipants", "", "", [5]int{200, 200, 200, 200, 404}},
	{"stop messages", "POST", "/messaging/terminate", "", "", [5]int{204, 204, 204, 204, 404}},
	{"stop messages as the samples do", "POST", "/messaging/stopMessaging", "", "", [5]int{204, 204, 204, 204, 404}},
	{"stop audio", "POST", "/audioVideo/terminate", "", "", [5]int{409, 409, 409, 409, 404}},
	{"add messages", "POST", "/messaging/addMessaging", "application/json", "{}", [5]int{409, 409, 409, 409, 404}},
	{"add audio", "POST", "/audioVideo/addAudio", "application/json", `{"to":"sip:nobody@contoso.com"}`, [5]int{409, 409, 201, 201, 404}},
	{"add phone audio", "POST", "/phoneAudio/addPhoneAudio", "application/json", `{"to":"sip:nobody@contoso.com"}`, [5]int{409, 409, 201, 201, 404}},
	{"add somebody", "POST", "/addParticipant", "application/json", `{"to":"sip:nobody@contoso.com"}`, [5]int{409, 409, 201, 201, 404}},
	{"see participants", "GET", "/participants", "", "", [5]int{200, 200, 200, 200, 404}},
}

// TestStates_allowWhatTheyAllow tries every deed in every state.
func TestStates_allowWhatTheyAllow(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		for i, state := range stands {
			for _, deed := range deeds {
				at := state.bring(s.cast())
				if state.name != "" {
					same(t, "state", at.p.get(at.conversation).want(200).thing().text("state"), state.name)
				}
				header := map[string]string{}
				if deed.kind != "" {
					header["Content-Type"] = deed.kind
				}
				got := at.p.ask(deed.method, at.conversation+deed.path, at.p.token, header, deed.body)
				if got.status != deed.want[i] {
					t.Errorf("%s while %q: got %d, want %d: %s", deed.name, state.name, got.status, deed.want[i], got.body)
				}
			}
		}
	})
}

// TestLinks_followTheState is about captures: what cannot be done is not linked to.
func TestLinks_followTheState(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	for i, want := range []map[string]bool{
		{"messaging": true, "addParticipant": false, "localParticipant": false, "participants": false},
		{"messaging": true, "addParticipant": false, "localParticipant": false, "participants": false},
		{"messaging": true, "addParticipant": true, "localParticipant": true, "participants": false},
		{"messaging": true, "addParticipant": true, "localParticipant": true, "participants": true},
	} {
		at := stands[i].bring(s.cast())
		conversation := at.p.get(at.conversation).want(200).thing()
		for rel, there := range want {
			if got := conversation.href(rel) != ""; got != there {
				t.Errorf("link %s while %s: got %t, want %t", rel, stands[i].name, got, there)
			}
		}
		if want["localParticipant"] {
			same(t, "title", conversation.text("_links", "localParticipant", "title"), "caller")
		}
	}
}

// TestStart_tellsInOrder is what the two sides of a started conversation learn
// until it is up (SendAnIM, ReceiveAnIM).
func TestStart_tellsInOrder(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.dial()
		started := c.callee.poll()
		equal(t, "callee's events while it rings", names(started), []string{
			"communication: messagingInvitation started", "communication: conversation added",
			"conversation: localParticipant added", "conversation: participant added",
		})
		c.callee.post(started[0].text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
		equal(t, "callee's events then", names(c.callee.drain()), []string{
			"communication: messagingInvitation updated", "communication: conversation updated",
			"conversation: participantMessaging added", "conversation: participantMessaging added",
			"conversation: messaging updated", "communication: messagingInvitation completed Success",
		})
		events := c.caller.drain()
		equal(t, "caller's events", names(events), []string{
			"communication: messagingInvitation started", "communication: conversation added",
			"conversation: localParticipant added", "conversation: messaging updated",
			"communication: conversation updated", "conversation: participant added",
			"conversation: participantMessaging added", "conversation: participantMessaging added",
			"conversation: messaging updated", "communication: messagingInvitation completed Success",
		})
		same(t, "first seat in", events[6].text("in", "rel"), "participant")
		same(t, "second seat in", events[7].text("in", "rel"), "localParticipant")
		seat := c.caller.get(c.caller.path(events[6].text("link", "href"))).want(200).thing()
		same(t, "seat of", seat.href("participant"), c.caller.path(events[6].text("in", "href")))
		if !d.Profile().NamedAddresses && !d.Profile().AllAtOnce {
			c.caller.get(c.caller.path(events[5].text("link", "href")) + "/audio").want(404)
		}
	})
}
