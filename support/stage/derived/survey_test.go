package derived_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/stage/derived"
)

func TestLook_tellsWhatAPoolLacks(t *testing.T) {
	t.Parallel()
	open := derived.Situation{Fate: derived.AnsweredByOther}
	by := func(r derived.Route) derived.Situation { s := open; s.Route = r; return s }
	noVoice := "callee's callForwardingSettings: status 403 Forbidden: The user is not enabled for enterprise voice."
	tests := map[string]struct {
		changes   []func(*mock.User)
		routes    []derived.Route
		situation derived.Situation
		want      string
	}{
		"nothing":                       {nil, nil, open, ""},
		"forwarding":                    {noEnterpriseVoice, nil, by(derived.Forwarding), noVoice},
		"forwarding where it is open":   {noEnterpriseVoice, []derived.Route{derived.Forwarding, derived.Ringing}, open, noVoice},
		"a way round forwarding":        {noEnterpriseVoice, derived.Routes(), open, ""},
		"forwarding that nobody needs":  {noEnterpriseVoice, nil, derived.Situation{Fate: derived.Declined}, ""},
		"phone calls, which nobody may": {noEnterpriseVoice, nil, derived.Situation{Modality: derived.PhoneAudio, Start: true}, "the link startPhoneAudio: the caller's communication does not offer it"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, users := openOffice(t, mock.Options{}, test.changes...)
			survey, err := derived.Look(t.Context(), users, derived.Staging{Routes: test.routes}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if why := survey.Lacks(test.situation); why != nil {
				got = why.Error()
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			for _, user := range []string{users.Caller.ApplicationURL(), users.Callee.ApplicationURL(), users.Answerer.ApplicationURL()} {
				if x, err := users.Caller.Get(t.Context(), user, 0); err != nil || x.Status != http.StatusNotFound {
					t.Errorf("application %s: got %v and %v, want it gone", user, x, err)
				}
			}
			if text := strings.Join(f.record, " "); strings.Contains(text, "PUT") {
				t.Errorf("got %s, want nothing set", text)
			}
		})
	}
}

// TestLook_tellsOfCallsThatGoToTheAnswerer reads where the callee's calls go before anybody
// has acted. Where nobody knows the answerer, they are the callee's own affair.
func TestLook_tellsOfCallsThatGoToTheAnswerer(t *testing.T) {
	t.Parallel()
	const forward, voicemail = "/immediateForwardSettings/immediateForwardToContact?target=sip:answerer@contoso.com", "/immediateForwardSettings/immediateForwardToVoicemail"
	for name, row := range map[string]struct {
		set    string
		absent bool
		want   bool
	}{
		"to the answerer":                        {forward, false, true},
		"to the voicemail":                       {voicemail, false, false},
		"to the voicemail, without the answerer": {voicemail, true, false},
		"to the answerer, who is not signed in":  {forward, true, false},
	} {
		f, users := openOffice(t, mock.Options{})
		f.settings(func(ctx context.Context, s *client.Session, href string) {
			if x, err := s.Post(ctx, href+row.set, nil); err != nil || x.Status != http.StatusNoContent {
				t.Fatalf("%s: got status %d, %v", name, x.Status, err)
			}
		})
		if row.absent {
			users.Answerer = nil
		}
		survey, err := derived.Look(t.Context(), users, derived.Staging{}, map[string]error{"answerer": errors.New("wrong password")})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(survey.Lacking, func(l derived.Lack) bool { return l.What == "call forwarding of its own" })
		if got != row.want {
			t.Errorf("%s: got %v, want it told: %t", name, survey.Lacking, row.want)
		}
	}
}

// noEnterpriseVoice lets users neither forward calls nor make them by phone.
var noEnterpriseVoice = []func(*mock.User){func(u *mock.User) { u.NoVoice = true }}
