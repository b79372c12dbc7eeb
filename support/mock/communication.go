package mock

import (
	"net/http"

	"ucwatest/support/mock/wire"
)

// The enums of communication and makeMeAvailable.
var (
	audioPreferences = []string{"PhoneAudio", "VoipAudio"}
	modalityTypes    = []string{"Messaging", "PhoneAudio", "Audio", "Video", "PanoramicVideo", "ApplicationSharing", "DataCollaboration"}
)

// A dashboard is how the client of an application wants to be reached
// (communication).
type dashboard struct {
	modalities, formats []string
	audio               string // PhoneAudio, VoipAudio or "" for neither
	number              string // the phone to ring, "" for the user's own
}

// communication draws where conversations begin (communication).
func (a *application) communication() *wire.Resource {
	url := a.url + communicationPath
	r := a.pass(wire.NewResource("communication", url))
	r.Put("supportedModalities", a.dashboard.modalities).Put("supportedMessageFormats", a.dashboard.formats)
	if a.dashboard.audio != "" {
		r.Put("audioPreference", a.dashboard.audio)
	}
	if a.dashboard.number != "" {
		r.Put("phoneNumber", a.dashboard.number)
	}
	r.To("conversations", url+"/conversations?filter=active")
	for _, row := range a.pool.modalities {
		if !row.kind.byPhone || !a.owner.NoVoice {
			r.To(row.start, a.startURL(row))
		}
	}
	a.toMeetings(r)
	return a.pool.stamp(a.pool.arrange(r))
}

// dashboardRules are what communication and makeMeAvailable take alike.
func dashboardRules() []wire.Rule {
	return []wire.Rule{
		wire.Among("supportedModalities", modalityTypes...), wire.Among("supportedMessageFormats", "Plain", "Html"),
		wire.Among("audioPreference", audioPreferences...), wire.Single("audioPreference"), wire.UpTo("phoneNumber", 100),
	}
}

// take changes what in names, and refuses a number that is none.
func (d *dashboard) take(in wire.Input) *refusal {
	next := *d
	if number := in.Text("phoneNumber"); number != "" {
		if next.number = normalized(number); next.number == "" {
			return errNumber
		}
	}
	if in.Has("supportedModalities") {
		next.modalities = in.List("supportedModalities")
	}
	if in.Has("supportedMessageFormats") {
		next.formats = in.List("supportedMessageFormats")
	}
	next.audio = in.TextOr("audioPreference", next.audio)
	*d = next
	return nil
}

// normalized is number as a tel: URI, "" if it is none.
func normalized(number string) string {
	if !isPhone(number) {
		number = "tel:" + number
	}
	if !isPhone(number) {
		return ""
	}
	return number
}

// putCommunication changes how the client wants to be reached.
func putCommunication(q *request) *refusal {
	a := q.app
	in, r := q.replacement(a.communication(), dashboardRules()...)
	if r != nil {
		return r
	}
	if r := a.dashboard.take(in); r != nil {
		return r
	}
	if a.available != nil {
		a.available.modalities, a.available.formats = a.dashboard.modalities, a.dashboard.formats
	}
	a.notifyCommunication()
	a.owner.show()
	return q.replaced()
}

// notifyCommunication tells that communication has changed.
func (a *application) notifyCommunication() {
	url := a.url + communicationPath
	a.notify(wire.Event{SenderRel: "communication", SenderHref: url, Type: "updated",
		Link: wire.Link{Rel: "communication", Href: url}, Embedded: a.communication(), Priority: wire.Medium})
}

func communicationMethods() map[string]handler {
	return map[string]handler{http.MethodGet: tagged((*application).communication), http.MethodPut: putCommunication}
}
