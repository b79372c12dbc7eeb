package stage_test

import (
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/stage"
)

func TestLook_tellsWhatAPoolLacks(t *testing.T) {
	t.Parallel()
	derived := stage.Situation{Fate: stage.AnsweredByOther}
	by := func(r stage.Route) stage.Situation { s := derived; s.Route = r; return s }
	noVoice := "callee's callForwardingSettings: status 403 Forbidden: The user is not enabled for enterprise voice."
	tests := map[string]struct {
		changes   []func(*mock.User)
		routes    []stage.Route
		situation stage.Situation
		want      string
	}{
		"nothing":                       {nil, nil, derived, ""},
		"forwarding":                    {noEnterpriseVoice, nil, by(stage.Forwarding), noVoice},
		"forwarding where it is open":   {noEnterpriseVoice, []stage.Route{stage.Forwarding, stage.Ringing}, derived, noVoice},
		"a way round forwarding":        {noEnterpriseVoice, stage.Routes(), derived, ""},
		"forwarding that nobody needs":  {noEnterpriseVoice, nil, stage.Situation{Fate: stage.Declined}, ""},
		"phone calls, which nobody may": {noEnterpriseVoice, nil, stage.Situation{Modality: stage.PhoneAudio, Start: true}, "the link startPhoneAudio: the caller's communication does not offer it"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, users := openOffice(t, mock.Options{}, test.changes...)
			users.Staging.Routes = test.routes
			survey, err := stage.Look(t.Context(), users)
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

// noEnterpriseVoice lets users neither forward calls nor make them by phone.
var noEnterpriseVoice = []func(*mock.User){func(u *mock.User) { u.NoVoice = true }}
