package mock

import "net/http"

// A row is a route below an application; {} in its path is a variable part.
type row struct {
	path    string
	name    string
	access  access
	methods map[string]handler
	raw     string
}

func (r row) route() *route {
	return &route{name: r.name, access: r.access, methods: r.methods, raw: r.raw}
}

const (
	oneConversation = communicationPath + "/conversations/{}"
	oneInvitation   = communicationPath + "/invitations/{}"
	sdp             = "application/sdp"
)

// applicationRows are all routes below an application.
func applicationRows() []row {
	rows := []row{
		{"", "application", owned, map[string]handler{http.MethodGet: getApplication, http.MethodDelete: deleteApplication}, ""},
		{"/events", "events", owned, get(getEvents), ""},
		{"/policies", "policies", owned, drawn((*application).policies), ""},
		{"/people", "people", owned, drawn((*application).people), ""},
		{"/people/{}", "contact", owned, get(getContact), ""},
		{"/onlineMeetings", "onlineMeetings", owned, drawn((*application).onlineMeetings), ""},
		{"/me", "me", owned, drawn((*application).me), ""},
		{"/me/makeMeAvailable", "makeMeAvailable", owned, post(postMakeMeAvailable), ""},
		{"/me/reportMyActivity", "reportMyActivity", owned, post(postReportMyActivity), ""},
		{"/me/phones", "phones", owned, drawn((*application).phones), ""},
		{"/me/phones/work", "phone", owned, drawn((*application).workPhone), ""},
		{communicationPath, "communication", owned, drawn((*application).communication), ""},
	}
	for _, p := range publications {
		rows = append(rows, row{"/me/" + p.rel, p.rel, owned, drawn(p.resource), ""})
	}
	rows = append(rows, forwardingRows()...)
	rows = append(rows, invitationRows()...)
	rows = append(rows, conversationRows()...)
	for m := range modalityCount {
		rows = append(rows, modalityRows(m)...)
	}
	return rows
}

// invitationRows are those of invitations.
func invitationRows() []row {
	return []row{
		{oneInvitation, "invitation", calling, get(getInvitation), ""},
		{oneInvitation + "/derivedConversation", "derivedConversation", calling, get(getDerived), ""},
		{oneInvitation + "/accept", "accept", calling, accept("accept"), ""},
		{oneInvitation + "/acceptWithAnswer", "acceptWithAnswer", calling, accept("acceptWithAnswer"), sdp},
		{oneInvitation + "/decline", "decline", calling, onInvitation(false, (*invitation).decline), ""},
		{oneInvitation + "/cancel", "cancel", calling, onInvitation(true, cancel), ""},
		{communicationPath + "/participantInvitations", "participantInvitations", calling, post(postParticipant), ""},
		{oneConversation + "/addParticipant", "addParticipant", calling, post(postParticipant), ""},
	}
}

// conversationRows are those of conversations apart from their modalities.
func conversationRows() []row {
	one := map[string]handler{http.MethodGet: getConversation, http.MethodDelete: deleteConversation}
	rows := []row{
		{communicationPath + "/conversations", "conversations", calling, drawn((*application).conversationList), ""},
		{oneConversation, "conversation", calling, one, ""},
		{oneConversation + "/onlineMeeting", "onlineMeeting", calling, partOf((*conversation).onlineMeeting), ""},
		{oneConversation + "/onlineMeeting/{}", "localParticipant", calling, get(inConversation(getParticipant)), ""},
		{oneConversation + "/participants/{}", "participant", calling, get(inConversation(getParticipant)), ""},
		{oneConversation + "/userAcknowledged", "userAcknowledged", calling, post(inConversation(acknowledge)), ""},
	}
	for _, l := range participantLists {
		rows = append(rows, row{oneConversation + "/" + l.rel, l.rel, calling, partOf(l.resource), ""})
	}
	for _, t := range toggles {
		turn := post(inConversation(t.turn))
		rows = append(rows, row{oneConversation + "/" + t.rel, t.rel, calling, turn, ""},
			row{oneConversation + "/messaging/" + t.rel, t.rel, calling, turn, ""})
	}
	for _, rel := range []string{"applicationSharing", "dataCollaboration"} {
		idle := func(c *conversation) *Resource { return c.idleModality(rel) }
		rows = append(rows, row{oneConversation + "/" + rel, rel, calling, partOf(idle), ""})
	}
	for _, rel := range []string{"participantMessaging", "participantAudio"} {
		h := get(getParticipantModality(rel))
		rows = append(rows, row{oneConversation + "/participants/{}/" + rel, rel, calling, h, ""},
			row{oneConversation + "/onlineMeeting/{}/" + rel, rel, calling, h, ""})
	}
	return rows
}

// get and post are method tables of one method.
func get(h handler) map[string]handler  { return map[string]handler{http.MethodGet: h} }
func post(h handler) map[string]handler { return map[string]handler{http.MethodPost: h} }

// drawn answers GET with what draw draws of the application.
func drawn(draw func(*application) *Resource) map[string]handler {
	return get(func(q *request) *refusal { return q.found(draw(q.app)) })
}

// partOf answers GET with what draw draws of the conversation of the URL.
func partOf(draw func(*conversation) *Resource) map[string]handler {
	return get(inConversation(func(q *request, c *conversation) *refusal { return q.found(draw(c)) }))
}
