package mock

import (
	"regexp"
	"slices"

	"ucwatest/support/mock/wire"
)

// availability is what makeMeAvailable said and what the user has published
// since (MeDashboard).
type availability struct {
	signInAs   string // what presence goes back to
	modalities []string
	formats    []string // of messages
	presence   string
	note       string
	location   string
}

// availabilities are the members of PreferredAvailability.
var availabilities = []string{"Online", "Busy", "DoNotDisturb", "BeRightBack", "Away", "Offwork"}

// span is a length of time, as .NET or XML Schema write it, or a number of minutes.
var span = regexp.MustCompile(`^(P[0-9DTHMS.]+|[0-9]+(\.[0-9]+)?|([0-9]+\.)?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)$`)

// spanning wants a length of time; it may come as a number.
func spanning(name string) wire.Rule {
	return func(in wire.Input) ([2]string, bool) {
		return [2]string{name, "Invalid"}, in.Has(name) && !span.MatchString(in.Text(name))
	}
}

// postMakeMeAvailable lets others reach the user, once. The page refuses all
// modalities but messaging and phone audio where its own table lists seven; the
// table is followed, as clients of audio would not work otherwise.
func postMakeMeAvailable(q *request) *refusal {
	in, r := q.input()
	if r != nil {
		return r
	}
	a := q.app
	if a.available != nil {
		return errExists
	}
	rules := slices.Concat(dashboardRules(), []wire.Rule{wire.Among("signInAs", availabilities...), wire.Single("signInAs"),
		spanning("inactiveTimeout"), spanning("voipFallbackToPhoneAudioTimeOut")})
	if r := check(in, rules...); r != nil {
		return r
	}
	if r := a.dashboard.take(in); r != nil {
		return r
	}
	state := in.TextOr("signInAs", "Online")
	if !in.Empty("signInAs") {
		a.owner.presence = ""
	}
	a.available = &availability{signInAs: state, presence: state, modalities: a.dashboard.modalities, formats: a.dashboard.formats}
	for _, p := range publications {
		a.notifyPublication(p, "added")
	}
	a.notifyMe()
	a.notifyCommunication()
	a.owner.show()
	if q.revision() >= 2 {
		return q.queued()
	}
	return q.done()
}

// postReportMyActivity keeps the user present, and the application alive.
func postReportMyActivity(q *request) *refusal {
	if q.app.available == nil {
		return errMakeMe
	}
	return q.done()
}
