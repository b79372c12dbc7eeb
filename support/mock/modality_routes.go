package mock

// modalityRows are those of a modality. Phone audio and the invitation to add
// video lie outside of the conversation as well, where the samples have them.
func modalityRows(m modality) []row {
	info, raw := modalities[m], ""
	if m == audioVideo { // what escalates a call brings a description of media along
		raw = sdp
	}
	rows := []row{
		{communicationPath + "/" + info.collection, info.collection, calling, post(postInvitation(m)), raw},
		{communicationPath + "/" + info.start, info.start, calling, post(postInvitation(m)), ""},
	}
	places := []string{oneConversation + "/" + info.rel}
	if m == phoneAudio {
		places = append(places, communicationPath+"/phoneAudio")
	}
	for _, place := range places {
		rows = append(rows, row{place, info.rel, calling, get(getModality(m)), ""})
		for _, o := range operations {
			if o.modality == m {
				rows = append(rows, o.rows(place)...)
			}
		}
	}
	if m == audioVideo {
		rows = append(rows,
			row{communicationPath + "/addVideo", "addVideo", calling, post(inConversation(act("addVideo"))), ""},
			row{communicationPath + "/audioVideoPolicies", "audioVideoPolicies", calling, drawn((*application).audioVideoPolicies), ""})
	}
	return rows
}

// rows are those of an operation on the modality at place: under its name, and
// where captures have it.
func (o operation) rows(place string) []row {
	methods := o.methods()
	if methods == nil {
		return nil
	}
	raw := ""
	if o.rel == "escalateAudio" || o.rel == "escalateAudioVideo" {
		raw = sdp
	}
	rows := []row{{place + "/" + o.rel, o.rel, calling, methods, raw}}
	if o.path != "" && o.path != o.rel {
		rows = append(rows, row{place + "/" + o.path, o.rel, calling, methods, raw})
	}
	return rows
}

// methods are what can be done at the operation's address, nil if that is not
// this file's to say.
func (o operation) methods() map[string]handler {
	switch o.rel {
	case "audioVideoSession":
		return momentary((*conversation).audioVideoSession)
	case "videoFreeze":
		return momentary((*conversation).videoFreeze)
	case "videoLockedOnParticipant":
		return momentary((*conversation).videoLockedOnParticipant)
	}
	if do := act(o.rel); do != nil {
		return post(inConversation(do))
	}
	return nil
}

// momentary answers GET with what draw draws. What is not there now is a conflict
// with the state: it is no unknown resource, since the samples link to it always.
func momentary(draw func(*conversation) *Resource) map[string]handler {
	return get(inConversation(func(q *request, c *conversation) *refusal {
		if r := draw(c); r != nil {
			return q.show(r)
		}
		return errState
	}))
}

// act is what the operation rel does to a conversation, nil if it does nothing.
func act(rel string) func(*request, *conversation) *refusal {
	switch rel {
	case "addMessaging":
		return func(q *request, c *conversation) *refusal { return q.add(c, messagingInvitation) }
	case "addPhoneAudio":
		return func(q *request, c *conversation) *refusal { return q.add(c, phoneAudioInvitation) }
	case "addAudio":
		return addTracks(audio)
	case "addVideo":
		return addTracks(video)
	case "addAudioVideo":
		return addTracks(audio | video)
	case "escalateAudio":
		return escalate(audio)
	case "escalateAudioVideo":
		return escalate(audio | video)
	case "replaceWithPhoneAudio":
		return replaceWithPhoneAudio
	case "reportMediaDiagnostics":
		return reportMediaDiagnostics
	case "holdPhoneAudio", "resumePhoneAudio":
		return hold(rel == "holdPhoneAudio")
	case "stopAudio":
		return stopTracks(audio)
	case "stopVideo":
		return stopTracks(video)
	case "stopMessaging":
		return stopModality(messaging)
	case "stopAudioVideo":
		return stopModality(audioVideo)
	case "stopPhoneAudio":
		return stopModality(phoneAudio)
	}
	return nil
}

// invites does to c what is posted to the collection of invitations to m; the
// query's context tells which of the modality's invitations it is.
func (q *request) invites(c *conversation, m modality) *refusal {
	context := q.query().Get("context")
	for _, o := range operations {
		if do := act(o.rel); o.modality == m && o.path == "" && o.context == context && do != nil {
			return do(q, c)
		}
	}
	return invalid([2]string{"context", "Invalid"})
}
