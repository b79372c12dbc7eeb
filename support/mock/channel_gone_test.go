package mock_test

import (
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mock/wire"
)

func TestChannel_endsWithItsApplication(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		c.caller.pool.Occupy(c.caller.sip)
		w := c.caller.wait()
		w.parked(1)
		c.caller.ask("DELETE", c.caller.app.href("self"), c.caller.token, nil, "").want(204)
		for _, got := range []answer{w.answer(), c.caller.get(c.caller.next)} {
			code, subcode := got.refused(404)
			wantText(t, "reason", code+"/"+subcode, "NotFound/ApplicationNotFound")
		}
	})
}

// TestChannel_outlivesAClientThatLeft wants what a request waited for to be
// there for the next one.
func TestChannel_outlivesAClientThatLeft(t *testing.T) {
	t.Parallel()
	c := quiet(t)
	leave := c.caller.leave()
	waiting{p: c.caller}.parked(1)
	leave()
	waiting{p: c.caller}.parked(0)
	c.caller.notify(an(wire.High, "added", "note"))
	wantTexts(t, "events", c.caller.get(c.caller.next).want(200).notified(), []string{"added note"})
}

// TestChannel_linksInPlaceOfBodies wants every event of a derivation without a
// body, and what it links to to be there.
func TestChannel_linksInPlaceOfBodies(t *testing.T) {
	t.Parallel()
	s := serveWith(t, mock.Options{Linked: true})
	c := s.cast()
	start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
	c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201)
	incoming := c.callee.await("communication: messagingInvitation started")
	invitation := c.callee.get(incoming.text("link", "href")).want(200).object()
	c.callee.post(invitation.href("accept"), nil).want(204)
	for _, e := range c.caller.poll() {
		if e.at("_embedded") != nil {
			t.Errorf("%s: got %v, want no body", e, e.at("_embedded"))
		}
		c.caller.get(e.text("link", "href")).want(200)
	}
}
