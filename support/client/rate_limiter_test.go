package client_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// paced is signed in to p, which took four requests, within limits.
func paced(t *testing.T, p *pool, w *watch, l client.Limits) *client.Session {
	t.Helper()
	s, err := client.SignIn(t.Context(), client.Options{Now: w.now, Wait: w.wait, RateLimiter: client.NewRateLimiter(l, w.now, w.wait),
		Backoff: client.Backoff{Tries: 1, Longest: time.Minute}}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPace_keepsToARate(t *testing.T) {
	t.Parallel()
	p, w := newPool(t), newWatch()
	paced(t, p, w, client.Limits{PerSecond: 4})
	quarter := 250 * time.Millisecond
	if diff := cmp.Diff([]time.Duration{quarter, quarter, quarter}, w.waited); diff != "" {
		t.Errorf("waited between four requests (-want +got):\n%s", diff)
	}
}

func TestPace_endsWithItsShare(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		limits client.Limits
		after  time.Duration
		want   string
	}{
		"of requests": {client.Limits{Requests: 5}, 0, "5 requests"},
		"of time":     {client.Limits{Time: time.Minute}, time.Minute, "1m0s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, w := newPool(t), newWatch()
			s := paced(t, p, w, row.limits)
			if err := s.CreateApplication(t.Context(), "e"); err != nil {
				t.Fatal(err)
			}
			_ = w.wait(t.Context(), row.after)
			x, err := s.Do(t.Context(), client.Request{URL: appPath})
			var spent *client.Spent
			if !errors.As(err, &spent) || spent.Limit != row.want || x.Culprit() != client.Harness {
				t.Errorf("got %v by %s, want an end after %s by the harness", err, x.Culprit(), row.want)
			}
			if err := s.DeleteApplication(t.Context()); err != nil {
				t.Errorf("got %v, want what was created taken back all the same", err)
			}
			if n := len(p.seen(appPath)); n != 1 {
				t.Errorf("got %d requests to the application, want its DELETE", n)
			}
		})
	}
}

func TestPace_isSilentForAllWhileAServerAsksForIt(t *testing.T) {
	t.Parallel()
	p, w := newPool(t), newWatch()
	impatient := func(context.Context, time.Duration) error { return errors.New("no time") }
	s, err := client.SignIn(t.Context(), client.Options{Now: w.now, Wait: impatient, RateLimiter: client.NewRateLimiter(client.Limits{}, w.now, w.wait),
		Backoff: client.Backoff{Tries: 1, Longest: time.Minute}}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	p.on("/busy", busy(429, "Retry-After", "30"))
	p.on("/x", answer(200, `{}`))
	for _, path := range []string{"/busy", "/x", "/x"} {
		if _, err := s.Do(t.Context(), client.Request{URL: path}); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]time.Duration{30 * time.Second}, w.waited); diff != "" {
		t.Errorf("waited before the requests that follow (-want +got):\n%s", diff)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := s.Do(ended, client.Request{URL: "/x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of its context", err)
	}
}
