package client_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/client"
)

// How long is listened in these tests: nothing else waits for so long.
const (
	quietFor   = time.Hour
	patientFor = 2 * time.Hour
)

// heldFor is how long a request is under way until the server is taken to hold it.
const heldFor = 1100 * time.Millisecond

// A live channel is listened to all the time. Waiting for silence, or for an
// event, ends when expire is closed; pauses between requests, and the time until a
// request is taken to be held, are over at once.
type live struct {
	*client.Channel
	pool   *pool
	expire chan struct{}

	mu     sync.Mutex
	paused []time.Duration
}

func (l *live) wait(ctx context.Context, d time.Duration) error {
	switch d {
	case quietFor, patientFor:
	case heldFor:
		return ctx.Err()
	default:
		l.mu.Lock()
		defer l.mu.Unlock()
		l.paused = append(l.paused, d)
		return ctx.Err()
	}
	select {
	case <-l.expire:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func newLive(t *testing.T, all ...http.HandlerFunc) *live {
	t.Helper()
	return newLiveBy(t, clock(), all...)
}

func newLiveBy(t *testing.T, now func() time.Time, all ...http.HandlerFunc) *live {
	t.Helper()
	l := &live{pool: newPool(t), expire: make(chan struct{})}
	l.pool.on(eventsPath, turns(all...))
	s, err := client.SignIn(t.Context(), client.Options{Now: now, Wait: l.wait,
		Live: &client.Live{Quiet: quietFor, Patience: patientFor}}, account(l.pool))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CreateApplication(t.Context(), "e"); err != nil {
		t.Fatal(err)
	}
	l.Channel = s.Channel()
	t.Cleanup(l.Close)
	return l
}

// parked answers when the client has hung up.
func parked(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// cut breaks off in the middle of its answer.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "100")
	_, _ = w.Write([]byte("{"))
	_ = http.NewResponseController(w).Flush() // else there is no answer, and the transport asks once more
	panic(http.ErrAbortHandler)
}

func TestLive_hearsWhatComesMeanwhile(t *testing.T) {
	t.Parallel()
	l := newLive(t, eventsAnswer("next", "?ack=2", "a"), eventsAnswer("next", "?ack=3", "b", "c"), parked)
	await(t, l.Channel, "a")
	await(t, l.Channel, "c")
	close(l.expire)
	if _, err := l.Await(t.Context(), "an added z", of("z")); !errors.As(err, new(*client.Silence)) {
		t.Errorf("got %v, want that it is given up", err)
	}
	if err := l.Drain(t.Context()); err != nil {
		t.Errorf("got %v, want silence", err)
	}
	l.Close()
	if diff := cmp.Diff([]string{"a", "b", "c"}, rels(l.Channel)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestLive_survivesWhatStandsInBetween(t *testing.T) {
	t.Parallel()
	page := as("text/html", 504, "<html>Gateway Timeout</html>")
	l := newLive(t, eventsAnswer("next", "?ack=2", "a"), cut, page, busy(503), cut, eventsAnswer("next", "?ack=3", "b"), parked)
	await(t, l.Channel, "b")
	l.Close()
	queries := l.pool.queries()
	for _, query := range queries[1:6] {
		if query != "ack=2" {
			t.Errorf("got the queries %q, want the same link until it is answered", queries)
		}
	}
	want := []time.Duration{time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second}
	if diff := cmp.Diff(want, l.paused); diff != "" {
		t.Errorf("paused (-want +got):\n%s", diff)
	}
}

func TestLive_givesUpWhatFailsForGood(t *testing.T) {
	t.Parallel()
	page := as("text/html", 502, "<html>Bad Gateway</html>")
	for name, row := range map[string]struct {
		answer http.HandlerFunc
		asked  int
		want   string
	}{
		"nothing but pages":     {page, 6, "got status 502 in text/html, want status 200"},
		"the application gone":  {answer(404, `{"code":"NotFound","subcode":"ApplicationNotFound"}`), 1, "event channel of caller: the application is gone: GET "},
		"a refusal of the pool": {answer(500, `{"code":"ServiceFailure"}`), 1, "got status 500 ServiceFailure, want status 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLive(t, row.answer)
			_, err := l.Await(t.Context(), "an added a", of("a"))
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("got %v, want %q in it", err, row.want)
			}
			if n := len(l.pool.queries()); n != row.asked {
				t.Errorf("got %d requests, want %d", n, row.asked)
			}
		})
	}
}

func TestLive_doesNotAskInHaste(t *testing.T) {
	t.Parallel()
	nothing := eventsAnswer("next", "?ack=2")
	for name, row := range map[string]struct {
		now  func() time.Time
		want []time.Duration
	}{
		"after answers that took a second": {clock(), nil},
		"after answers that took no time":  {newWatch().now, []time.Duration{time.Second, time.Second}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLiveBy(t, row.now, nothing, nothing, eventsAnswer("next", "?ack=3", "a"), parked)
			await(t, l.Channel, "a")
			l.Close()
			if diff := cmp.Diff(row.want, l.paused); diff != "" {
				t.Errorf("paused (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLive_endsWithItsApplication(t *testing.T) {
	t.Parallel()
	begun, ended := make(chan struct{}), make(chan struct{})
	l := newLive(t, eventsAnswer("next", "?ack=2", "a"), func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		parked(w, r)
		close(ended)
	})
	await(t, l.Channel, "a")
	<-begun
	l.Close()
	<-ended
	l.Close() // there is nobody left to stop
	if _, err := l.Await(t.Context(), "an added b", of("b")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that nobody listens any more", err)
	}
}
