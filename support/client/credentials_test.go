package client_test

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// A watch is a clock that goes by only when it is told to, or waited for.
type watch struct {
	mu     sync.Mutex
	at     time.Time
	waited []time.Duration
}

func newWatch() *watch { return &watch{at: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)} }

func (w *watch) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at
}

func (w *watch) wait(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = w.at.Add(d)
	w.waited = append(w.waited, d)
	return ctx.Err()
}

// numbered grants "cwt=1", "cwt=2" and so on, each for so many seconds.
func numbered(seconds int) http.HandlerFunc {
	var mu sync.Mutex
	n := 0
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		n++
		answer(200, fmt.Sprintf(`{"access_token":"cwt=%d","expires_in":%d}`, n, seconds))(w, r)
	}
}

func TestDo_renewsATokenBeforeItExpires(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		seconds int
		after   time.Duration
		want    string // the token that is sent
	}{
		"a long life, long before its end":         {28800, 28800*time.Second - 5*time.Minute - time.Second, "cwt=1"},
		"a long life, five minutes before its end": {28800, 28800*time.Second - 5*time.Minute, "cwt=2"},
		"a short life, before its last tenth":      {100, 89 * time.Second, "cwt=1"},
		"a short life, in its last tenth":          {100, 90 * time.Second, "cwt=2"},
		"nobody knows how long":                    {0, 1000 * time.Hour, "cwt=1"},
		"longer than can be":                       {2_000_000_000, 1000 * time.Hour, "cwt=1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, clock := newPool(t), newWatch()
			p.on(tokens, numbered(row.seconds))
			p.on(userPath, turns(challenge(p.URL+tokens), answer(200, `{"_links":{"applications":{"href":"`+appsPath+`"}}}`)))
			p.on("/x", answer(200, `{}`))
			s, err := client.SignIn(t.Context(), client.Options{Now: clock.now}, account(p))
			if err != nil {
				t.Fatal(err)
			}
			if err := clock.wait(t.Context(), row.after); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Do(t.Context(), client.Request{URL: "/x"}); err != nil {
				t.Fatal(err)
			}
			if got := p.seen("/x")[0].Authorization; got != "Bearer "+row.want {
				t.Errorf("got %q, want %q", got, "Bearer "+row.want)
			}
		})
	}
}

func TestDo_usesTheOldTokenWhileNoNewOneIsToBeHad(t *testing.T) {
	t.Parallel()
	p, clock := newPool(t), newWatch()
	p.on(tokens, turns(answer(200, `{"access_token":"`+token+`","expires_in":100}`), answer(503, `{}`)))
	p.on("/x", answer(200, `{}`))
	s, err := client.SignIn(t.Context(), client.Options{Now: clock.now}, account(p))
	if err != nil {
		t.Fatal(err)
	}
	_ = clock.wait(t.Context(), 95*time.Second)
	if x, err := s.Do(t.Context(), client.Request{URL: "/x"}); err != nil || x.Status != 200 {
		t.Errorf("got %d and %v, want the answer to the old token", x.Status, err)
	}
	if n := len(p.seen(tokens)); n != 2 {
		t.Errorf("got %d tokens asked for, want one more than at first", n)
	}
	if got := p.seen("/x")[0].Authorization; got != "Bearer "+token {
		t.Errorf("got %q, want the old token", got)
	}
}

func TestCreateApplication_asksAStrangePoolForItsOwnToken(t *testing.T) {
	t.Parallel()
	foreign := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Ms-Diagnostics", `28032;source="pool.contoso.com";reason="The web ticket is invalid."`)
		as("text/html", 500, "<html>500</html>")(w, r)
	}
	p := newPool(t)
	p.on(tokens, numbered(28800))
	p.on(userPath, turns(challenge(p.URL+tokens), answer(200, `{"_links":{"applications":{"href":"`+appsPath+`"}}}`)))
	p.on(appsPath, turns(foreign, challenge(p.URL+tokens), answer(201, `{"_links":{"self":{"href":"`+appPath+`"}}}`)))
	s, log := signedIn(t, p)
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	want := []string{"POST " + appsPath + " -> 500", "GET " + appsPath + " -> 401", "POST " + tokens + " -> 200", "POST " + appsPath + " -> 201"}
	if diff := cmp.Diff(want, exchanges(log, p)[4:]); diff != "" {
		t.Errorf("exchanges (-want +got):\n%s", diff)
	}
	if got := p.seen(appsPath)[2].Authorization; got != "Bearer cwt=2" {
		t.Errorf("got %q, want the pool's own token", got)
	}
	p.on(appsPath, turns(foreign))
	if err := s.CreateApplication(t.Context(), "e"); err == nil {
		t.Error("got no error, want that of a pool that does not say where to get a token")
	}
	if n := len(p.seen(appsPath)); n != 5 {
		t.Errorf("got %d requests in all, want two more for a failure", n)
	}
}
