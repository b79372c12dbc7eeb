// Package mock plays a UCWA pool: an http.Handler with users, applications,
// event channels, conversations and calls that are routed as the callee wishes.
// Nothing behind a route is canned; every answer is rendered from state.
//
// It imports nothing of ours. Names, forms and member lists are a second,
// independent reading of the reference: shared code would let server and judge
// be wrong together.
//
// Start with New, then pool.go, which takes a request through to its answer.
package mock

import (
	"fmt"
	"io"
	"time"
)

// A Dialect is a way the wire looks.
type Dialect int

// Real is what captures of pools show: only what applies now. Doc is what the
// reference's samples show, to the byte: every property and link at once.
const (
	Real Dialect = iota
	Doc
)

// ParseDialect reads the name of a dialect.
func ParseDialect(name string) (Dialect, error) {
	switch name {
	case "real":
		return Real, nil
	case "doc":
		return Doc, nil
	}
	return 0, fmt.Errorf("dialect %q: want real or doc", name)
}

// String is the dialect's name.
func (d Dialect) String() string {
	if d == Doc {
		return "doc"
	}
	return "real"
}

// Options say what pool to play.
type Options struct {
	Dialect Dialect
	Now     func() time.Time // the clock, and where the clocks of groups start; required
	Rand    io.Reader        // where ids and tokens come from; required
	Zone    *time.Location   // of dates in XML; nil is UTC
	Control bool             // serve the control interface
	Spoil   *Spoil           // nil: an honest pool
	FQDN    string           // the front end's name in X-MS-Server-Fqdn; pool.contoso.com if empty
}

// A User can sign in.
type User struct {
	SIP      string // sip:name@domain
	Username string // what it signs in as, name@domain
	Password string
	Name     string   // caller, callee, answerer: what spoils and reports call it
	Phone    string   // tel:+14255550100
	Answers  bool     // its phone is picked up by itself
	Scopes   []string // of its tokens; nil: tokens without scopes, which allow everything
}
