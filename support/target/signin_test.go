package target_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"ucwatest/support/client"
	"ucwatest/support/mock"
	"ucwatest/support/mocktest"
)

func TestCast_ofAPoolRenewsTokens(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		ours, theirs time.Duration // what goes by on either clock
		tokens       int           // those of the sign-ins included
	}{
		"not before it must":                        {89 * time.Minute, 89 * time.Minute, 3},
		"before they expire":                        {95 * time.Minute, 95 * time.Minute, 6},
		"when the pool's clock is ahead, once each": {0, 101 * time.Minute, 6},
		"when the pool's clock is behind":           {101 * time.Minute, 0, 6},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ours, theirs := mocktest.NewClock(today()), mocktest.NewClock(today())
			p := newPool(t, mock.Options{Now: theirs.Now, TokenLife: 100 * time.Minute})
			p.now, p.limits = ours.Now, `time = "24h"`
			aim := p.staging(t)
			first, err := aim.Cast(t.Context(), nil, "")
			if err != nil {
				t.Fatal(err)
			}
			if err := first.Dismiss(t.Context()); err != nil {
				t.Fatal(err)
			}
			ours.Advance(row.ours)
			theirs.Advance(row.theirs)
			cast, err := aim.Cast(t.Context(), nil, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []*client.Session{cast.Caller, cast.Callee, cast.Answerer} {
				if err := s.CreateApplication(t.Context(), "a"); err != nil {
					t.Error(err)
				}
				if x, err := s.Do(t.Context(), client.Request{URL: s.ApplicationURL()}); err != nil || x.Status != http.StatusOK {
					t.Errorf("got %d and %v, want the application", x.Status, err)
				}
			}
			if n := p.count("POST /WebTicket"); n != row.tokens {
				t.Errorf("got %d tokens asked for, want %d", n, row.tokens)
			}
		})
	}
}

func TestCast_ofAPoolWithItsFrontElsewhere(t *testing.T) {
	t.Parallel()
	front, home := newHost(t), newHost(t)
	front.play(t, mock.Options{Home: home.URL})
	home.played = front.played
	if err := front.staging(t).Reach(t.Context()); err == nil || !strings.Contains(err.Error(), `hosts = ["`+home.Listener.Addr().String()+`"]`) {
		t.Errorf("got %v, want how to list the home", err)
	}
	aim := front.aim(t, front.discover()+"  hosts = [\""+home.Listener.Addr().String()+"\"]\n  may = [\"read\", \"stage\"]\n"+users("password"))
	front.seen = nil
	cast, err := aim.Cast(t.Context(), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := cast.Caller.CreateApplication(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if front.count("POST /WebTicket") != 3 || home.count("POST /WebTicket") != 3 || front.count("POST /ucwa") != 0 {
		t.Errorf("got %q and %q, want a token from each server, and the application at home", front.requests(), home.requests())
	}
}
