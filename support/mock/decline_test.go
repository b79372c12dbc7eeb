package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

func TestDecline_tellsWhy(t *testing.T) {
	t.Parallel()
	for reason, subcode := range map[string]string{
		"Unknown": "Declined", "Local": "Declined", "Global": "Declined", "EncryptionMismatch": "MediaEncryptionMismatch",
		"InvalidMediaOffer": "InvalidMediaDescription", "InsufficientBandwidthRerouteOverPstn": "InsufficientBandwidth",
	} {
		c := serve(t, mock.Real, nil).cast()
		c.add(c.converse(), "audioVideo", "addAudio")
		incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
		c.callee.post(incoming.href("decline"), jsonObject{"reason": reason}).want(204)
		e := find(t, c.caller.drain(), "communication: audioVideoInvitation completed Failure")
		wantText(t, reason, e.text("reason", "code")+"/"+e.text("reason", "subcode"), "RemoteFailure/"+subcode)
	}
}

func TestDecline_refused(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	c.add(c.converse(), "audioVideo", "addAudio")
	incoming := jsonObject(c.callee.await("communication: audioVideoInvitation started").at("_embedded", "audioVideoInvitation").(map[string]any))
	c.callee.post(incoming.href("decline"), jsonObject{"reason": "Bored"}).refused(400)
	c.callee.post(incoming.href("decline"), jsonObject{"reason": []string{"Local"}}).refused(400)
	c.callee.post(incoming.href("decline"), nil).want(204)
}

// TestDecline_locallyLetsItRingElsewhere declines in one of two applications.
func TestDecline_locallyLetsItRingElsewhere(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ reason, state string }{{"Local", "Connecting"}, {"Global", "Failed"}} {
		c := serve(t, mock.Real, nil).cast()
		second := &person{server: c.callee.server, sip: c.callee.sip, token: c.callee.token, applications: c.callee.applications}
		second.register("second")
		start := c.caller.app.text("_embedded", "communication", "_links", "startMessaging", "href")
		href := c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
		incoming := jsonObject(c.callee.await("communication: messagingInvitation started").at("_embedded", "messagingInvitation").(map[string]any))
		c.callee.post(incoming.href("decline"), jsonObject{"reason": row.reason}).want(204)
		wantText(t, row.reason, c.caller.get(href).object().text("state"), row.state)
	}
}
