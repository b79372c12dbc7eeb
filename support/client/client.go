// Package client acts as one UCWA user over HTTP: it signs in, sends requests,
// keeps what was exchanged, reads the event channel and tells who answered.
//
// It must not know what a resource owes its callers, which pool it talks to or
// what is asked in which order. It keeps what was
// exchanged as it was on the wire, to be judged and gone on with. What is shown of
// it, to whomever, is its redacted view, made when somebody asks for it; its
// errors are redacted as they are.
//
// Go on with support/document, which reads the bodies, or support/stage, which
// lets users act.
package client

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"ucwatest/support/redact"
)

// Options are what the sessions of a run have in common.
type Options struct {
	Transport http.RoundTripper // nil: NewTransport()
	Now       func() time.Time  // required: the clock that exchanges are stamped with
	// Wait lets time go by, until ctx ends; nil waits for the clock on the wall.
	Wait func(ctx context.Context, d time.Duration) error
	// Timeout is for one request and its answer; 0 means 30 seconds. A request
	// on the event channel may take the channel's own timeout on top.
	Timeout time.Duration
	// TimeoutOf is another Timeout for some requests; nil, or 0 for one: Timeout.
	TimeoutOf func(*http.Request) time.Duration
	// Headers is for a request and the headers of its answer, with the same
	// exception; 0 means as long as Timeout.
	Headers   time.Duration
	UserAgent string // sent with every request; empty means "ucwatest"
	Log       *Log   // where exchanges are captured; nil: a new one

	// Hosts are those outside of a user's own domain that a discovery root may
	// redirect to; one that begins with a dot stands for all below it.
	Hosts []string

	RateLimiter *RateLimiter // what the run may take; nil: all it likes
	Backoff     Backoff      // how a throttle is obeyed
	PoolCache   *PoolCache   // what earlier sign-ins found; nil: each looks for itself
	Live        *Live        // how long to listen to a pool with a clock of its own; nil: as long as it says
	// Redactor hides the secrets of all sessions that share it, and their users; nil:
	// each session has its own, which hides secrets only.
	Redactor *redact.Redactor
	// RawIdentities shows people as they are, whatever Redactor knows.
	RawIdentities bool
	// Logger is told of each request, wait and decision, on debug and on LevelTrace;
	// nil: nobody is.
	Logger *slog.Logger
}

const defaultTimeout = 30 * time.Second

func (o Options) withDefaults() Options {
	if o.Transport == nil {
		o.Transport = NewTransport()
	}
	if o.Log == nil {
		o.Log = new(Log)
	}
	if o.Wait == nil {
		o.Wait = Pause
	}
	if o.Redactor == nil {
		o.Redactor, o.RawIdentities = new(redact.Redactor), true
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.RawIdentities {
		o.Redactor.ShowPeople()
	}
	o.Timeout = cmp.Or(o.Timeout, defaultTimeout)
	if o.TimeoutOf == nil {
		o.TimeoutOf = func(*http.Request) time.Duration { return 0 }
	}
	o.UserAgent = cmp.Or(o.UserAgent, "ucwatest")
	return o
}

// Grants are the ways to get a token that a harness without a screen has
// (AuthenticationInUCWA).
const (
	Password = "password"
	Windows  = "urn:microsoft.rtc:windows"
)

// An Account is a user of a pool, with where to sign in and what proves who it is.
type Account struct {
	Name               string // the part the user plays: caller, callee or answerer
	SIP                string // the user's address, with its scheme
	Domain             string // of the address; "" for what stands behind its @
	Username, Password string // for both grants; a name may be DOMAIN\name
	Grant              string // Password or Windows; empty means Password
	// Token is used as it is and never renewed, in place of any grant.
	Token string

	// Where the pool is found, the first that is given: the URL of its
	// applications, that of the discovery root, or else the roots of the domain
	// of SIP (RootURL).
	Applications, Discover string
}
