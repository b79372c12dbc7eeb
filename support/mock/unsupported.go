package mock

import "ucwatest/support/mock/wire"

// errUnsupported is what every page of the reference lists for what a service,
// or a type of invitation, does not offer.
var errUnsupported = refuse(409, "Conflict", "", "The service does not support this.")

// unsupported answers what is linked to and not played.
func unsupported(*request) *refusal { return errUnsupported }

// An absence is a link of a page to what the pool does not play. It is shown only
// where all links are shown at once, and answered like any resource that a
// service does not support.
type absence struct{ of, rel, path string } // whose link it is, and its path below an application

const meetingsPath = "/onlineMeetings"

var absences = []absence{
	{"communication", "conversationLogs", communicationPath + "/conversationLogs"},
	{"communication", "mediaPolicies", "/mediaPolicies"},
	{"communication", "mediaRelayAccessToken", "/mediaRelayAccessToken"},
	{"communication", "missedItems", communicationPath + "/missedItems"},
	{"communication", "replayMessage", communicationPath + "/replayMessage"},
	{"communication", "startAudioOnBehalfOfDelegator", communicationPath + "/startAudioOnBehalfOfDelegator"},
	{"communication", "startAudioVideoOnBehalfOfDelegator", communicationPath + "/startAudioVideoOnBehalfOfDelegator"},
	{"communication", "startEmergencyCall", communicationPath + "/startEmergencyCall"},
	{"communication", "startPhoneAudioOnBehalfOfDelegator", communicationPath + "/startPhoneAudioOnBehalfOfDelegator"},
	{"onlineMeetings", "myAssignedOnlineMeeting", meetingsPath + "/myOnlineMeetings/assigned"},
	{"onlineMeetings", "myOnlineMeetings", meetingsPath + "/myOnlineMeetings"},
	{"onlineMeetings", "onlineMeetingDefaultValues", meetingsPath + "/onlineMeetingDefaultValues"},
	{"onlineMeetings", "onlineMeetingEligibleValues", meetingsPath + "/onlineMeetingEligibleValues"},
	{"onlineMeetings", "onlineMeetingInvitationCustomization", meetingsPath + "/onlineMeetingInvitationCustomization"},
	{"onlineMeetings", "onlineMeetingPolicies", meetingsPath + "/onlineMeetingPolicies"},
	{"onlineMeetings", "phoneDialInInformation", meetingsPath + "/phoneDialInInformation"},
	{"phone", "changeNumber", workPhonePath + "/changeNumber"},
	{"phone", "changeVisibility", workPhonePath + "/changeVisibility"},
}

// toAbsent adds the links of r to what is not played, where all are shown.
func (a *application) toAbsent(r *wire.Resource) {
	for _, absent := range absences {
		if a.pool.profile.AllAtOnce && absent.of == r.Rel {
			r.To(absent.rel, a.url+absent.path)
		}
	}
}

// absentRows are the routes of what is not played.
func absentRows() []row {
	var rows []row
	for _, absent := range absences {
		rows = append(rows, row{absent.path, absent.rel, owned, map[string]handler{"GET": unsupported, "POST": unsupported}, manner{}})
	}
	return rows
}

// onlineMeetings draws the hub of scheduled meetings, which are not played.
func (a *application) onlineMeetings() *wire.Resource {
	r := wire.NewResource("onlineMeetings", a.url+meetingsPath)
	a.toAbsent(r)
	return r
}
