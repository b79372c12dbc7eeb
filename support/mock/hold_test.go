package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestHold_isToldByTheLinks(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	phone := c.called()
	c.caller.drain()
	offers(t, c.caller.get(phone).object(), "self", "conversation", "holdPhoneAudio", "stopPhoneAudio")
	c.caller.act(phone, "holdPhoneAudio", nil).want(204)
	held := find(t, c.caller.drain(), "conversation: phoneAudio updated")
	wantText(t, "state on hold", held.text("_embedded", "phoneAudio", "state"), "Connected")
	offers(t, c.caller.get(phone).object(), "self", "conversation", "resumePhoneAudio", "stopPhoneAudio")
	c.caller.act(phone, "resumePhoneAudio", nil).want(204)
	offers(t, c.caller.get(phone).object(), "self", "conversation", "holdPhoneAudio", "stopPhoneAudio")
	c.caller.act(phone, "stopPhoneAudio", nil).want(204)
	offers(t, c.caller.get(phone).object(), "self", "conversation", "addPhoneAudio")
}

// TestHold_isRefusedWhereItChangesNothing uses dialect doc, which offers all
// links at any time.
func TestHold_isRefusedWhereItChangesNothing(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Doc, nil).cast()
	idle := c.caller.get(c.converse()).object().href("phoneAudio")
	for _, rel := range []string{"holdPhoneAudio", "resumePhoneAudio", "stopPhoneAudio"} {
		wantText(t, rel, c.caller.act(idle, rel, nil).want(409).object().text("code"), "Conflict")
	}
	phone := c.called()
	c.caller.act(phone, "resumePhoneAudio", nil).want(409)
	c.caller.act(phone, "holdPhoneAudio", nil).want(204)
	c.caller.act(phone, "holdPhoneAudio", nil).want(409)
	c.caller.act(phone, "stopPhoneAudio", nil).want(204)
	c.caller.act(phone, "resumePhoneAudio", nil).want(409)
}
