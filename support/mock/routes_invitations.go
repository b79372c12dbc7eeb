package mock

// invitationRows are those of invitations: the samples have all of them in one
// place, captures those of each type in one of its own.
func (p *Pool) invitationRows() []row {
	rows := p.oneInvitationRows(communicationPath + "/invitations/{}")
	for _, k := range p.kinds {
		rows = append(rows, p.oneInvitationRows(communicationPath+"/"+k.collection()+"/{}")...)
	}
	rows = append(rows, meetingRows()...)
	return append(rows,
		row{communicationPath + "/participantInvitations", "participantInvitations", calling, post(postParticipant), ""},
		row{oneConversation + "/addParticipant", "addParticipant", calling, post(postParticipant), ""})
}

// oneInvitationRows are those of one invitation at place.
func (p *Pool) oneInvitationRows(place string) []row {
	rows := []row{
		{place, "invitation", calling, get(getInvitation), ""},
		{place + "/derivedConversation", "derivedConversation", calling, get(getDerived), ""},
		{place + "/accept", "accept", calling, accept("accept"), ""},
		{place + "/acceptWithAnswer", "acceptWithAnswer", calling, accept("acceptWithAnswer"), sdp},
		{place + "/acceptWithPhoneAudio", "acceptWithPhoneAudio", calling, onInvitation(false, acceptByPhone), ""},
		{place + "/sendProvisionalAnswer", "sendProvisionalAnswer", calling, onInvitation(false, answerEarly), sdp},
		{place + "/decline", "decline", calling, onInvitation(false, decline), ""},
		{place + "/cancel", "cancel", calling, onInvitation(true, cancel), ""},
		{place + "/audioVideoNegotiation", "audioVideoNegotiation", calling, get(getNegotiation), ""},
		{place + "/replacesAudioVideo", "replacesAudioVideo", calling, get(getReplaced), ""},
		{place + "/replacesPhoneAudio", "replacesPhoneAudio", calling, get(getReplaced), ""},
		{place + "/startEmergencyCallParameters", "startEmergencyCallParameters", calling, get(getEmergency), ""},
	}
	for m, r := range p.modalities {
		rows = append(rows, row{place + "/" + r.derived, r.derived, calling, get(getDerivedModality(modality(m))), ""})
	}
	return rows
}
