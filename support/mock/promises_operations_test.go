package mock_test

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock"
)

// An attempt is a request that has all that its page requires.
type attempt struct {
	href  string
	input jsonObject // of a GET, what the query says
}

// try sends a without one member.
func (p *person) try(method string, a attempt, without string) answer {
	p.t.Helper()
	input := maps.Clone(a.input)
	delete(input, without)
	if method == "POST" {
		return p.post(a.href, input)
	}
	query := url.Values{}
	for name, value := range input {
		query.Set(name, fmt.Sprint(value))
	}
	return p.ask(method, a.href+"?"+query.Encode(), p.token, nil, "")
}

// attempts are requests of the operations that require something, and of others
// whose pages the project does not name.
func attempts(c cast) map[string]attempt {
	p := c.caller
	people := p.get(p.app.text("_embedded", "people", "_links", "self", "href")).want(200).object()
	settings := p.me().href("callForwardingSettings")
	start := func(rel string) attempt {
		return attempt{p.communication(rel), jsonObject{"to": c.callee.sip, "operationId": rel}}
	}
	return map[string]attempt{
		"applications POST":              {p.applications, jsonObject{"culture": "en-US", "endpointId": "other", "userAgent": "test"}},
		"immediateForwardToContact POST": {settings + "/immediateForwardSettings/immediateForwardToContact", jsonObject{"target": c.answerer.sip}},
		"simultaneousRingToContact POST": {settings + "/simultaneousRingSettings/simultaneousRingToContact", jsonObject{"target": c.answerer.sip}},
		"unansweredCallToContact POST":   {settings + "/unansweredCallSettings/unansweredCallToContact", jsonObject{"target": c.answerer.sip, "ringDelay": 20}},
		"presenceSubscriptions POST":     {people.href("presenceSubscriptions"), jsonObject{"duration": 10, "uris": []string{c.callee.sip}}},
		"presenceSubscription POST":      {p.subscribe(c.callee.sip).href("self"), jsonObject{"duration": 10}},
		"search GET":                     {people.href("search"), jsonObject{"query": "callee"}},
		"startMessaging POST":            start("startMessaging"),
		"startAudio POST":                start("startAudio"),
		"startVideo POST":                start("startVideo"),
		"startPhoneAudio POST":           start("startPhoneAudio"),
	}
}

// requiredElsewhere are members that pages require which the reference has and
// promises.txt does not name.
var requiredElsewhere = map[string][]string{
	"unansweredCallToContact POST": {"target"}, "startMessaging POST": {"to"}, "startAudio POST": {"to"}, "startVideo POST": {"to"}, "startPhoneAudio POST": {"to"},
}

// TestPromises_ofWhatPagesRequire sends each request without one required member
// after the other, and then with all of them.
func TestPromises_ofWhatPagesRequire(t *testing.T) {
	t.Parallel()
	required := maps.Clone(requiredElsewhere)
	for name, o := range readPromises(t).operations {
		if len(o.required) > 0 {
			required[name] = o.required
		}
	}
	both(t, func(t *testing.T, d mock.Dialect) {
		s := serve(t, d, nil)
		for name, members := range required {
			c := s.cast() // what one operation does refuses another
			known := attempts(c)
			_, method, _ := strings.Cut(name, " ")
			for _, member := range members {
				got := c.caller.try(method, known[name], member)
				code, subcode := got.refused(400)
				wantText(t, name+" without "+member, code+"/"+subcode, "BadRequest/ParameterValidationFailure")
				if want := `"parameters":[{"name":"` + member + `","reason":"Missing"}]`; !strings.Contains(string(got.body), want) {
					t.Errorf("%s without %s: got %s, want %s", name, member, got.body, want)
				}
			}
			if got := c.caller.try(method, known[name], ""); got.status >= 300 {
				t.Errorf("%s: got %d %s, want it done", name, got.status, got.body)
			}
		}
	})
}

