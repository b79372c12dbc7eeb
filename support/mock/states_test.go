package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// A conversationAt is a conversation of p in some state.
type conversationAt struct {
	p            *person
	conversation string
}

// states are the states that a conversation can be in, each with how it comes about.
var states = []struct {
	name  string
	bring func(c cast) conversationAt
}{
	{"Connecting", func(c cast) conversationAt { return conversationAt{c.caller, c.dial()} }},
	{"Incoming", func(c cast) conversationAt {
		c.dial()
		e := c.callee.await("communication: messagingInvitation started")
		return conversationAt{c.callee, e.text("_embedded", "messagingInvitation", "_links", "conversation", "href")}
	}},
	{"Connected", func(c cast) conversationAt { return conversationAt{c.caller, c.converse()} }},
	{"Conferenced", func(c cast) conversationAt { return conversationAt{c.caller, c.confer()} }},
	{"", func(c cast) conversationAt { // over
		conversation := c.converse()
		c.caller.remove(conversation)
		return conversationAt{c.caller, conversation}
	}},
}

// dial invites the callee to messages and returns the caller's conversation.
func (c cast) dial() string {
	c.caller.t.Helper()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	href := c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
	return c.caller.get(href).want(200).object().href("conversation")
}

// requests are what can be tried in a conversation, with the status that follows
// in each of the states, in their order. Messages are in use where people talk.
var requests = []struct {
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

// TestStates_allowWhatTheyAllow sends every request in every state.
func TestStates_allowWhatTheyAllow(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		for i, state := range states {
			for _, request := range requests {
				at := state.bring(s.cast())
				if state.name != "" {
					wantText(t, "state", at.p.get(at.conversation).want(200).object().text("state"), state.name)
				}
				header := map[string]string{}
				if request.kind != "" {
					header["Content-Type"] = request.kind
				}
				got := at.p.ask(request.method, at.conversation+request.path, at.p.token, header, request.body)
				if got.status != request.want[i] {
					t.Errorf("%s while %q: got %d, want %d: %s", request.name, state.name, got.status, request.want[i], got.body)
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
		at := states[i].bring(s.cast())
		conversation := at.p.get(at.conversation).want(200).object()
		for rel, there := range want {
			if got := conversation.href(rel) != ""; got != there {
				t.Errorf("link %s while %s: got %t, want %t", rel, states[i].name, got, there)
			}
		}
		if want["localParticipant"] {
			wantText(t, "title", conversation.text("_links", "localParticipant", "title"), "caller")
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
		wantTexts(t, "callee's events while it rings", names(started), []string{
			"communication: messagingInvitation started", "communication: conversation added",
			"conversation: localParticipant added", "conversation: participant added",
		})
		c.callee.post(started[0].text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
		wantTexts(t, "callee's events then", names(c.callee.drain()), []string{
			"communication: messagingInvitation updated", "communication: conversation updated",
			"conversation: participantMessaging added", "conversation: participantMessaging added",
			"conversation: messaging updated", "communication: messagingInvitation completed Success",
		})
		events := c.caller.drain()
		wantTexts(t, "caller's events", names(events), []string{
			"communication: messagingInvitation started", "communication: conversation added",
			"conversation: localParticipant added", "conversation: messaging updated",
			"communication: conversation updated", "conversation: participant added",
			"conversation: participantMessaging added", "conversation: participantMessaging added",
			"conversation: messaging updated", "communication: messagingInvitation completed Success",
		})
		wantText(t, "first seat in", events[6].text("in", "rel"), "participant")
		wantText(t, "second seat in", events[7].text("in", "rel"), "localParticipant")
		seat := c.caller.get(c.caller.path(events[6].text("link", "href"))).want(200).object()
		wantText(t, "seat of", seat.href("participant"), c.caller.path(events[6].text("in", "href")))
		if !d.Profile().NamedAddresses && !d.Profile().AllAtOnce {
			c.caller.get(c.caller.path(events[5].text("link", "href")) + "/audio").want(404)
		}
	})
}
