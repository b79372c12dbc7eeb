package mock_test

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/mock/wire"
)

// A lapsed is a scene of a pool that may have forgotten a rule.
type lapsed struct {
	*server
	cast
	invitation      jsonObject
	original, alias string
}

// derived is the derived conversation's own URL.
func (s lapsed) derived() string { return s.caller.get(s.alias).want(200).object().href("self") }

var lapses = []struct {
	name   string
	lapse  mock.Lapse
	broken func(s lapsed) bool // whether the rule is
}{
	{"token", mock.LapseToken, func(s lapsed) bool { return s.ask("GET", s.alias, "", nil, "").status == 200 }},
	{"owner", mock.LapseOwner, func(s lapsed) bool { return s.callee.get(s.alias).status == 200 }},
	{"method", mock.LapseMethod, func(s lapsed) bool {
		return s.ask("POST", s.alias, s.caller.token, nil, "").status == 200 && s.ask("DELETE", s.alias, s.caller.token, nil, "").status == 200
	}},
	{"head", mock.LapseHead, func(s lapsed) bool { return s.ask("HEAD", s.alias, s.caller.token, nil, "").status == 200 }},
	{"spelling", mock.LapseSpelling, func(s lapsed) bool { return s.ask("Get", s.alias, s.caller.token, nil, "").status == 200 }},
	{"preference", mock.LapsePreference, func(s lapsed) bool {
		a := s.ask("GET", s.alias, s.caller.token, map[string]string{"Accept": "application/xml;q=0.5, application/json"}, "")
		return strings.HasPrefix(a.header.Get("Content-Type"), "application/xml")
	}},
	{"format", mock.LapseFormat, func(s lapsed) bool {
		return s.ask("GET", s.alias, s.caller.token, map[string]string{"Accept": "text/csv"}, "").status == 200
	}},
	{"version", mock.LapseVersion, func(s lapsed) bool {
		return s.ask("GET", s.alias, s.caller.token, map[string]string{"X-MS-RequiresMinResourceVersion": "99"}, "").status == 200
	}},
	{"accept", mock.LapseAccept, func(s lapsed) bool {
		return s.ask("GET", s.alias, s.caller.token, map[string]string{"Accept": "text/csv"}, "").status == 200 && s.caller.xml(s.alias).object() != nil
	}},
	{"expiry", mock.LapseExpiry, func(s lapsed) bool {
		s.order("PATCH", "/groups/"+s.group, jsonObject{"expireTokens": true}, 204)
		return s.caller.get(s.alias).status == 200
	}},
	{"unknown invitation", mock.LapseUnknownInvitation, func(s lapsed) bool {
		return s.caller.get(s.invitation.href("self")+"0/derivedConversation").status == 200
	}},
	{"stale alias", mock.LapseStaleAlias, func(s lapsed) bool {
		s.ask("DELETE", s.derived(), s.caller.token, nil, "").want(204)
		return s.caller.get(s.alias).status == 200
	}},
	{"delete both", mock.LapseDeleteBoth, func(s lapsed) bool {
		s.ask("DELETE", s.derived(), s.caller.token, nil, "").want(204)
		return s.caller.get(s.original).status == 404
	}},
	{"original lost", mock.LapseOriginalLost, func(s lapsed) bool { return s.caller.get(s.original).status == 404 }},
	{"shared with the original", mock.LapseSharedWithOriginal, func(s lapsed) bool { return s.derived() == s.original }},
	{"callee in the derived", mock.LapseCalleeInDerived, func(s lapsed) bool {
		return strings.Contains(string(s.caller.get(s.derived()+"/participants").body), s.callee.sip[len("sip:"):])
	}},
	{"nothing derived", mock.LapseNoDerive, func(s lapsed) bool { return derivedLinks(s.invitation) == nil }},
}

func TestLapse_breaksItsRule(t *testing.T) {
	t.Parallel()
	for _, row := range lapses {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			for _, lapse := range []mock.Lapse{0, row.lapse} {
				var ruled atomic.Uint32
				s := serve(t, mock.Real, &mock.Spoil{Lapse: lapse, Ruled: func(l mock.Lapse) { ruled.Or(uint32(l)) }})
				c := s.cast()
				invitation, original := c.derived()
				alias := invitation.href("self") + "/derivedConversation"
				if got, want := row.broken(lapsed{s, c, invitation, original, alias}), lapse != 0; got != want {
					t.Errorf("rule broken: got %t with lapses %b, want %t", got, lapse, want)
				}
				if mock.Lapse(ruled.Load())&row.lapse == 0 {
					t.Errorf("with lapses %b: got told of the rules %b, want this one among them", lapse, ruled.Load())
				}
			}
		})
	}
}

func TestLapse_ofScopes(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		scope         string
		lapse         mock.Lapse
		honest, spoil int
	}{
		{"Contacts.ReadWrite", mock.LapseScope, 403, 200},
		{"Conversations.Initiate", mock.LapseInitiate, 200, 403},
		{"Conversations.Receive", mock.LapseReceive, 200, 403},
	} {
		for lapse, status := range map[mock.Lapse]int{0: row.honest, row.lapse: row.spoil} {
			s := serve(t, mock.Real, &mock.Spoil{Lapse: lapse})
			c := s.cast()
			original := c.converse()
			s.order("PATCH", "/users/"+c.caller.sip, jsonObject{"scopes": []string{row.scope}}, 204)
			c.caller.signIn(s.url + "/")
			c.caller.get(original).want(status)
		}
	}
}

