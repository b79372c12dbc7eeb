package standalone

import (
	"crypto/rand"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// opened is what Open makes of a list of origins, on a free port.
func opened(t *testing.T, origins ...string) (*Server, error) {
	t.Helper()
	return Open(Config{Listen: "127.0.0.1:0", Pool: mock.Options{Now: time.Now, Rand: rand.Reader, Origins: origins}})
}

func TestOrigins_areRestrictedToAList(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		list, served, refused []string
	}{
		"no list": {nil, []string{"https://app.contoso.com", "null", "made up"}, nil},
		"two": {[]string{"https://app.contoso.com", "http://localhost:3000"}, []string{"https://app.contoso.com", "HTTP://localhost:3000"},
			[]string{"https://app.contoso.com:8443", "http://app.contoso.com", "null", ""}},
		"a file": {[]string{"null"}, []string{"null"}, []string{"https://app.contoso.com"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := opened(t, row.list...)
			if err != nil {
				t.Fatal(err)
			}
			end, done := make(chan struct{}), make(chan error, 1)
			go func() { done <- s.Serve(end, nil) }()
			for _, origin := range row.served {
				asks(t, s, origin, http.StatusOK)
			}
			for _, origin := range row.refused {
				asks(t, s, origin, http.StatusForbidden)
			}
			close(end)
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

// asks asks for the root in the name of an origin, on a connection of its own.
func asks(t *testing.T, s *Server, origin string, status int) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.root()+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Ms-Origin", origin)
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != status {
		t.Errorf("%q: got %d, want %d", origin, response.StatusCode, status)
	}
	if d := response.Header.Get("X-Ms-Diagnostics"); strings.HasPrefix(d, "28070;") != (status == http.StatusForbidden) {
		t.Errorf("%q: X-Ms-diagnostics: got %q, want 28070 where it is refused", origin, d)
	}
}

func TestOrigins_haveToBeOrigins(t *testing.T) {
	t.Parallel()
	for _, odd := range []string{"", "app.contoso.com", "https://app.contoso.com/", "https://a@app.contoso.com", "https://app.contoso.com?x", "://", "https://%zz", "*"} {
		_, err := opened(t, "https://app.contoso.com", odd)
		var invalid *InvalidConfig
		if !errors.As(err, &invalid) || !strings.HasPrefix(err.Error(), "-origin: ") {
			t.Errorf("%q: got %v, want that it is no -origin", odd, err)
		}
	}
}
