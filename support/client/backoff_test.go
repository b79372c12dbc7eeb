package client_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// busy answers with a status and the lines of a header that are given.
func busy(status int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		answer(status, `{"code":"TooManyRequests"}`)(w, r)
	}
}

func TestDo_obeysAServerThatIsTooBusy(t *testing.T) {
	t.Parallel()
	const date, later = "Fri, 02 Jan 2026 10:00:00 GMT", "Fri, 02 Jan 2026 10:00:07 GMT"
	fine, get, post := answer(200, `{}`), client.Request{URL: "/x"}, client.Request{URL: "/x", Method: "POST"}
	for name, row := range map[string]struct {
		request client.Request
		answers []http.HandlerFunc
		status  int
		waited  []time.Duration
	}{
		"429 that says how long":             {get, []http.HandlerFunc{busy(429, "Retry-After", "3"), fine}, 200, []time.Duration{3 * time.Second}},
		"503 that says how long":             {post, []http.HandlerFunc{busy(503, "Retry-After", "0"), fine}, 200, []time.Duration{0}},
		"503 that says when":                 {get, []http.HandlerFunc{busy(503, "Retry-After", later, "Date", date), fine}, 200, []time.Duration{7 * time.Second}},
		"a time that has gone by":            {get, []http.HandlerFunc{busy(503, "Retry-After", date, "Date", later), fine}, 200, []time.Duration{0}},
		"429 that does not say":              {post, []http.HandlerFunc{busy(429), busy(429), fine}, 200, []time.Duration{time.Second, 2 * time.Second}},
		"503 that does not say, to a GET":    {get, []http.HandlerFunc{busy(503), fine}, 200, []time.Duration{time.Second}},
		"503 that does not say, to a POST":   {post, []http.HandlerFunc{busy(503), fine}, 503, nil},
		"again and again":                    {get, []http.HandlerFunc{busy(429)}, 429, []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		"longer than is waited for":          {get, []http.HandlerFunc{busy(429, "Retry-After", "61"), fine}, 429, nil},
		"longer than is waited for in all":   {get, []http.HandlerFunc{busy(429, "Retry-After", "40"), busy(429, "Retry-After", "40"), fine}, 429, []time.Duration{40 * time.Second}},
		"nonsense for a time":                {get, []http.HandlerFunc{busy(429, "Retry-After", "-5"), fine}, 200, []time.Duration{time.Second}},
		"whoever wants to see the throttle":  {client.Request{URL: "/x", Once: true}, []http.HandlerFunc{busy(429), fine}, 429, nil},
		"500, which no waiting makes better": {get, []http.HandlerFunc{busy(500, "Retry-After", "1"), fine}, 500, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, clock, log := newPool(t), newWatch(), new(client.Log)
			p.on("/x", turns(row.answers...))
			s, err := client.SignIn(t.Context(), client.Options{Now: clock.now, Wait: clock.wait, Log: log,
				Backoff: client.Backoff{Tries: 3, Longest: time.Minute}}, account(p))
			if err != nil {
				t.Fatal(err)
			}
			before := len(log.Exchanges())
			x, err := s.Do(t.Context(), row.request)
			if err != nil || x.Status != row.status {
				t.Errorf("got status %d and %v, want %d", x.Status, err, row.status)
			}
			if diff := cmp.Diff(row.waited, clock.waited); diff != "" {
				t.Errorf("waited (-want +got):\n%s", diff)
			}
			if got := len(log.Exchanges()) - before; got != len(row.waited)+1 {
				t.Errorf("got %d exchanges captured, want each of %d", got, len(row.waited)+1)
			}
			if x.Status != 200 && x.Status != 500 && x.Culprit() != client.Throttle {
				t.Errorf("culprit: got %s, want %s", x.Culprit(), client.Throttle)
			}
		})
	}
}

func TestSignIn_obeysAServerThatIsTooBusy(t *testing.T) {
	t.Parallel()
	p, clock := newPool(t), newWatch()
	p.on(tokens, turns(busy(503), answer(200, `{"access_token":"`+token+`"}`))) // a POST, which changes nothing
	_, err := client.SignIn(t.Context(), client.Options{Now: clock.now, Wait: clock.wait, Backoff: client.Backoff{Tries: 1, Longest: time.Minute}}, account(p))
	if err != nil || len(clock.waited) != 1 {
		t.Errorf("got %v after waiting %v, want a token at the second try", err, clock.waited)
	}
}
