package standalone

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// TestOpen_guardsTheControlInterfaceWhereOthersReachIt shows the token once, to
// whoever starts the mock.
func TestOpen_guardsTheControlInterfaceWhereOthersReachIt(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		public bool
		token  string
		status int
		ready  string
	}{
		"on this machine":               {false, "", http.StatusCreated, "for every program on this machine\n"},
		"on this machine, with a token": {false, "canary", http.StatusUnauthorized, "for whoever sends Authorization: Bearer canary\n"},
		"everywhere":                    {true, "", http.StatusUnauthorized, "for whoever sends Authorization: Bearer "},
		"everywhere, with a token":      {true, "canary", http.StatusUnauthorized, "for whoever sends Authorization: Bearer canary\n"},
	} {
		s, err := Open(Config{Listen: "127.0.0.1:0", Public: row.public,
			Pool: mock.Options{Now: time.Now, Rand: rand.Reader, Control: true, ControlToken: row.token}})
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Ready(); !strings.Contains(got, row.ready) {
			t.Errorf("%s: got %q, want %q in it", name, got, row.ready)
		}
		_, shown, _ := strings.Cut(s.Ready(), "Authorization: Bearer ")
		token, _, _ := strings.Cut(shown, "\n")
		ask := func(token string) int {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.root()+"/~control/groups", strings.NewReader(`{"users":[{"name":"caller"}]}`))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", "application/json")
			if token != "" {
				r.Header.Set("Authorization", "Bearer "+token)
			}
			response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			return response.StatusCode
		}
		end, ended := make(chan struct{}), make(chan error, 1)
		go func() { ended <- s.Serve(end, nil) }()
		if got := ask(""); got != row.status {
			t.Errorf("%s: got status %d without a token, want %d", name, got, row.status)
		}
		if got := ask(token); got != http.StatusCreated {
			t.Errorf("%s: got status %d with the token, want 201", name, got)
		}
		close(end)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}
