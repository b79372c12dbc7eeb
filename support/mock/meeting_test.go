package mock_test

import (
	"testing"

	"ucwatest/support/mock"
)

// communication is the link rel of where p's conversations begin.
func (p *person) communication(rel string) string {
	p.t.Helper()
	return p.app.text("_embedded", "communication", "_links", rel, "href")
}

// meets starts a meeting, and returns p's conversation and its address.
func (p *person) meets() (conversation, address string) {
	p.t.Helper()
	made := p.post(p.communication("startOnlineMeeting"), jsonObject{"operationId": "op-0", "subject": "Quarter"}).want(201)
	conversation = p.get(made.header.Get("Location")).want(200).object().href("conversation")
	meeting := p.get(p.get(conversation).want(200).object().href("onlineMeeting")).want(200).object()
	return conversation, meeting.text("onlineMeetingUri")
}

// joins lets p into a meeting, and returns p's conversation.
func (p *person) joins(address string) string {
	p.t.Helper()
	made := p.post(p.communication("joinOnlineMeeting"), jsonObject{"onlineMeetingUri": address}).want(201)
	return p.get(made.header.Get("Location")).want(200).object().href("conversation")
}

func TestMeeting_isStarted(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		wantTexts(t, "events", names(c.caller.drain()), []string{
			"communication: onlineMeetingInvitation started", "communication: conversation added",
			"communication: conversation updated", "conversation: onlineMeeting added", "conversation: localParticipant added",
			"communication: onlineMeetingInvitation completed Success",
		})
		conversation := c.caller.get(original).want(200).object()
		wantText(t, "state", conversation.text("state")+" "+conversation.text("subject"), "Conferenced Quarter")
		wantTexts(t, "active", c.caller.active(original), nil)
		leaders := c.caller.get(conversation.href("leaders")).want(200).object()
		wantText(t, "leader", leaders.text("_links", "participant", "href"), conversation.href("localParticipant"))
		c.caller.post(c.caller.communication("startOnlineMeeting"), jsonObject{"operationId": "op-0", "subject": 1}).refused(400)
		if _, other := c.caller.meets(); other == address || other == "" {
			t.Errorf("address of another one: got %q, want one of its own", other)
		}
	})
}

func TestMeeting_showsItsInvitation(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	made := c.caller.post(c.caller.communication("startOnlineMeeting"), jsonObject{"operationId": "op-7"}).want(201)
	invitation := c.caller.get(made.header.Get("Location")).want(200).object()
	wantText(t, "rel", invitation.text("rel"), "onlineMeetingInvitation")
	wantText(t, "operation", invitation.text("operationId"), "op-7")
	wantText(t, "state", invitation.text("direction")+" "+invitation.text("state"), "Outgoing Connected")
	wantText(t, "to", invitation.text("to"), invitation.text("onlineMeetingUri"))
	offers(t, invitation, "self", "conversation", "from", "to")
}

func TestMeeting_isJoinedByItsAddress(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		c.caller.drain()
		theirs := c.callee.joins(address)
		wantText(t, "who joined", c.joinConference(original, c.callee).text("role"), "Attendee")
		find(t, c.caller.drain(), "conversation: participant added")
		find(t, c.callee.drain(), "conversation: participant added")
		for name, row := range map[string]struct {
			address, want string
			status        int
		}{
			"once more":    {address, "Conflict/AlreadyExists", 409},
			"another one":  {address + "0", "NotFound/DestinationNotFound", 404},
			"not even one": {"meeting", "BadRequest/ParameterValidationFailure", 400},
		} {
			code, subcode := c.callee.post(c.callee.communication("joinOnlineMeeting"), jsonObject{"onlineMeetingUri": row.address}).refused(row.status)
			wantText(t, name, code+"/"+subcode, row.want)
		}
		c.caller.ask("DELETE", original, c.caller.token, nil, "").want(204)
		wantText(t, "without who began it", c.callee.get(theirs).want(200).object().text("state"), "Conferenced")
		c.caller.joins(address)
		c.callee.ask("DELETE", theirs, c.callee.token, nil, "").want(204)
		c.caller.ask("DELETE", c.caller.app.href("self"), c.caller.token, nil, "").want(204)
		c.callee.post(c.callee.communication("joinOnlineMeeting"), jsonObject{"onlineMeetingUri": address}).refused(404)
	})
}

func TestMeeting_isWrittenIn(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		c.caller.act(c.caller.get(original).object().href("messaging"), "addMessaging", jsonObject{"operationId": "op-1"}).want(201)
		c.caller.await("communication: messagingInvitation completed Success")
		theirs := c.callee.joins(address)
		wantTexts(t, "seats that who joins learns of", modalityEvents(c.callee.drain()), []string{"participant participantMessaging added"})
		c.callee.act(c.callee.get(theirs).object().href("messaging"), "addMessaging", nil).want(201)
		wantTexts(t, "seats that the first one learns of", modalityEvents(c.caller.drain()), []string{"participant participantMessaging added"})
		c.callee.write(c.callee.messages(d, theirs), "text/plain", "here").want(201)
		got := c.caller.await("conversation: message completed Success")
		wantText(t, "text", got.text("_embedded", "message", "_links", "plainMessage", "href"), "data:text/plain;charset=utf-8,here")
	})
}

func TestMeeting_answersAnOfferOfMedia(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, address := c.caller.meets()
	av := c.caller.get(original).object().href("audioVideo")
	c.caller.act(av, "addAudioVideo", jsonObject{"to": address, "operationId": "op-1"}).want(201)
	events := c.caller.drain()
	find(t, events, "communication: audioVideoInvitation completed Success")
	answer := find(t, events, "audioVideoInvitation: audioVideoNegotiation updated")
	wantText(t, "who answers", answer.text("_embedded", "audioVideoNegotiation", "remoteEndpoint"), address)
	wantTexts(t, "active", c.caller.active(original), []string{"Audio", "Video"})
	theirs := c.callee.joins(address)
	wantTexts(t, "active of who joins", c.callee.active(theirs), nil)
	c.callee.act(c.callee.get(theirs).object().href("audioVideo"), "addAudio", jsonObject{"to": address}).want(201)
	wantTexts(t, "active of who speaks", c.callee.active(theirs), []string{"Audio"})
}

func TestMeeting_takesWhoIsInvited(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, _ := c.caller.meets()
	c.join(original, c.callee)
	c.join(original, c.answerer)
	if got := c.caller.get(original).want(200).object().at("participantCount"); got != 3.0 {
		t.Errorf("participantCount: got %v, want 3", got)
	}
}

func TestMeeting_isForgottenWithItsStandIns(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller, addresses := s.alone(jsonObject{"name": "callee", "habits": jsonObject{"messages": "accept"}})
	original, address := caller.meets()
	caller.post(caller.get(original).object().href("addParticipant"), jsonObject{"to": addresses["callee"]}).want(201)
	caller.await("communication: participantInvitation completed Success")
	caller.ask("DELETE", original, caller.token, nil, "").want(204)
	caller.post(caller.communication("joinOnlineMeeting"), jsonObject{"onlineMeetingUri": address}).refused(404)
}
