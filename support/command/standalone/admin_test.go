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

func TestOpen_servesWhatThereIsOnLoopback(t *testing.T) {
	t.Parallel()
	s, err := Open(Config{Listen: "127.0.0.1:0", Admin: "127.0.0.1:0", Public: true, Pool: mock.Options{Now: time.Now, Rand: rand.Reader}})
	if err != nil {
		t.Fatal(err)
	}
	end, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- s.Serve(end, nil) }()
	_, rest, _ := strings.Cut(s.Ready(), "what it has, and its last requests, on ")
	root, _, _ := strings.Cut(rest, "\n")
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for path, want := range map[string]int{"": 200, "~control/users": 200, "ucwa/oauth/v1/applications": 404} {
		response, err := client.Get(root + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: got status %d, want %d", path, response.StatusCode, want)
		}
	}
	response, err := client.Get(s.root() + "/~control/users") // without -control
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != 404 {
		t.Errorf("where clients go: got status %d, want 404", response.StatusCode)
	}
	close(end)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := client.Get(root); err == nil {
		t.Error("after the end: got an answer, want none")
	}
}

func TestOpen_refusesAnAdminAddressThatOthersReach(t *testing.T) {
	t.Parallel()
	_, err := Open(Config{Listen: "127.0.0.1:0", Admin: "0.0.0.0:0", Public: true, Pool: mock.Options{Now: time.Now, Rand: rand.Reader}})
	var invalid *InvalidConfig
	if !errors.As(err, &invalid) || !strings.HasPrefix(err.Error(), "-admin 0.0.0.0:0: ") || strings.Contains(err.Error(), "-public") {
		t.Errorf("got %v, want a mistake in -admin", err)
	}
}