// provocations are requests that meet the documented errors, by page, method and
// error. They take an application that is not available yet.
func provocations(c cast) map[string]func() answer {
	p, me := c.caller, c.caller.me().href("self")
	all := map[string]func() answer{
		"reportMyActivity POST 409/Conflict/MakeMeAvailableRequired": func() answer { return p.post(me+"/reportMyActivity", nil) },
		"batch POST 429/TooManyRequests": func() answer {
			return p.batch(inBatch(slices.Repeat([]string{line("GET", me)}, 101)...), nil)
		},
		"presenceSubscriptions POST 403/Forbidden/LimitExceeded": func() answer {
			to := attempts(c)["presenceSubscriptions POST"]
			got := p.try("POST", to, "")
			for n := 0; got.status == 201 && n < 100; n++ {
				got = p.try("POST", to, "")
			}
			return got
		},
	}
	for _, page := range []string{"presence", "note", "location"} {
		for _, method := range []string{"GET", "POST"} {
			all[page+" "+method+" 409/Conflict/MakeMeAvailableRequired"] = func() answer { return p.ask(method, me+"/"+page, p.token, nil, "") }
		}
	}
	for page, rel := range map[string]string{"messagingInvitation": "startMessaging", "audioVideoInvitation": "startAudio", "phoneAudioInvitation": "startPhoneAudio"} {
		made := p.try("POST", attempts(c)[rel+" POST"], "").want(201).header.Get("Location")
		all[page+" GET 404/NotFound"] = func() answer { return p.get(made + "0") }
		all[page+" GET 400/BadRequest/ParameterValidationFailure"] = func() answer {
			return p.ask("GET", made, p.token, map[string]string{"X-MS-RequiresMinResourceVersion": "new"}, "")
		}
	}
	return all
}

// TestPromises_ofErrors meets each error that a page documents, but for those that
// promises.txt gives a reason for.
func TestPromises_ofErrors(t *testing.T) {
	t.Parallel()
	facts := readPromises(t)
	both(t, func(t *testing.T, d mock.Dialect) {
		known := provocations(serve(t, d, nil).cast())
		met := 0
		for name, o := range facts.operations {
			for _, e := range o.errors {
				provoke := known[name+" "+e]
				if unprovoked := facts.unprovoked[name+" "+e]; unprovoked != (provoke == nil) {
					t.Errorf("%s: %s: got a reason %t, want one or a request that meets it", name, e, unprovoked)
				}
				if provoke == nil {
					continue
				}
				met++
				got := provoke()
				code, subcode := got.refused(got.status)
				wantText(t, name, strings.TrimSuffix(fmt.Sprintf("%d/%s/%s", got.status, code, subcode), "/"), e)
			}
		}
		if met != len(known) {
			t.Errorf("met: got %d errors, want each of %d", met, len(known))
		}
	})
}

// TestPromises_ofOtherOperations meets errors of pages that promises.txt does not name.
func TestPromises_ofOtherOperations(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d mock.Dialect) {
		c := serve(t, d, nil).cast()
		p, settings := c.caller, c.caller.me().href("callForwardingSettings")
		code, subcode := p.post(p.communication("startPhoneAudio"), jsonObject{"to": c.callee.sip, "phoneNumber": "x"}).refused(400)
		wantText(t, "startPhoneAudio", code+"/"+subcode, "BadRequest/NormalizationFailed")
		code, subcode = p.post(settings+"/simultaneousRingSettings/simultaneousRingToTeam", nil).refused(403)
		wantText(t, "simultaneousRingToTeam", code+"/"+subcode, "Forbidden/NoTeamMembersConfigured")
		p.post(p.me().href("makeMeAvailable"), nil).want(204)
		code, subcode = p.post(p.me().href("self")+"/makeMeAvailable", nil).refused(409)
		wantText(t, "makeMeAvailable", code+"/"+subcode, "Conflict/AlreadyExists")
	})
}
