package client

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"sync"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// A Session is one user, signed in. It is safe for concurrent use.
type Session struct {
	Account Account // without the password and the token, which are kept elsewhere

	wire         *wire
	credentials  *credentials
	pool         *url.URL // scheme and host
	applications *url.URL

	mu             sync.Mutex
	application    *document.Document
	applicationURL string
	channel        *Channel
}

func newSession(o Options, a Account) *Session {
	o = o.withDefaults()
	addAccount(o.Redactor, a)
	s := &Session{Account: a, wire: newWire(o, a), credentials: newCredentials(a)}
	s.Account.Password, s.Account.Token = "", ""
	return s
}

// Resolve makes href absolute against the pool. It is a *BadHref if it cannot
// be followed, for one because its scheme is neither http nor https, and a
// *ForeignHost if it leads to another server.
func (s *Session) Resolve(href string) (string, error) {
	to, err := s.resolve(href)
	if err != nil {
		return "", err
	}
	return to.String(), nil
}

func (s *Session) resolve(href string) (*url.URL, error) {
	to, err := resolve(s.pool, href)
	if err == nil && sameOrigin(s.pool, to) {
		return to, nil
	}
	var bad *BadHref
	if errors.As(err, &bad) {
		return nil, &BadHref{s.wire.redactor.Text(bad.Href), bad.Why}
	}
	return nil, &ForeignHost{Href: s.wire.redactor.Text(to.String()), Pool: s.pool.String()}
}

// Get asks for the resource at href in a format. Its error is that of Do.
func (s *Session) Get(ctx context.Context, href string, f ucwa.Format) (*Exchange, error) {
	return s.Do(ctx, Request{URL: href, Accept: f.MediaType()})
}

// Post sends input as JSON to href, or no body if input is nil. Its error is
// that of Do, or that input cannot be written as JSON; then there is no Exchange.
func (s *Session) Post(ctx context.Context, href string, input any) (*Exchange, error) {
	return s.Start(ctx, href, "", input)
}

// Start is Post where input starts an operation, as an invitation is one, under that
// operationId (OperationResource).
func (s *Session) Start(ctx context.Context, href, operation string, input any) (*Exchange, error) {
	r := Request{Method: http.MethodPost, URL: href, Operation: operation}
	if input != nil {
		body, err := json.Marshal(input)
		if err != nil {
			return nil, err
		}
		r.ContentType, r.Body = ucwa.JSON, body
	}
	return s.Do(ctx, r)
}

// Logged is the session with its exchanges captured in l from now on, and sent
// with the User-Agent agent, unless that is empty: the same user, token,
// application and event channel. Cases that share a session each keep what is
// theirs. Of nobody it is nobody: nil.
func (s *Session) Logged(l *Log, agent string) *Session {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Session{Account: s.Account, wire: s.wire.logged(l, agent), credentials: s.credentials, pool: s.pool, applications: s.applications,
		application: s.application, applicationURL: s.applicationURL, channel: s.channel}
}

// Settled tells whether the user's pool is still where it was found, as far as
// Options.PoolCache knows. If not, signing in again looks for it anew.
func (s *Session) Settled() bool {
	f := s.wire.options.PoolCache
	return f == nil || s.Account.Applications != "" || f.at(s.wire.place) != nil
}

// Token is the session's token, for people who send a request again by hand.
// Nothing that is captured or reported holds it.
func (s *Session) Token() string { return s.credentials.current() }
