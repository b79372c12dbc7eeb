package mock

import "net/url"

// stage brings d about, act by act, as a program of each party would.
func (d *Derived) stage(s *staging) {
	for _, p := range []*Party{&d.Caller, &d.Callee, &d.Answerer} {
		s.signIn(p)
	}
	d.Original = d.write(s)
	off := d.forward(s)
	d.Invitation = d.call(s)
	s.post(&d.Callee, off, nil, 204)
	d.look(s)
}

// signIn gets a token, and an application whose user others can reach.
func (s *staging) signIn(p *Party) {
	form := url.Values{"grant_type": {passwordGrant}, "username": {p.Username}, "password": {p.Password}}
	p.Token = s.send(p, step{"POST", tokenPath, "application/x-www-form-urlencoded", form.Encode(), 200}).text("access_token")
	p.Endpoint = s.pool.ids.hex()
	made := s.post(p, s.pool.profile.Base, view{"culture": "en-US", "endpointId": p.Endpoint, "userAgent": "Derive"}, 201)
	p.Application, p.Events = s.link(made, "self"), s.link(made, "events")
	available := view{"signInAs": "Online", "supportedModalities": []string{"Messaging", "Audio"}}
	s.post(p, s.link(made.in("_embedded", "me"), "makeMeAvailable"), available, 204)
}

// write lets caller and callee write, and returns the caller's conversation.
func (d *Derived) write(s *staging) string {
	communication := s.get(&d.Caller, d.Caller.Application).in("_embedded", "communication")
	s.post(&d.Caller, s.link(communication, "startMessaging"), view{"to": d.Callee.SIP, "operationId": s.pool.ids.hex(), "subject": "Derive"}, 201)
	s.accept(&d.Callee, "messagingInvitation", step{"POST", "accept", "", "", 204})
	return s.link(s.await(&d.Caller, "messagingInvitation", "completed"), "conversation")
}

// forward sends the callee's calls to the answerer, and returns where that is
// turned off.
func (d *Derived) forward(s *staging) string {
	me := s.get(&d.Callee, d.Callee.Application).in("_embedded", "me")
	settings := s.get(&d.Callee, s.link(me, "callForwardingSettings"))
	target := "?target=" + url.QueryEscape(d.Answerer.SIP)
	s.post(&d.Callee, s.link(settings.in("_embedded", "immediateForwardSettings"), "immediateForwardToContact")+target, nil, 204)
	return s.link(settings, "turnOffCallForwarding")
}

// call adds audio, lets the answerer take it, and returns the invitation.
func (d *Derived) call(s *staging) string {
	adding := s.get(&d.Caller, s.link(s.get(&d.Caller, d.Original), "audioVideo"))
	offer := view{"mediaOffer": view{"href": "data:application/sdp;charset=utf-8," + url.PathEscape(ownSDP(audio))}}
	s.post(&d.Caller, s.link(adding, "addAudio"),
		view{"to": d.Callee.SIP, "operationId": s.pool.ids.hex(), "sessionContext": s.pool.ids.hex(), "_links": offer}, 201)
	s.accept(&d.Answerer, "audioVideoInvitation", step{"POST", "acceptWithAnswer", sdp, ownSDP(audio), 204})
	return s.link(s.await(&d.Caller, "audioVideoInvitation", "completed"), "self")
}

// look follows the links of the invitation.
func (d *Derived) look(s *staging) {
	invitation := s.get(&d.Caller, d.Invitation)
	d.DerivedConversation, d.DerivedAudioVideo = s.link(invitation, "derivedConversation"), s.link(invitation, "derivedAudioVideo")
	d.AcceptedByParticipant = s.link(invitation.in("_embedded", "acceptedByParticipant"), "self")
	conversation := s.get(&d.Caller, d.DerivedConversation)
	d.Self, d.LocalParticipant = s.link(conversation, "self"), s.link(conversation, "localParticipant")
}
