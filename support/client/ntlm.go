package client

import (
	"bytes"
	"io"
	"net/http"

	ntlmssp "github.com/Azure/go-ntlmssp"
)

// A login is what NTLM proves to know.
type login struct{ username, password string }

// over is what r is sent over: a connection of its own where NTLM signs it in,
// since whoever used that connection next would be taken for the same user.
func (r Request) over(shared http.RoundTripper) http.RoundTripper {
	if r.login == nil {
		return shared
	}
	return &ntlm{login: *r.login, shared: shared}
}

// ntlm signs in each request anew (RFC 4559 is for a connection, not a request).
type ntlm struct {
	login  login
	shared http.RoundTripper
}

// RoundTrip does what may take three requests on one connection.
func (n *ntlm) RoundTrip(q *http.Request) (*http.Response, error) {
	q = q.Clone(q.Context())
	q.SetBasicAuth(n.login.username, n.login.password) // where the library looks for it; never sent
	own, done := alone(n.shared)
	answer, err := ntlmssp.Negotiator{RoundTripper: &brief{own}}.RoundTrip(q)
	if err != nil {
		done()
		return nil, err
	}
	answer.Body = &last{answer.Body, done}
	return answer, nil
}

// alone is shared with connections of its own, and what closes those.
func alone(shared http.RoundTripper) (own http.RoundTripper, done func()) {
	switch t := shared.(type) {
	case *http.Transport:
		mine := t.Clone()
		mine.Protocols = new(http.Protocols)
		mine.Protocols.SetHTTP1(true)
		return mine, mine.CloseIdleConnections
	case *cookies:
		inner, done := alone(t.over)
		return &cookies{inner, t.of}, done
	case *guard:
		inner, done := alone(t.over)
		mine := *t
		mine.over = inner
		return &mine, done
	}
	return shared, func() {}
}

// longestRefusal is how much of a refusal is read.
const longestRefusal = 64 << 10

// brief keeps of a refusal no more than is worth reading, and reads that at
// once: the connection is free then for what NTLM says next.
type brief struct{ http.RoundTripper }

// RoundTrip returns a 401 with its body read.
func (b *brief) RoundTrip(q *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(q)
	if err != nil || answer.StatusCode != http.StatusUnauthorized {
		return answer, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, longestRefusal))
	if err != nil {
		return nil, err
	}
	answer.Body, answer.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	return answer, nil
}

// last closes the connections behind the answer that was the last on them.
type last struct {
	io.ReadCloser
	done func()
}

// Close closes the body first, which makes its connection idle.
func (l *last) Close() error {
	defer l.done()
	return l.ReadCloser.Close()
}
