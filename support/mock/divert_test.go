package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// accepts lets p accept the invitation to messaging that reached it.
func (p *person) accepts() {
	p.t.Helper()
	incoming := p.await("communication: messagingInvitation started")
	p.post(incoming.text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
}

// divertMessages lets the callee's messages reach the answerer.
func (c cast) divertMessages() {
	c.caller.order("PATCH", "/users/"+c.callee.sip, jsonObject{"messagesTo": c.answerer.sip}, 204)
}

// audioCall stages a conversation of caller and callee that holds audio only.
func (c cast) audioCall() string {
	c.caller.t.Helper()
	start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
	href := c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
	c.callee.take()
	c.caller.await("communication: audioVideoInvitation completed Success")
	return c.caller.get(href).want(200).object().href("conversation")
}

func TestDivert_derivesMessaging(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original := c.audioCall()
		c.divertMessages()
		messaging := c.caller.get(original).object().href("messaging")
		href := c.caller.act(messaging, "addMessaging", jsonObject{"operationId": "op-1"}).want(201).header.Get("Location")
		pending := c.caller.get(href).want(200).object()
		wantTexts(t, "derived links while pending", derivedLinks(pending), nil)
		c.caller.get(href + "/derivedMessaging").want(404)
		c.answerer.accepts()
		invitation := c.caller.get(href).want(200).object()
		wantTexts(t, "derived links", derivedLinks(invitation), []string{"derivedMessaging"})
		c.caller.get(href + "/derivedPhoneAudio").want(404)
		derived := c.caller.get(invitation.href("derivedMessaging")).want(200).object()
		wantText(t, "state", derived.text("state"), "Connected")
		k2 := c.caller.get(derived.href("conversation")).want(200).object()
		wantText(t, "messaging of the derived conversation", k2.href("messaging"), derived.href("self"))
		if k2.href("self") == original {
			t.Errorf("derived conversation: got the original one, %s", original)
		}
		wantText(t, "messaging of the original one", c.caller.get(messaging).object().text("state"), "Disconnected")
		wantTexts(t, "active in the original one", c.caller.active(original), []string{"Audio"})
	})
}

func TestDivert_canBeTakenBack(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	c.divertMessages()
	s.order("PATCH", "/users/"+c.callee.sip, jsonObject{"messagesTo": ""}, 204)
	original := c.converse()
	wantText(t, "state", c.caller.get(original).object().text("state"), "Connected")
	got := s.order("PATCH", "/users/"+c.callee.sip, jsonObject{"messagesTo": "sip:nobody@contoso.com"}, 400)
	wantText(t, "error", got.object().text("error"), `messagesTo: got "sip:nobody@contoso.com", want the address of a user of the group, or none`)
}

func TestMessaging_offersWhatAppliesNow(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original := c.audioCall()
	messaging := c.caller.get(original).object().href("messaging")
	offers(t, c.caller.get(messaging).object(), "self", "conversation", "addMessaging")
	c.caller.act(messaging, "addMessaging", nil).want(201)
	offers(t, c.caller.get(messaging).object(), "self", "conversation", "stopMessaging")
	c.callee.accepts()
	now := c.caller.get(messaging).object()
	offers(t, now, "self", "conversation", "sendMessage", "setIsTyping", "stopMessaging", "typingParticipants")
	if now.at("negotiatedMessageFormats") == nil {
		t.Errorf("formats: got %v, want some", now)
	}
}

func TestModality_isRefusedForACause(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	c := s.cast()
	phone := c.called()
	s.order("PATCH", "/groups/"+c.group, jsonObject{"refuse": "there are too many groups"}, 204)
	wantText(t, "subcode", c.caller.get(phone).want(409).object().text("subcode"), "TooManyGroups")
}
