package mock_test

import (
	"runtime"
	"testing"
	"time"

	"ucwatest/support/mock"
)

// BenchmarkSoak is an hour of traffic by the clocks of the groups, and what the
// pool holds before and after: goroutines, things that it knows by name (users,
// tokens, applications, groups) and memory. The hour ahead of it fills what the
// pool keeps up to a bound, such as invitations that have ended. More of what is
// counted fails the benchmark; memory is for the reader.
func BenchmarkSoak(b *testing.B) {
	s := serve(b, mock.Real, nil)
	stay := s.regulars()
	stay.hour()
	f := figures{}
	began := s.taken()
	derivations := stay.hour()
	ended := s.taken()
	if ended.goroutines > began.goroutines || ended.held > began.held {
		b.Errorf("after an hour: got %+v, want no more than %+v", ended, began)
	}
	f.add("derivations", float64(derivations))
	f.add("goroutines-start", float64(began.goroutines))
	f.add("goroutines-end", float64(ended.goroutines))
	f.add("sessions-start", float64(began.held))
	f.add("sessions-end", float64(ended.held))
	f.add("KiB-start", began.kib)
	f.add("KiB-end", ended.kib)
	f.report(b)
}

// taken is what a pool takes of the machine while nobody asks for anything.
type taken struct {
	goroutines, held int
	kib              float64
}

func (s *server) taken() taken {
	browser.CloseIdleConnections()
	return taken{settled(), s.pool.Held(), memory()}
}

// settled is how many goroutines there are once that does not change any more:
// connections end in their own time.
func settled() int {
	n := runtime.NumGoroutine()
	for since := time.Now(); time.Since(since) < time.Second/5; runtime.Gosched() {
		if now := runtime.NumGoroutine(); now != n {
			n, since = now, time.Now()
		}
	}
	return n
}

// regulars are people who stay signed in for hours. Their clock stands still
// unless it is moved.
type regulars struct{ cast }

func (s *server) regulars() regulars {
	c := s.cast()
	s.pool.Occupy(c.caller.sip)
	return regulars{c}
}

func (r regulars) now() time.Time { return r.caller.pool.Time(r.caller.sip) }

// hour lets an hour pass, and returns how many conversations were derived.
func (r regulars) hour() (derivations int) {
	for end := r.now().Add(time.Hour); r.now().Before(end); derivations++ {
		r.meet()
		if derivations%20 == 0 {
			r.visit()
		}
		r.advance(3)
	}
	return derivations
}

// meet is a derivation with some talk. Then all hang up, and another client of
// the caller comes, leaves while it waits for events, and signs out.
func (r regulars) meet() {
	invitation, original := r.derived()
	derived := r.caller.get(invitation.href("derivedConversation")).want(200).object()
	for range 3 {
		r.caller.write(r.caller.messages(mock.Real, original), "text/plain", "soon").want(201)
	}
	r.caller.ask("DELETE", derived.href("self"), r.caller.token, nil, "").want(204)
	r.caller.ask("DELETE", original, r.caller.token, nil, "").want(204)
	r.pass()
}

// pass is another client of the caller.
func (r regulars) pass() {
	other := *r.caller
	other.register("other")
	leave := other.leave()
	waiting{p: &other}.parked(1)
	leave()
	waiting{p: &other}.parked(0)
	other.ask("DELETE", other.app.href("self"), other.token, nil, "").want(204)
}

// visit is three people who come, meet and are forgotten.
func (r regulars) visit() {
	c := r.caller.cast()
	c.derived()
	c.caller.order("DELETE", "/groups/"+c.group, nil, 204)
}
