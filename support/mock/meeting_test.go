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
	made := p.post(p.communication("startOnlineMeeting"), thing{"operationId": "op-0", "subject": "Quarter"}).want(201)
	conversation = p.get(made.header.Get("Location")).want(200).thing().href("conversation")
	meeting := p.get(p.get(conversation).want(200).thing().href("onlineMeeting")).want(200).thing()
	return conversation, meeting.text("onlineMeetingUri")
}

// joins lets p into a meeting, and returns p's conversation.
func (p *person) joins(address string) string {
	p.t.Helper()
	made := p.post(p.communication("joinOnlineMeeting"), thing{"onlineMeetingUri": address}).want(201)
	return p.get(made.header.Get("Location")).want(200).thing().href("conversation")
}

func TestMeeting_isStarted(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		equal(t, "events", names(c.caller.drain()), []string{
			"communication: onlineMeetingInvitation started", "communication: conversation added",
			"communication: conversation updated", "conversation: onlineMeeting added", "conversation: localParticipant added",
			"communication: onlineMeetingInvitation completed Success",
		})
		conversation := c.caller.get(original).want(200).thing()
		same(t, "state", conversation.text("state")+" "+conversation.text("subject"), "Conferenced Quarter")
		equal(t, "active", c.caller.active(original), nil)
		leaders := c.caller.get(conversation.href("leaders")).want(200).thing()
		same(t, "leader", leaders.text("_links", "participant", "href"), conversation.href("localParticipant"))
		c.caller.post(c.caller.communication("startOnlineMeeting"), thing{"operationId": "op-0", "subject": 1}).refused(400)
		if _, other := c.caller.meets(); other == address || other == "" {
			t.Errorf("address of another one: got %q, want one of its own", other)
		}
	})
}

func TestMeeting_showsItsInvitation(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	made := c.caller.post(c.caller.communication("startOnlineMeeting"), thing{"operationId": "op-7"}).want(201)
	invitation := c.caller.get(made.header.Get("Location")).want(200).thing()
	same(t, "rel", invitation.text("rel"), "onlineMeetingInvitation")
	same(t, "operation", invitation.text("operationId"), "op-7")
	same(t, "state", invitation.text("direction")+" "+invitation.text("state"), "Outgoing Connected")
	same(t, "to", invitation.text("to"), invitation.text("onlineMeetingUri"))
	offers(t, invitation, "self", "conversation", "from", "to")
}

func TestMeeting_isJoinedByItsAddress(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		c.caller.drain()
		theirs := c.callee.joins(address)
		same(t, "who joined", c.seat(original, c.callee).text("role"), "Attendee")
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
			code, subcode := c.callee.post(c.callee.communication("joinOnlineMeeting"), thing{"onlineMeetingUri": row.address}).refused(row.status)
			same(t, name, code+"/"+subcode, row.want)
		}
		c.caller.ask("DELETE", original, c.caller.token, nil, "").want(204)
		same(t, "without who began it", c.callee.get(theirs).want(200).thing().text("state"), "Conferenced")
		c.caller.joins(address)
		c.callee.ask("DELETE", theirs, c.callee.token, nil, "").want(204)
		c.caller.ask("DELETE", c.caller.app.href("self"), c.caller.token, nil, "").want(204)
		c.callee.post(c.callee.communication("joinOnlineMeeting"), thing{"onlineMeetingUri": address}).refused(404)
	})
}

func TestMeeting_isWrittenIn(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		original, address := c.caller.meets()
		c.caller.act(c.caller.get(original).thing().href("messaging"), "addMessaging", thing{"operationId": "op-1"}).want(201)
		c.caller.await("communication: messagingInvitation completed Success")
		theirs := c.callee.joins(address)
		equal(t, "seats that who joins learns of", seats(c.callee.drain()), []string{"participant participantMessaging added"})
		c.callee.act(c.callee.get(theirs).thing().href("messaging"), "addMessaging", nil).want(201)
		equal(t, "seats that the first one learns of", seats(c.caller.drain()), []string{"participant participantMessaging added"})
		c.callee.write(c.callee.messages(d, theirs), "text/plain", "here").want(201)
		got := c.caller.await("conversation: message completed Success")
		same(t, "text", got.text("_embedded", "message", "_links", "plainMessage", "href"), "data:text/plain;charset=utf-8,here")
	})
}

func TestMeeting_answersAnOfferOfMedia(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, address := c.caller.meets()
	av := c.caller.get(original).thing().href("audioVideo")
	c.caller.act(av, "addAudioVideo", thing{"to": address, "operationId": "op-1"}).want(201)
	events := c.caller.drain()
	find(t, events, "communication: audioVideoInvitation completed Success")
	answer := find(t, events, "audioVideoInvitation: audioVideoNegotiation updated")
	same(t, "who answers", answer.text("_embedded", "audioVideoNegotiation", "remoteEndpoint"), address)
	equal(t, "active", c.caller.active(original), []string{"Audio", "Video"})
	theirs := c.callee.joins(address)
	equal(t, "active of who joins", c.callee.active(theirs), nil)
	c.callee.act(c.callee.get(theirs).thing().href("audioVideo"), "addAudio", thing{"to": address}).want(201)
	equal(t, "active of who speaks", c.callee.active(theirs), []string{"Audio"})
}

func TestMeeting_takesWhoIsInvited(t *testing.T) {
	t.Parallel()
	c := serve(t, mock.Real, nil).cast()
	original, _ := c.caller.meets()
	c.join(original, c.callee)
	c.join(original, c.answerer)
	if got := c.caller.get(original).want(200).thing().at("participantCount"); got != 3.0 {
		t.Errorf("participantCount: got %v, want 3", got)
	}
}

func TestMeeting_isForgottenWithItsStandIns(t *testing.T) {
	t.Parallel()
	s := serve(t, mock.Real, nil)
	caller, addresses := s.alone(thing{"name": "callee", "habits": thing{"messages": "accept"}})
	original, address := caller.meets()
	caller.post(caller.get(original).thing().href("addParticipant"), thing{"to": addresses["callee"]}).want(201)
	caller.await("communication: participantInvitation completed Success")
	caller.ask("DELETE", original, caller.token, nil, "").want(204)
	caller.post(caller.communication("joinOnlineMeeting"), thing{"onlineMeetingUri": address}).refused(404)
}
