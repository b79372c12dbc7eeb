package mock

import (
	"cmp"
	"net/http"
	"strings"

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
	preferences         map[string]string
}

// A preference is a property of communication that the client sets and that nothing in
// the pool depends on.
type preference struct {
	name     string
	members  []string // nil for a text, or a flag
	flag     bool
	unsaid   string // what it is unless the client says
	readOnly bool
}

var (
	policies    = []string{"None", "Disabled", "Enabled"} // GenericPolicy
	preferences = []preference{
		{name: "conversationHistory", members: policies, unsaid: "Disabled"},
		{name: "lisLocation"},
		{name: "lisQueryResult", members: []string{"Succeeded", "Failed"}, unsaid: "Succeeded"},
		{name: "publishEndpointLocation", flag: true},
		{name: "simultaneousRingNumberMatch", unsaid: "Disabled", readOnly: true},
		{name: "videoBasedScreenSharing", members: policies, unsaid: "Disabled"},
	}
)

// shown is the value of p as it is shown, for what the client said.
func (p preference) shown(said string) any {
	if p.flag {
		return strings.EqualFold(said, "true")
	}
	return cmp.Or(said, p.unsaid)
}

// rule is what p may be set to.
func (p preference) rule() wire.Rule {
	switch {
	case p.flag:
		return wire.Boolean(p.name)
	case p.members != nil:
		return wire.Among(p.name, p.members...)
	}
	return wire.UpTo(p.name, maxPublished)
}

// prefer takes note of what in says.
func (d *dashboard) prefer(in wire.Input) {
	for _, p := range preferences {
		if value := in.Text(p.name); value != "" && !p.readOnly {
			if d.preferences == nil {
				d.preferences = map[string]string{}
			}
			d.preferences[p.name] = value
		}
	}
}

// communication draws where conversations begin (communication).
func (a *application) communication() *wire.Resource {
	url := a.url + communicationPath
	r := a.pass(wire.NewResource("communication", url))
	r.Put("supportedModalities", a.dashboard.modalities).Put("supportedMessageFormats", a.dashboard.formats)
	all := a.pool.profile.AllAtOnce
	putWhere(r, all, "audioPreference", choose(all, cmp.Or(a.dashboard.audio, "VoipAudio"), a.dashboard.audio)) // the default of the page
	putWhere(r, all, "phoneNumber", a.dashboard.number)
	for _, p := range preferences {
		if value, told := a.dashboard.preferences[p.name]; told || all {
			r.Put(p.name, p.shown(value))
		}
	}
	r.To("conversations", url+"/conversations?filter=active")
	for _, row := range a.pool.modalities {
		if !row.kind.byPhone || !a.owner.NoVoice {
			for _, link := range a.startURLs(row) {
				r.To(link[0], link[1])
			}
		}
	}
	a.toMeetings(r)
	a.toAbsent(r)
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
	rules := dashboardRules()
	for _, p := range preferences {
		rules = append(rules, p.rule())
	}
	in, r := q.replacement(a.communication(), rules...)
	if r != nil {
		return r
	}
	if r := a.dashboard.take(in); r != nil {
		return r
	}
	a.dashboard.prefer(in)
	if a.available != nil {
		a.available.modalities, a.available.formats = a.dashboard.modalities, a.dashboard.formats
	}
	a.notifyCommunication()
	a.owner.show()
	return q.replaced()
}

func (a *application) notifyCommunication() {
	url := a.url + communicationPath
	a.notify(wire.Event{SenderRel: "communication", SenderHref: url, Type: "updated",
		Link: wire.Link{Rel: "communication", Href: url}, Embedded: a.communication(), Priority: wire.Medium})
}

func communicationMethods() map[string]handler {
	return map[string]handler{http.MethodGet: tagged((*application).communication), http.MethodPut: putCommunication}
}
