package mock

import (
	"net/http"

	"ucwatest/support/mock/wire"
)

// A row is a route below an application; {} in its path is a variable part.
type row struct {
	path    string
	name    string
	access  access
	methods map[string]handler
	manner
}

func (r row) route() *route {
	return &route{name: r.name, access: r.access, methods: r.methods, manner: r.manner}
}

const (
	oneConversation = communicationPath + "/conversations/{}"
	sdp             = "application/sdp"
)

// applicationRows are all routes below an application.
func (p *Pool) applicationRows() []row {
	rows := []row{
		{"", "application", owned, map[string]handler{http.MethodGet: getApplication, http.MethodDelete: deleteApplication}, manner{}},
		{"/events", "events", owned, get(getEvents), manner{alone: true}},
		{"/policies", "policies", owned, drawn((*application).policies), manner{}},
		{meetingsPath, "onlineMeetings", owned, drawn((*application).onlineMeetings), manner{}},
		{"/reportMyNetwork", "reportMyNetwork", owned, post(postReportMyNetwork), manner{}},
		{communicationPath, "communication", owned, communicationMethods(), manner{}},
	}
	rows = append(rows, batchRows()...)
	rows = append(rows, absentRows()...)
	rows = append(rows, meRows()...)
	rows = append(rows, forwardingRows()...)
	rows = append(rows, p.invitationRows()...)
	rows = append(rows, p.conversationRows()...)
	rows = append(rows, messagingRows()...)
	rows = append(rows, p.peopleRows()...)
	for _, r := range p.modalities {
		rows = append(rows, r.rows()...)
	}
	return rows
}

// conversationRows are those of conversations apart from their modalities.
func (p *Pool) conversationRows() []row {
	one := map[string]handler{http.MethodGet: getConversation, http.MethodDelete: deleteConversation}
	rows := []row{
		{communicationPath + "/conversations", "conversations", calling, drawn((*application).conversationList), manner{}},
		{oneConversation, "conversation", calling, one, manner{}},
		{oneConversation + "/onlineMeeting", "onlineMeeting", calling, partOf((*conversation).onlineMeeting), manner{}},
		{oneConversation + "/onlineMeeting/organizer", "organizer", calling, partOf((*conversation).organizerOf), manner{}},
		{oneConversation + "/userAcknowledged", "userAcknowledged", calling, post(inConversation(acknowledge)), manner{}},
	}
	for _, l := range participantLists {
		rows = append(rows, row{oneConversation + "/" + l.rel, l.rel, calling, partOf(l.resource), manner{}})
	}
	for _, t := range toggles {
		turn := post(inConversation(t.turn))
		rows = append(rows, row{oneConversation + "/" + t.rel, t.rel, calling, turn, manner{}},
			row{oneConversation + "/messaging/" + t.rel, t.rel, calling, turn, manner{}})
	}
	for _, rel := range p.idle {
		idle := func(c *conversation) *wire.Resource { return c.idleModality(rel) }
		rows = append(rows, row{oneConversation + "/" + rel, rel, calling, partOf(idle), manner{}})
	}
	return append(rows, participantRows()...)
}

// participantRows are those of participants; the samples have the local one
// elsewhere.
func participantRows() []row {
	var rows []row
	for rel, place := range map[string]string{
		"participant": oneConversation + "/participants/{}", "localParticipant": oneConversation + "/onlineMeeting/{}",
	} {
		rows = append(rows, row{place, rel, calling, get(inConversation(getParticipant)), manner{}})
		for _, act := range leaderActions() {
			rows = append(rows, row{place + "/" + act.rel, act.rel, calling, post(inConversation(act.post)), manner{}})
		}
		for _, s := range participantModalities {
			h := get(inConversation(s.get))
			rows = append(rows, row{place + "/" + s.rel, s.rel, calling, h, manner{}}, row{place + "/" + s.path, s.rel, calling, h, manner{}})
		}
	}
	return rows
}

// get and post are method tables of one method.
func get(h handler) map[string]handler  { return map[string]handler{http.MethodGet: h} }
func post(h handler) map[string]handler { return map[string]handler{http.MethodPost: h} }

// drawn answers GET with what draw draws of the application.
func drawn(draw func(*application) *wire.Resource) map[string]handler {
	return get(func(q *request) *refusal { return q.found(draw(q.app)) })
}

// partOf answers GET with what draw draws of the conversation of the URL.
func partOf(draw func(*conversation) *wire.Resource) map[string]handler {
	return get(inConversation(func(q *request, c *conversation) *refusal { return q.found(draw(c)) }))
}

// invitationRows are those of invitations: the samples have all of them in one
// place, captures those of each type in one of its own.
func (p *Pool) invitationRows() []row {
	rows := p.oneInvitationRows(communicationPath + "/invitations/{}")
	for _, k := range p.kinds {
		rows = append(rows, p.oneInvitationRows(communicationPath+"/"+k.collection()+"/{}")...)
	}
	rows = append(rows, meetingRows()...)
	return append(rows,
		row{communicationPath + "/participantInvitations", "participantInvitations", calling, post(postParticipant), manner{}},
		row{oneConversation + "/addParticipant", "addParticipant", calling, post(postParticipant), manner{}})
}

// oneInvitationRows are those of one invitation at place.
func (p *Pool) oneInvitationRows(place string) []row {
	rows := []row{
		{place, "invitation", calling, get(getInvitation), manner{}},
		{place + "/derivedConversation", "derivedConversation", calling, get(getDerived), manner{derived: true}},
		{place + "/accept", "accept", calling, accept("accept"), manner{anyBody: true}},
		{place + "/acceptWithAnswer", "acceptWithAnswer", calling, accept("acceptWithAnswer"), manner{raw: sdp}},
		{place + "/acceptWithPhoneAudio", "acceptWithPhoneAudio", calling, onInvitation(false, acceptByPhone), manner{}},
		{place + "/sendProvisionalAnswer", "sendProvisionalAnswer", calling, onInvitation(false, answerEarly), manner{raw: sdp}},
		{place + "/decline", "decline", calling, onInvitation(false, decline), manner{}},
		{place + "/cancel", "cancel", calling, onInvitation(true, cancel), manner{}},
		{place + "/audioVideoNegotiation", "audioVideoNegotiation", calling, get(getNegotiation), manner{}},
		{place + "/replacesAudioVideo", "replacesAudioVideo", calling, get(getReplaced), manner{}},
		{place + "/replacesPhoneAudio", "replacesPhoneAudio", calling, get(getReplaced), manner{}},
		{place + "/startEmergencyCallParameters", "startEmergencyCallParameters", calling, get(getEmergency), manner{}},
	}
	for m, r := range p.modalities {
		rows = append(rows, row{place + "/" + r.derived, r.derived, calling, get(getDerivedModality(modality(m))), manner{derived: true}})
	}
	return rows
}
