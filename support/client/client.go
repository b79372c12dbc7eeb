// Package client acts as one UCWA user over HTTP: it signs in, sends requests,
// keeps what was exchanged, reads the event channel and tells who answered.
//
// It must not know what a resource owes its callers, which pool it talks to or
// what is asked in which order. Whatever it keeps is free of secrets from the
// moment it is captured, so that nothing above it needs to take care.
//
// Go on with support/document, which reads the bodies, or support/stage, which
// lets users act.
package client

import (
	"cmp"
	"net/http"
	"time"
)

// Options are what the sessions of a run have in common.
type Options struct {
	Transport http.RoundTripper // nil: NewTransport()
	Now       func() time.Time  // required: the clock that exchanges are stamped with
	// Timeout is for one request and its answer; 0 means 30 seconds. A request
	// on the event channel may take the channel's own timeout on top.
	Timeout   time.Duration
	UserAgent string // sent with every request; empty means "ucwatest"
	Log       *Log   // where exchanges are captured; nil: a new one
}

const defaultTimeout = 30 * time.Second

func (o Options) withDefaults() Options {
	if o.Transport == nil {
		o.Transport = NewTransport()
	}
	if o.Log == nil {
		o.Log = new(Log)
	}
	o.Timeout = cmp.Or(o.Timeout, defaultTimeout)
	o.UserAgent = cmp.Or(o.UserAgent, "ucwatest")
	return o
}

// An Account is a user of a pool.
type Account struct {
	Name               string // the part the user plays: caller, callee or answerer
	SIP                string // the user's address, with its scheme
	Username, Password string // for the password grant
	Discover           string // the URL of the discovery root
}
