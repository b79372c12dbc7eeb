package derived_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

func TestBring_triesOneRouteAfterTheOther(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		broken []string
		want   derived.Route
	}{
		"the first works": {nil, derived.Forwarding},
		"the second":      {[]string{"immediateForwardToContact"}, derived.Ringing},
		"the last":        {[]string{"immediateForwardToContact", "simultaneousRingToContact"}, derived.Direct},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, users := openOffice(t, mock.Options{})
			f.breaks(row.broken...)
			scene, err := derived.Bring(t.Context(), users, derived.Staging{Routes: derived.Routes()}, answered)
			if err != nil || scene.Route != row.want.String() || scene.Derived == "" {
				t.Errorf("got the route %s to %q, %v, want %s", scene.Route, scene.Derived, err, row.want)
			}
			if err := scene.Clear(t.Context()); err != nil || f.left() != nil {
				t.Errorf("got %v, %v left, want nothing", err, f.left())
			}
		})
	}
}

func TestBring_quotesTheServerForEachRoute(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{}, func(u *mock.User) { u.NoVoice = u.SIP == "sip:callee@contoso.com" })
	f.breaks("acceptWithAnswer")
	scene, err := derived.Bring(t.Context(), users, derived.Staging{Routes: derived.Routes()}, answered)
	const want = "a route to a derived conversation: " +
		"forwarding: callee's callForwardingSettings: status 403 Forbidden: The user is not enabled for enterprise voice.; " +
		"ringing: callee's callForwardingSettings: status 403 Forbidden: The user is not enabled for enterprise voice.; " +
		"direct: answerer's acceptWithAnswer: status 500 Odd: Broken."
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestParseRoute_knowsThoseOfTargetFiles(t *testing.T) {
	t.Parallel()
	for _, want := range derived.Routes() {
		if got, err := derived.ParseRoute(want.String()); got != want || err != nil {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
	}
	const want = `route: got "rule", want one of ["forwarding" "ringing" "direct"]`
	if _, err := derived.ParseRoute("rule"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestBring_takesAPoolAsItIs(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		options mock.Options
		prepare func(*testing.T, *office, stage.Users)
	}{
		"with nothing embedded in events": {options: mock.Options{Linked: true}},
		"with users who are available":    {prepare: available},
		"with a stranger's calls":         {prepare: strange},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, users := openOffice(t, row.options)
			if row.prepare != nil {
				row.prepare(t, f, users)
			}
			scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
			if err != nil || scene.Derived == "" {
				t.Errorf("got %q, %v, want a derived conversation", scene.Derived, err)
			}
			if err := scene.Clear(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// available registers the caller's application beforehand, and makes it available.
func available(t *testing.T, f *office, _ stage.Users) {
	s := f.signIn("caller")
	if err := s.CreateApplication(t.Context(), "ucwatest-a-1-caller"); err != nil {
		t.Fatal(err)
	}
	link, _ := s.Application().Embed("me")[0].Link("makeMeAvailable")
	if x, err := s.Post(t.Context(), link.Href, map[string]any{}); err != nil || x.Status != http.StatusNoContent {
		t.Fatalf("got %v, %v", x.Status, err)
	}
}

// strange lets somebody else write to the callee before the caller does.
func strange(t *testing.T, f *office, users stage.Users) {
	s := f.signIn("stranger")
	if err := s.CreateApplication(t.Context(), "stranger"); err != nil {
		t.Fatal(err)
	}
	link, _ := s.Application().Embed("communication")[0].Link("startMessaging")
	f.refuses(func(r *http.Request) int {
		if strings.HasSuffix(r.URL.Path, "/immediateForwardToContact") {
			x, err := s.Post(r.Context(), link.Href, map[string]any{"to": users.Callee.Account.SIP, "operationId": "stranger"})
			if err != nil || x.Status != http.StatusCreated {
				t.Errorf("stranger: got %v, %v", x.Status, err)
			}
		}
		return 0
	})
}

func TestBring_makesDoWithMessagesWhereAudioIsForbidden(t *testing.T) {
	t.Parallel()
	f, users := openOffice(t, mock.Options{})
	f.refuses(func(r *http.Request) int {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if strings.HasSuffix(r.URL.Path, "/makeMeAvailable") && bytes.Contains(body, []byte("Audio\"]")) {
			return http.StatusForbidden
		}
		if strings.HasSuffix(r.URL.Path, "/acceptWithAnswer") {
			return http.StatusConflict
		}
		return 0
	})
	scene, err := derived.Bring(t.Context(), users, derived.Staging{}, answered)
	const want = "answerer's acceptWithAnswer: status 409 Odd: Broken. (before that: " +
		"with Messaging and Audio, caller's makeMeAvailable: status 403 Odd: Broken.; " +
		"with Messaging and Audio, callee's makeMeAvailable: status 403 Odd: Broken.; " +
		"with Messaging and Audio, answerer's makeMeAvailable: status 403 Odd: Broken.)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := scene.Clear(t.Context()); err != nil {
		t.Error(err)
	}
}
