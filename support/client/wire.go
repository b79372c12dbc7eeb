package client

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"time"

	"ucwatest/support/redact"
)

// A wire carries the requests of one user and captures them.
type wire struct {
	options Options
	user    string
	sip     string
	agent   []string
	log     *Log
	place   string // the user's pool in the PoolCache
	trust   trust  // where the user's password may go
	jar     http.CookieJar
	// redactor is shared by the wires of one user, and by all who share it in Options.
	redactor *redact.Redactor
}

func newWire(o Options, a Account) *wire {
	w := &wire{options: o, user: a.Name, sip: a.SIP, agent: []string{o.UserAgent}, log: o.Log, place: a.place(), trust: newTrust(o, a), jar: newJar(), redactor: o.Redactor}
	w.redactor.Secret(a.Password)
	w.redactor.Secret(a.Token)
	return w
}

// logged is w with what it captures kept in l, or in a new log if that is nil,
// and sent as agent, if that is not empty.
func (w *wire) logged(l *Log, agent string) *wire {
	mine := *w
	if mine.log = l; l == nil {
		mine.log = new(Log)
	}
	if agent != "" {
		mine.agent = []string{agent}
	}
	return &mine
}

// send sends r to a URL with a token, unless that is empty, and again as long
// as the server is too busy and Backoff allows it. Beside the last exchange it
// returns where the answer redirects to.
func (w *wire) send(ctx context.Context, r Request, to *url.URL, token string) (*Exchange, string, error) {
	waited := time.Duration(0)
	for tried := 0; ; tried++ {
		x, location, err := w.attempt(ctx, r, to, token)
		delay, again := w.options.Backoff.after(r, x, tried, waited)
		if !again {
			return x, location, err
		}
		w.options.RateLimiter.pauseUntil(w.options.Now().Add(delay))
		w.waits(ctx, "a server that is too busy", delay)
		if w.options.Wait(ctx, delay) != nil {
			return x, location, err
		}
		waited += delay
	}
}

// attempt sends r once and captures what came of it.
func (w *wire) attempt(ctx context.Context, r Request, to *url.URL, token string) (*Exchange, string, error) {
	if err := w.options.RateLimiter.admit(ctx, func(d time.Duration) { w.waits(ctx, "the rate of the target", d) }); err != nil {
		r.URL = to.String()
		x := w.refuse(ctx, r, err)
		return x, "", x.Err
	}
	if err := sendable(r, w.agent[0], token); err != nil {
		r.URL = to.String()
		x := w.refuse(ctx, r, err)
		return x, "", x.Err
	}
	number := w.log.start(r.polls)
	x := w.begun(r)
	q := &http.Request{Method: r.Method, URL: to, Host: to.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: maps.Clone(x.RequestHeader)} // the transport may still read it when we are done
	if token != "" {
		q.Header["Authorization"] = []string{"Bearer " + token}
	}
	if r.Method != http.MethodHead && len(q.Header["Accept-Encoding"]) == 0 {
		q.Header["Accept-Encoding"] = []string{codingGzip}
	}
	if r.idempotent() {
		q.Header["Idempotency-Key"] = []string{} // to http.Transport alone: it is not sent
	}
	carry(q, r.Body)
	w.perform(ctx, r, q, x)
	if r.learn != nil && x.Err == nil {
		r.learn(x)
	}
	location := x.Header.Get("Location")
	x.URL = to.String()
	w.capture(x, token != "")
	w.options.PoolCache.judge(w.place, x)
	w.log.end(number, x)
	w.logExchange(ctx, x)
	return x, location, x.Err
}

func (w *wire) begun(r Request) *Exchange {
	return &Exchange{User: w.user, SIP: w.sip, Method: r.Method, RequestHeader: r.header(w.agent), RequestBody: r.Body, DeclaredLength: -1,
		Started: w.options.Now(), Operation: r.Operation, Answers: r.Answers, signsIn: r.signsIn, polls: r.polls, foreign: r.Token != "", redactor: w.redactor}
}

// carry gives a request its body, so that it can be sent again when an idle
// connection turns out to be closed: net/http does so with what is idempotent.
func carry(q *http.Request, body []byte) {
	if len(body) == 0 {
		return
	}
	q.ContentLength = int64(len(body))
	q.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	q.Body, _ = q.GetBody()
}

// perform sends q and reads the answer into x. A transport is asked directly:
// http.Client would follow redirects without showing them.
func (w *wire) perform(ctx context.Context, r Request, q *http.Request, x *Exchange) {
	whole, headers := cmp.Or(w.options.TimeoutOf(q), w.options.Timeout)+r.patience, w.options.Headers
	if headers > 0 {
		headers += r.patience
	}
	replayed := false
	recorded := func(started time.Time, took time.Duration) { replayed, x.Started, x.Took = true, started, took }
	sender := Sender{w.user, r.polls, r.Token != "", recorded}
	limited, stop := context.WithTimeoutCause(context.WithValue(ctx, senderKey{}, sender), whole, &late{"whole answer", whole})
	defer stop()
	answer, err := roundTrip(limited, r.over(&cookies{w.options.Transport, w}), q, headers)
	if err == nil {
		defer answer.Body.Close()
		zipped := unzip(q, answer)
		x.Status, x.Header, x.DeclaredLength, x.endUnannounced = answer.StatusCode, answer.Header, answer.ContentLength, endUnannounced(answer, zipped)
		x.Body, err = readBody(q.Method, answer, zipped)
		if err == nil {
			err = x.bound()
		}
	}
	switch {
	case err == nil:
	case ctx.Err() != nil:
		x.Err = ctx.Err()
	case limited.Err() != nil:
		x.Err = context.Cause(limited)
	default:
		x.Err = err
	}
	if !replayed {
		x.Took = w.options.Now().Sub(x.Started)
	}
}

// roundTrip waits for the headers of an answer for so long, or as long as ctx
// allows if that is 0.
func roundTrip(ctx context.Context, over http.RoundTripper, q *http.Request, patience time.Duration) (*http.Response, error) {
	if patience == 0 {
		return over.RoundTrip(q.WithContext(ctx))
	}
	waiting, giveUp := context.WithCancelCause(ctx)
	timer := time.AfterFunc(patience, func() { giveUp(&late{"headers", patience}) })
	answer, err := over.RoundTrip(q.WithContext(waiting))
	if timer.Stop() {
		return answer, err // waiting ends with ctx
	}
	if err == nil {
		_ = answer.Body.Close() // it came too late to be read
	}
	return nil, context.Cause(waiting)
}

// late says that time was up. It is context.DeadlineExceeded to whoever asks.
type late struct {
	what string
	in   time.Duration
}

func (l *late) Error() string { return fmt.Sprintf("no %s within %s: %v", l.what, l.in, l.Unwrap()) }

func (l *late) Unwrap() error { return context.DeadlineExceeded }
