package mock

import "net/http"

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
func (a *application) communication() *Resource {
	url := a.url + communicationPath
	r := a.pass(newResource("communication", url))
	r.put("supportedModalities", a.dashboard.modalities).put("supportedMessageFormats", a.dashboard.formats)
	if a.dashboard.audio != "" {
		r.put("audioPreference", a.dashboard.audio)
	}
	if a.dashboard.number != "" {
		r.put("phoneNumber", a.dashboard.number)
	}
	r.to("conversations", url+"/conversations?filter=active")
	for _, row := range a.pool.modalities {
		if !row.kind.byPhone || !a.owner.NoVoice {
			r.to(row.start, a.startURL(row))
		}
	}
	a.toMeetings(r)
	return a.pool.stamp(a.pool.arrange(r))
}

// dashboardRules are what communication and makeMeAvailable take alike.
func dashboardRules() []rule {
	return []rule{
		among("supportedModalities", modalityTypes...), among("supportedMessageFormats", "Plain", "Html"),
		among("audioPreference", audioPreferences...), single("audioPreference"), upTo("phoneNumber", 100),
	}
}

// take changes what in names, and refuses a number that is none.
func (d *dashboard) take(in input) *refusal {
	next := *d
	if number := in.text("phoneNumber"); number != "" {
		if next.number = normalized(number); next.number == "" {
			return errNumber
		}
	}
	if in.has("supportedModalities") {
		next.modalities = in.list("supportedModalities")
	}
	if in.has("supportedMessageFormats") {
		next.formats = in.list("supportedMessageFormats")
	}
	next.audio = in.textOr("audioPreference", next.audio)
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
	a.tellCommunication()
	return q.replaced()
}

// tellCommunication tells that communication has changed.
func (a *application) tellCommunication() {
	url := a.url + communicationPath
	a.tell(Event{SenderRel: "communication", SenderHref: url, Type: "updated",
		Link: Link{Rel: "communication", Href: url}, Embedded: a.communication(), Priority: Medium})
}

func communicationMethods() map[string]handler {
	return map[string]handler{http.MethodGet: tagged((*application).communication), http.MethodPut: putCommunication}
}
