package mock

import (
	"net/http"
	"regexp"
	"slices"
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
func spanning(name string) rule {
	return func(in input) ([2]string, bool) {
		return [2]string{name, "Invalid"}, in.has(name) && !span.MatchString(in.text(name))
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
	rules := slices.Concat(dashboardRules(), []rule{among("signInAs", availabilities...), single("signInAs"),
		spanning("inactiveTimeout"), spanning("voipFallbackToPhoneAudioTimeOut")})
	if r := in.check(rules...); r != nil {
		return r
	}
	if r := a.dashboard.take(in); r != nil {
		return r
	}
	state := in.textOr("signInAs", "Online")
	a.available = &availability{signInAs: state, presence: state, modalities: a.dashboard.modalities, formats: a.dashboard.formats}
	for _, p := range publications {
		a.tellPublication(p, "added")
	}
	a.tellMe()
	a.tellCommunication()
	if q.revision() >= 2 {
		return q.queued()
	}
	return q.done()
}

// queued answers the second revision of makeMeAvailable, which is to tell what
// came of its operations. The samples have one operation and say nothing of it;
// it is written in the way of another serializer than that of resources.
func (q *request) queued() *refusal {
	q.answer.Status = http.StatusCreated
	if q.raw = []byte(`{"operations":[null]}`); q.media.format() == XML {
		q.raw = []byte(`<?xml version="1.0"?>` + "\r\n" +
			`<operationsQueued xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\r\n" +
			`  <operations>` + "\r\n" + `    <operation xsi:nil="true" />` + "\r\n" + `  </operations>` + "\r\n" + `</operationsQueued>`)
	}
	return nil
}

// postReportMyActivity keeps the user present, and the application alive.
func postReportMyActivity(q *request) *refusal {
	if q.app.available == nil {
		return errMakeMe
	}
	return q.done()
}
