package mock_test

import "net/url"

// converse lets caller and callee converse and returns the caller's conversation.
func (c cast) converse() string {
	c.caller.t.Helper()
	communication := jsonObject(c.caller.app.at("_embedded", "communication").(map[string]any))
	invitation := c.caller.post(communication.href("startMessaging"), jsonObject{"to": c.callee.sip, "operationId": "op-0", "subject": "Strategy"}).want(201).header.Get("Location")
	incoming := c.callee.await("communication: messagingInvitation started")
	c.callee.post(incoming.text("_embedded", "messagingInvitation", "_links", "accept", "href"), nil).want(204)
	c.caller.await("communication: messagingInvitation completed Success")
	return c.caller.get(invitation).want(200).object().href("conversation")
}

// route sends the callee's calls to the answerer.
func (c cast) route(setting, link string) {
	c.callee.t.Helper()
	me := jsonObject(c.callee.app.at("_embedded", "me").(map[string]any))
	settings := c.callee.get(me.href("callForwardingSettings")).want(200).object()
	href := settings.text("_embedded", setting, "_links", link, "href")
	c.callee.post(href+"?target="+url.QueryEscape(c.answerer.sip), nil).want(204)
}

func (c cast) forward()  { c.route("immediateForwardSettings", "immediateForwardToContact") }
func (c cast) ringBoth() { c.route("simultaneousRingSettings", "simultaneousRingToContact") }

// add adds a modality to the caller's conversation and returns the invitation.
func (c cast) add(conversation, modality, link string) string {
	c.caller.t.Helper()
	href := c.caller.get(conversation).want(200).object().href(modality)
	href = c.caller.get(href).want(200).object().href(link)
	made := c.caller.post(href, jsonObject{"to": c.callee.sip, "operationId": "op-1", "sessionContext": "session-1"}).want(201)
	if len(made.body) != 0 {
		c.caller.t.Errorf("body of 201: got %q, want none", made.body)
	}
	return made.header.Get("Location")
}

const answerSDP = "v=0\r\n"

// take lets p accept the audio invitation that reached it.
func (p *person) take() {
	p.t.Helper()
	incoming := p.await("communication: audioVideoInvitation started")
	href := incoming.text("_embedded", "audioVideoInvitation", "_links", "acceptWithAnswer", "href")
	p.ask("POST", href+"?sessionContext=session-1", p.token, map[string]string{"Content-Type": "application/sdp"}, answerSDP).want(204)
}

// derived stages a derived conversation and returns the caller's invitation and K1.
func (c cast) derived() (invitation jsonObject, original string) {
	c.caller.t.Helper()
	original = c.converse()
	c.forward()
	href := c.add(original, "audioVideo", "addAudio")
	c.answerer.take()
	return c.caller.get(href).want(200).object(), original
}
