package mock

import (
	"net/http"
	"time"

	"ucwatest/support/mock/fault"
)

// asked is what decides whether q meets a fault; it finds out who asks.
func (q *request) asked() fault.Asked {
	a := fault.Asked{Route: q.route.name, HTTP: q.http}
	if t, _ := q.pool.directory.lookUp(bearer(q.http.Header), ""); t != nil {
		q.user = t.user
		a.Group, a.Names = t.user.group.id, t.user.names()
	}
	return a
}

// names are what a fault may call u: by name, username or address.
func (u *user) names() []string { return []string{u.label, u.Username, u.SIP} }

// fail answers q as f says.
func (q *request) fail(f *fault.Fault, w http.ResponseWriter) {
	b := &behind{request: q, timed: q.pool.residents, client: w}
	q.faulty = true
	if q.user != nil {
		b.timed = q.user.group
	}
	x := fault.Exchange{Fault: f, Request: q.http, Client: w, Server: b}
	defer q.saw()
	defer func() {
		q.answer.Status = x.Status
		if q.counted {
			b.timed.leave()
		}
	}()
	x.Serve()
}

// behind is what answers a request behind a fault (fault.Server).
type behind struct {
	*request
	timed  *group // whose clock times the fault
	client http.ResponseWriter
}

// Truth returns status and body that the pool answers without the fault.
func (b *behind) Truth() fault.Answer {
	k := b.buffered()
	b.Headers()
	b.serve(k)
	return fault.Answer{Status: k.status, Body: k.body.Bytes()}
}

// Refuse is an answer with that status and, unless code is "", a reason.
func (b *behind) Refuse(status int, code, subcode, message string) fault.Answer {
	k := b.buffered()
	b.Headers()
	b.negotiate()
	b.answer.Status = status
	if code != "" {
		b.refuse(refuse(status, code, subcode, message))
	}
	b.send(k)
	return fault.Answer{Status: k.status, Body: k.body.Bytes()}
}

// buffered is where the answer is written before any of it is sent.
func (b *behind) buffered() *bufferedResponse {
	return &bufferedResponse{header: b.client.Header(), status: http.StatusOK}
}

// Headers sets the headers that every answer has.
func (b *behind) Headers() { b.pool.headers.put(b.client.Header()) }

// Rest begins to let time pass by the clock of the user. From the first rest on
// the request counts as one that has come in. Where the group is gone, which is
// what will be answered, none passes.
func (b *behind) Rest(d time.Duration) (over <-chan struct{}, stop func()) {
	b.counted = b.counted || b.timed.enter()
	if !b.counted {
		gone := make(chan struct{})
		close(gone)
		return gone, func() {}
	}
	r := b.timed.rest(d)
	return r.over, r.stop
}

// Done is closed when the pool is.
func (b *behind) Done() <-chan struct{} { return b.pool.done }

// left takes note that q has been answered, unless a fault has still to send that.
func (q *request) left() {
	if !q.faulty {
		q.group.leave()
	}
}
