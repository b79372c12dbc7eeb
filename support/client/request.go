package client

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"ucwatest/support/redact"
	"ucwatest/support/ucwa"
)

// A Request is what a user asks for. Its zero value but for URL is a GET of
// JSON with the session's token.
type Request struct {
	Method      string // empty: GET
	URL         string // absolute, or relative to the pool
	Accept      string // empty: JSON
	ContentType string // sent with a body only
	Body        []byte
	// Header is sent as well. It cannot replace what the other members say, nor
	// bring a token along.
	Header    http.Header
	Anonymous bool   // send no token
	Token     string // sent in place of the session's own
	Operation string // the operationId of what r starts, "" if it starts no operation
	Answers   bool   // r accepts or declines an invitation
	// Once says to show the first answer as it is: not to renew a refused token,
	// and not to come back to a server that is too busy.
	Once bool

	patience   time.Duration   // on top of the timeout
	learn      func(*Exchange) // sees the answer before it is captured
	signsIn    bool            // asks for a token
	polls      bool            // asks the event channel
	repeatable bool            // may be sent twice though its method is not idempotent
	login      *login          // by NTLM
	// strays is why a redirect may not lead from one server to another; nil: it may not.
	strays func(from, to *url.URL) error
}

// redirectsFollowed is how many in a row are, before one is taken as the answer.
const redirectsFollowed = 5

// Do sends r and returns what was exchanged. There is an error only if no
// answer came, not all of it, or more than document.MaxBytes; the Exchange
// tells it too, and holds what there is.
//
// A GET is redirected within the pool. The session's token is renewed before it
// expires, or if it is refused, once in all; then the request is sent again,
// whatever its method: a server that refuses a token has done nothing. What can be read of the answer is left to the Exchange.
func (s *Session) Do(ctx context.Context, r Request) (*Exchange, error) {
	r.Method = cmp.Or(r.Method, http.MethodGet)
	s.wire.redactor.Secret(r.Token)
	to, err := s.resolve(r.URL)
	if err != nil {
		x := s.wire.refuse(ctx, r, err)
		return x, x.Err
	}
	if r.Anonymous || r.Token != "" || r.Once {
		return s.follow(ctx, r, to, s.tokenFor(r))
	}
	token, renewed := s.credentials.freshen(ctx, s.wire)
	x, err := s.follow(ctx, r, to, token)
	if err != nil || renewed || !x.refusesToken() {
		return x, err
	}
	fresh, err := s.credentials.renew(ctx, s.wire, token)
	if err != nil {
		x.unrenewed = err
		return x, nil // the refusal is the answer
	}
	return s.follow(ctx, r, to, fresh)
}

func (s *Session) tokenFor(r Request) string {
	if r.Anonymous {
		return ""
	}
	return cmp.Or(r.Token, s.credentials.current())
}

// follow sends r to a URL, and a GET on to where the answer redirects it. An
// answer that leads to another server is the last.
func (s *Session) follow(ctx context.Context, r Request, to *url.URL, token string) (*Exchange, error) {
	x, location, err := s.wire.send(ctx, r, to, token)
	for range redirectsFollowed {
		if err != nil || r.Method != http.MethodGet || !redirects(x.Status) {
			break
		}
		next, wrong := resolve(to, location)
		if wrong != nil || !sameOrigin(to, next) && (token != "" || !r.mayStray(to, next)) {
			break
		}
		to = next
		x, location, err = s.wire.send(ctx, r, to, token)
	}
	return x, err
}

// mayStray tells whether a redirect to another server may be followed at all.
func (r Request) mayStray(from, to *url.URL) bool {
	return upgrades(from, to) || r.strays != nil && r.strays(from, to) == nil
}

func redirects(status int) bool {
	return status/100 == 3 && status != http.StatusNotModified && status != http.StatusMultipleChoices
}

// upgrades tells whether a redirect only leads from http to https (RootURL).
func upgrades(from, to *url.URL) bool {
	return from.Scheme == "http" && to.Scheme == "https" && strings.EqualFold(from.Hostname(), to.Hostname()) && port(from) == "80" && port(to) == "443"
}

// header is what is sent, without the token.
func (r Request) header(agent []string) http.Header {
	h := make(http.Header, 4+len(r.Header))
	for name, values := range r.Header {
		if name = http.CanonicalHeaderKey(name); !redact.SecretHeader(name) {
			h[name] = values
		}
	}
	h["Accept"] = []string{cmp.Or(r.Accept, ucwa.JSON)}
	h["User-Agent"] = agent
	delete(h, "Content-Type")
	if len(r.Body) > 0 && r.ContentType != "" {
		h["Content-Type"] = []string{r.ContentType}
	}
	return h
}

// Unsendable says that a request was not sent, since it cannot be as it is.
type Unsendable struct{ Why string }

// Error says that nothing was sent, and why.
func (u *Unsendable) Error() string { return "not sent: " + u.Why }

// sendable is an *Unsendable if net/http would refuse to send r.
func sendable(r Request, agent, token string) error {
	if !httpguts.ValidHeaderFieldName(r.Method) {
		return &Unsendable{fmt.Sprintf("the method %q is not valid", r.Method)}
	}
	sent := r.header([]string{agent})
	sent["Authorization"] = []string{token}
	for name, values := range sent {
		if !httpguts.ValidHeaderFieldName(name) {
			return &Unsendable{fmt.Sprintf("the header name %q is not valid", name)}
		}
		for _, value := range values {
			if !httpguts.ValidHeaderFieldValue(value) {
				return &Unsendable{fmt.Sprintf("the value of the header %s holds a character that is not allowed in a header", name)}
			}
		}
	}
	return nil
}
