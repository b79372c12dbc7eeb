package mock_test

import (
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// TestPatience_isAsLongAsOptionsSay lets a call ring, and a message lie, on a pool
// that waits for a tenth of what others do.
func TestPatience_isAsLongAsOptionsSay(t *testing.T) {
	t.Parallel()
	c := serveWith(t, mock.Options{Dialect: mock.Doc, Patience: 3 * time.Second}).cast()
	original := c.converse()
	c.callee.drain()
	call := c.add(original, "audioVideo", "addAudio")
	message := c.caller.write(c.caller.messages(mock.Doc, original), "text/plain", "Hi").want(201).header.Get("Location")
	states := func() string {
		return c.caller.get(call).want(200).object().text("state") + ", " + c.caller.get(message).want(200).object().text("status")
	}
	c.advance(2.9)
	wantText(t, "call and message in time", states(), "Alerting, Pending")
	c.advance(0.2)
	wantText(t, "call and message later", states(), "Failed, Failed")
}

func TestPatience_isThirtyTimesThatOfAPhone(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{Patience: 3 * time.Second})
	c := s.cast()
	s.order("PATCH", "/users/"+c.callee.sip, jsonObject{"answers": true}, 204)
	href := c.add(c.converse(), "phoneAudio", "addPhoneAudio") // rings at the caller's own first
	state := func() string { return c.caller.get(href).want(200).object().text("state") }
	c.advance(0.19)
	wantText(t, "state in time", state(), "Alerting")
	c.advance(0.02)
	wantText(t, "state later", state(), "Connected")
}

func TestPatience_isLongerThanAnyHabit(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{Patience: 2 * time.Second})
	u := mock.User{SIP: "sip:ada@contoso.com", Username: "ada", Password: "a", Habits: mock.Habits{After: 2 * time.Second}}
	if err := s.pool.AddUser(u); err == nil || !strings.Contains(err.Error(), "less than the 2s after which") {
		t.Errorf("got %v, want the habit to be too slow", err)
	}
	s.order("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "ada", "habits": jsonObject{"after": 2}}}}, 400)
	s.order("POST", "/groups", jsonObject{"users": []jsonObject{{"name": "ada", "habits": jsonObject{"after": 1.9}}}}, 201)
}
