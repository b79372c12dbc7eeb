package derived_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/ucwa"
)

// pool is the least of a UCWA pool that the stage meets before it acts: users
// sign in and have an application that offers what offers says, "" none.
func pool(t *testing.T, offers string) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	answer := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", ucwa.JSON)
			if r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/applications") {
				w.Header().Set("Location", "/applications/1")
				w.WriteHeader(http.StatusCreated)
			}
			_, _ = w.Write([]byte(body))
		}
	}
	mux.HandleFunc("GET /{$}", answer(`{"_links":{"self":{"href":"/"},"user":{"href":"/user"}}}`))
	mux.HandleFunc("GET /user", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", `MsRtcOAuth href="http://`+r.Host+`/token",grant_type="password"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		answer(`{"_links":{"self":{"href":"/user"},"applications":{"href":"/applications"}}}`)(w, r)
	})
	mux.HandleFunc("POST /token", answer(`{"access_token":"cwt=one","expires_in":60,"token_type":"Bearer"}`))
	refused := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", ucwa.JSON)
		w.WriteHeader(http.StatusForbidden)
		_ = json.NewEncoder(w).Encode(map[string]string{"code": "Forbidden", "message": "Not for you."})
	}
	mux.HandleFunc("POST /refused", refused)
	if offers == "" {
		mux.HandleFunc("POST /applications", refused)
	} else {
		mux.HandleFunc("POST /applications", answer(offers))
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

type offstage struct{}

func (offstage) PickUp(context.Context, string) error         { return nil }
func (offstage) Divert(context.Context, string, string) error { return nil }

func TestBring_saysWhatTheServerDidNotOffer(t *testing.T) {
	t.Parallel()
	const self = `"_links":{"self":{"href":"/applications/1"}}`
	for name, row := range map[string]struct {
		application, want string
		status            int // of the answer that it is about; 0: of none
	}{
		"no user":          {`{` + self + `,"rel":"application"}`, "the resource me: the application does not embed it", 0},
		"nothing to offer": {`{` + self + `,"rel":"application","_embedded":{"me":{"rel":"me"}}}`, "the resource communication: the application does not embed it", 0},
		"a refusal": {`{` + self + `,"_embedded":{"me":{"rel":"me","_links":{"makeMeAvailable":{"href":"/refused"}}}}}`,
			"caller's makeMeAvailable: status 403 Forbidden: Not for you. " +
				"(before that: with Messaging and Audio, caller's makeMeAvailable: status 403 Forbidden: Not for you.)", 403},
		"no application": {"", "caller's application: status 403 Forbidden: Not for you.", 403},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := pool(t, row.application)
			users := stage.Users{Offstage: offstage{}, Tag: "a-1"}
			for name, seat := range map[string]**client.Session{"caller": &users.Caller, "callee": &users.Callee, "answerer": &users.Answerer} {
				session, err := client.SignIn(t.Context(), client.Options{Now: time.Now},
					client.Account{Name: name, SIP: "sip:" + name + "@contoso.com", Username: name, Password: "secret", Discover: server.URL + "/"})
				if err != nil {
					t.Fatal(err)
				}
				*seat = session
			}
			_, err := derived.Bring(t.Context(), users, derived.Staging{}, derived.Situation{})
			var unoffered *stage.Unoffered
			if !errors.As(err, &unoffered) || err.Error() != row.want {
				t.Errorf("got %v, want it unoffered: %s", err, row.want)
			}
			if x := client.About(err); (x != nil) != (row.status != 0) || x != nil && x.Status != row.status {
				t.Errorf("got it about %v, want it about an answer with status %d", x, row.status)
			}
		})
	}
}
