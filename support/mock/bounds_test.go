package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestBounds_ofConversations(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	input := jsonObject{"to": c.callee.sip}
	c.caller.pool.Crowd(c.caller.sip, mock.MaxConversations-1, 0)
	c.caller.post(start, input).want(201)
	if code, subcode := c.caller.post(start, input).refused(409); subcode != "TooManyConversations" {
		t.Errorf("one conversation too many: got %s/%s, want TooManyConversations", code, subcode)
	}
	e := find(t, c.caller.drain(), "communication: messagingInvitation completed Failure")
	wantText(t, "end of the last one", e.text("reason", "subcode"), "Timeout")
}

// TestBounds_ofWhoIsCalled lets a call pass by an application without room.
func TestBounds_ofWhoIsCalled(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.callee.pool.Crowd(c.callee.sip, mock.MaxConversations, 0)
	c.dial()
	wantTexts(t, "callee's events", names(c.callee.drain()), nil)
	find(t, c.caller.drain(), "communication: messagingInvitation completed Failure")
}

func TestBounds_ofInvitations(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	c.caller.pool.Crowd(c.caller.sip, 1, mock.MaxPending)
	if code, subcode := c.caller.post(start, jsonObject{"to": c.callee.sip}).refused(409); subcode != "LimitExceeded" {
		t.Errorf("one invitation too many: got %s/%s, want LimitExceeded", code, subcode)
	}
}

// TestBounds_ofInvitationsThatEnded reads invitations long after their end.
func TestBounds_ofInvitationsThatEnded(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	fail := func() string {
		return c.caller.post(start, jsonObject{"to": "sip:nobody@contoso.com"}).want(201).header.Get("Location")
	}
	first, second := fail(), fail()
	for range mock.MaxEnded - 1 {
		fail()
	}
	c.caller.get(first).want(404)
	wantText(t, "the second one", c.caller.get(second).want(200).object().text("state"), "Failed")
}
