package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"ucwatest/support/document"
)

// What can be wrong with an answer that has begun to come.
var (
	// ErrTooLarge says that a body, uncompressed, is over document.MaxBytes.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrCutShort says that a body ended, or could not be uncompressed, before its end.
	ErrCutShort = errors.New("the answer is cut short")
)

// A wire carries the requests of one user and captures them.
type wire struct {
	user      string
	transport http.RoundTripper
	now       func() time.Time
	timeout   time.Duration
	agent     []string
	log       *Log
	mask      *atomic.Pointer[mask] // shared by the wires of one user
}

func newWire(o Options, a Account) *wire {
	w := &wire{user: a.Name, transport: o.Transport, now: o.Now, timeout: o.Timeout, agent: []string{o.UserAgent}, log: o.Log, mask: new(atomic.Pointer[mask])}
	w.mask.Store(new(mask).with(a.Password))
	return w
}

// logged is w with what it captures kept in l.
func (w *wire) logged(l *Log) *wire {
	mine := *w
	mine.log = l
	return &mine
}

// hide keeps secret out of whatever is captured from now on.
func (w *wire) hide(secret string) {
	for {
		old := w.mask.Load()
		if w.mask.CompareAndSwap(old, old.with(secret)) {
			return
		}
	}
}

// send sends r to a URL with a token, unless that is empty. Beside the exchange
// it returns where the answer redirects to.
func (w *wire) send(ctx context.Context, r Request, to *url.URL, token string) (*Exchange, string, error) {
	number := w.log.start()
	x := &Exchange{User: w.user, Method: r.Method, RequestHeader: r.header(w.agent), RequestBody: r.Body, DeclaredLength: -1,
		Started: w.now(), signsIn: r.learn != nil, foreign: r.Token != ""}
	q := &http.Request{Method: r.Method, URL: to, Host: to.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: maps.Clone(x.RequestHeader)} // the transport may still read it when we are done
	if token != "" {
		q.Header["Authorization"] = []string{"Bearer " + token}
	}
	carry(q, r.Body)
	w.perform(ctx, q, w.timeout+r.patience, x)
	x.Took = w.now().Sub(x.Started)
	if r.learn != nil && x.Err == nil {
		r.learn(x)
	}
	location := x.Header.Get("Location")
	x.URL = to.String()
	w.capture(x)
	if token != "" {
		x.RequestHeader["Authorization"] = []string{"Bearer " + redacted}
	}
	w.log.end(number, x)
	return x, location, x.Err
}

// carry gives a request its body, so that it can be sent again when an idle
// connection turns out to be closed.
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
func (w *wire) perform(ctx context.Context, q *http.Request, patience time.Duration, x *Exchange) {
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	answer, err := w.transport.RoundTrip(q.WithContext(limited))
	if err == nil {
		defer answer.Body.Close()
		x.Status, x.Header, x.DeclaredLength = answer.StatusCode, answer.Header, answer.ContentLength
		x.Body, err = readBody(q.Method, answer)
	}
	switch {
	case err == nil:
	case ctx.Err() != nil:
		x.Err = ctx.Err()
	case limited.Err() != nil:
		x.Err = fmt.Errorf("no whole answer within %s: %w", patience, limited.Err())
	default:
		x.Err = err
	}
}

// believed is the longest declared length that is made room for before it has come.
const believed = 64 << 10

// readBody reads to the end, or as far as there is something to read.
func readBody(method string, answer *http.Response) ([]byte, error) {
	if method == http.MethodHead {
		return nil, nil // its length is that of what a GET would bring
	}
	if 0 <= answer.ContentLength && answer.ContentLength <= believed {
		body := make([]byte, answer.ContentLength)
		n, err := io.ReadFull(answer.Body, body)
		return body[:n], cutShort(n, err)
	}
	var body bytes.Buffer
	_, err := body.ReadFrom(io.LimitReader(answer.Body, document.MaxBytes+1))
	if err == nil && body.Len() > document.MaxBytes {
		return body.Bytes()[:document.MaxBytes], fmt.Errorf("%w: got more than %d bytes", ErrTooLarge, document.MaxBytes)
	}
	return body.Bytes(), cutShort(body.Len(), err)
}

func cutShort(after int, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w after %d bytes: %w", ErrCutShort, after, err)
}

// capture takes every secret out of x.
func (w *wire) capture(x *Exchange) {
	m := w.mask.Load()
	x.URL = m.text(x.URL)
	m.header(x.RequestHeader)
	m.header(x.Header)
	x.RequestBody = m.bytes(x.RequestBody[:min(len(x.RequestBody), document.MaxBytes)])
	x.Body = m.bytes(x.Body)
	if x.Err != nil {
		x.Err = fmt.Errorf("%s %s: %w", x.Method, x.URL, m.err(x.Err))
	}
}

// refuse captures a request that is not sent since its URL cannot be followed.
func (w *wire) refuse(r Request, why error) *Exchange {
	number := w.log.start()
	x := &Exchange{User: w.user, Method: r.Method, RequestHeader: r.header(w.agent), RequestBody: r.Body, DeclaredLength: -1,
		Started: w.now(), URL: r.URL, Err: why}
	m := w.mask.Load()
	x.URL, x.RequestBody = m.text(x.URL), m.bytes(x.RequestBody)
	m.header(x.RequestHeader)
	w.log.end(number, x)
	return x
}
