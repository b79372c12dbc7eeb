package mock

// communication draws where conversations begin (communication).
func (a *application) communication() *Resource {
	url := a.url + communicationPath
	supported := []string{}
	if a.available != nil {
		supported = append(supported, a.available.modalities...)
	}
	r := newResource("communication", url).put("supportedModalities", supported)
	r.put("supportedMessageFormats", []string{"Plain"}).to("conversations", url+"/conversations?filter=active")
	for m, info := range modalities {
		r.to(info.start, a.startURL(modality(m)))
	}
	return a.pool.arrange(r)
}

// startURL is where an invitation to a new conversation with m is posted.
func (a *application) startURL(m modality) string {
	if a.pool.options.Dialect == Doc {
		return a.url + communicationPath + "/" + modalities[m].start
	}
	return a.url + communicationPath + "/" + modalities[m].collection
}

// postInvitation invites somebody to m: in the conversation that the query
// names or else in a new one.
func postInvitation(m modality) handler {
	return func(q *request) *refusal {
		id := q.query().Get("conversation")
		if id == "" {
			return q.start(m)
		}
		c := q.app.conversation(id)
		if c == nil {
			return errNotFound
		}
		return q.invites(c, m)
	}
}

// postParticipant invites somebody into the conversation that the query or the
// URL names.
func postParticipant(q *request) *refusal {
	id := q.query().Get("conversation")
	if id == "" {
		id = q.ids[1]
	}
	c := q.app.conversation(id)
	if c == nil {
		return errNotFound
	}
	return q.add(c, participantInvitation)
}

// start begins a conversation with an invitation to m.
func (q *request) start(m modality) *refusal {
	t, r := q.terms(invitationTo(m), required("to"))
	if r != nil {
		return r
	}
	if t.threadID == "" {
		t.threadID = q.pool.ids.hex()
	}
	return q.send201(t, q.app.converse(opening{t.threadID, t.subject, t.importance, stateConnecting}), false)
}

// add invites somebody in c. Messages have no addressee of their own: they go
// to whom c is with.
func (q *request) add(c *conversation, k *kind) *refusal {
	rules := []rule{required("to")}
	if k == messagingInvitation {
		rules = nil
	}
	t, r := q.terms(k, rules...)
	if r != nil {
		return r
	}
	if r := c.takes(k); r != nil {
		return r
	}
	return q.sendInto(c, t)
}

// sendInto sends an invitation within c out. Without an addressee it goes to
// whom c is with.
func (q *request) sendInto(c *conversation, t terms) *refusal {
	if t.to == "" && len(c.remotes) > 0 {
		t.to = c.remotes[0].uri
	}
	t.threadID, t.subject, t.importance = c.threadID, c.subject, c.importance
	return q.send201(t, c, true)
}

// takes tells why c cannot be invited to now, nil if it can.
func (c *conversation) takes(k *kind) *refusal {
	switch {
	case !c.up():
		return errState
	case k.modality == noModality:
		return nil
	case c.modalities[k.modality] == stateConnecting:
		return errPending
	case c.modalities[k.modality] == stateConnected:
		return errExists
	}
	return nil
}

// send201 sends the invitation out and answers where it is.
func (q *request) send201(t terms, c *conversation, added bool) *refusal {
	i := q.app.invite(t, c)
	i.from = c.local
	q.created(i.url)
	i.begin(added)
	return nil
}

// terms reads what an invitation is to say (startMessaging, addAudio and so on).
func (q *request) terms(k *kind, rules ...rule) (terms, *refusal) {
	in, r := q.input()
	if r != nil {
		return terms{}, r
	}
	rules = append(rules, address("to"), upTo("operationId", 50), upTo("sessionContext", 50), upTo("subject", 250),
		among("importance", "Emergency", "Normal", "Urgent"))
	if r := in.check(rules...); r != nil {
		return terms{}, r
	}
	t := terms{kind: k, to: in.text("to"), threadID: in.text("threadId"), subject: in.text("subject"),
		importance: in.textOr("importance", "Normal"), operation: in.text("operationId"), session: in.text("sessionContext")}
	if k == audioVideoInvitation {
		t.tracks = audio
	}
	if k == phoneAudioInvitation {
		t.number = in.textOr("phoneNumber", q.app.owner.Phone)
		if !isPhone(t.number) {
			return terms{}, errNumber
		}
	}
	return t, nil
}

// getInvitation shows an invitation, also after it has ended.
func getInvitation(q *request) *refusal {
	i := q.app.invitations[q.ids[1]]
	if i == nil {
		return errNotFound
	}
	return q.show(i.resource())
}

// onInvitation is the handler of what can be done with an invitation that waits.
func onInvitation(outgoing bool, act func(*invitation)) map[string]handler {
	return post(func(q *request) *refusal {
		i := q.app.invitations[q.ids[1]]
		switch {
		case i == nil || i.outgoing != outgoing:
			return errNotFound
		case i.ended:
			return errState
		}
		if _, r := q.input(); r != nil {
			return r
		}
		act(i)
		return q.done()
	})
}

func cancel(i *invitation) { i.call.fail(stateCancelled, reasonCanceled, reasonWithdrawn) }

// accept is the handler of the link that accepts an invitation. Phone audio has
// none: it takes the phone.
func accept(link string) map[string]handler {
	answer := onInvitation(false, func(i *invitation) { i.call.answer(i.app.owner, i) })["POST"]
	return post(func(q *request) *refusal {
		if i := q.app.invitations[q.ids[1]]; i != nil && i.kind.accept != link {
			return errNotFound
		}
		return answer(q)
	})
}