func TestLapse_derivesWhereNothingIs(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		name  string
		lapse mock.Lapse
		stage func(c cast) string
	}{
		{"for the callee", mock.LapseDeriveForCallee, func(c cast) string {
			href := c.add(c.converse(), "audioVideo", "addAudio")
			c.callee.take()
			return href
		}},
		{"on failure", mock.LapseDeriveOnFailure, func(c cast) string {
			href := c.add(c.converse(), "audioVideo", "addAudio")
			c.caller.drain()
			return href
		}},
		{"while pending", mock.LapseDeriveWhilePending, func(c cast) string { return c.add(c.converse(), "audioVideo", "addAudio") }},
		{"on start", mock.LapseDeriveOnStart, func(c cast) string {
			start := c.caller.app.text("_embedded", "communication", "_links", "startAudio", "href")
			href := c.caller.post(start, jsonObject{"to": c.callee.sip}).want(201).header.Get("Location")
			c.callee.take()
			return href
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			for _, lapse := range []mock.Lapse{0, row.lapse} {
				c := serve(t, mock.Real, &mock.Spoil{Lapse: lapse}).cast()
				invitation := c.caller.get(row.stage(c)).want(200).object()
				if got, want := len(derivedLinks(invitation)), 2; lapse != 0 && got != want || lapse == 0 && got != 0 {
					t.Errorf("derived links: got %d with lapses %b", got, lapse)
				}
				if lapse != 0 {
					c.caller.get(invitation.href("derivedConversation")).want(200)
				}
			}
		})
	}
}

func TestSpoil_changesAnswersAndEvents(t *testing.T) {
	t.Parallel()
	spoil := &mock.Spoil{
		Answer: func(a *mock.Answer) {
			if a.Route != "derivedConversation" || a.User != "caller" || a.Resource == nil {
				return
			}
			a.Resource.Property("subject").Value = 1
			a.Resource.Link("messaging").Href = a.Root + "/elsewhere"
			a.Resource.DropLink("audioVideo")
			a.Resource.DropProperty("importance")
			a.Header.Set("X-Spoiled", a.Format.String())
			a.Header.Set("Transfer-Encoding", "chunked")
			a.Status = http.StatusNonAuthoritativeInfo
		},
		Body: func(a *mock.Answer, body []byte) []byte {
			if a.Route == "derivedConversation" {
				return append([]byte(" "), body...)
			}
			return body
		},
		Event: func(e *mock.Event) []*mock.Event {
			switch {
			case e.User == "caller" && e.Link.Rel == "participant":
				return nil
			case e.User == "caller" && e.Link.Rel == "localParticipant":
				return []*mock.Event{e, e}
			}
			return []*mock.Event{e}
		},
	}
	s := serve(t, mock.Real, spoil)
	c := s.cast()
	invitation, _ := c.derived()
	got := c.caller.get(invitation.href("derivedConversation")).want(203)
	v := got.object()
	if v.at("subject") != 1.0 || v.href("messaging") != s.url+"/elsewhere" || v.href("audioVideo") != "" || v["importance"] != nil {
		t.Errorf("resource: got %v, want it spoiled", v)
	}
	wantText(t, "header", got.header.Get("X-Spoiled"), "JSON")
	wantText(t, "Content-Length", got.header.Get("Content-Length"), "")
	if got.body[0] != ' ' {
		t.Errorf("body: got %q, want a blank first", got.body)
	}
	honest := c.caller.get(v.href("self")).want(200).object()
	wantText(t, "subject behind the spoiled one", honest.text("subject"), "Strategy")
	events := names(c.caller.drain())
	if slices.Contains(events, "conversation: participant added") || strings.Count(strings.Join(events, "\n"), "localParticipant added") != 2 {
		t.Errorf("events: got %q, want no participant and the local one twice", events)
	}
}

func TestResource_cloneSharesNothing(t *testing.T) {
	t.Parallel()
	r := &mock.Resource{Rel: "a", Properties: []mock.Property{{Name: "list", Value: []string{"one"}}}, Links: []mock.Link{{Rel: "x", Href: "/x"}}}
	r.Embedded = []wire.Embedded{{Rel: "b", Resource: &mock.Resource{Rel: "b", Href: "/b"}}}
	c := r.Clone()
	c.Property("list").Value.([]string)[0] = "two"
	c.Link("x").Href = "/y"
	c.Embedded[0].Resource.Href = "/c"
	if r.Property("list").Value.([]string)[0] != "one" || r.Link("x").Href != "/x" || r.Embedded[0].Resource.Href != "/b" {
		t.Errorf("original: got %+v, want it as it was", r)
	}
	c.DropEmbedded("b")
	if len(c.Embedded) != 0 || (*mock.Resource)(nil).Clone() != nil || c.Link("none") != nil || c.Property("none") != nil {
		t.Errorf("clone: got %+v, want nothing embedded", c)
	}
}
