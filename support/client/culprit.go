package client

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"

	"ucwatest/support/ucwa"
)

// A Culprit is who an answer came from, and so who is to blame if it is wrong.
type Culprit string

// The culprits, as reports name them.
const (
	Product      Culprit = "product"      // the UCWA service itself
	Intermediary Culprit = "intermediary" // a web server or proxy in front of it
	Auth         Culprit = "auth"         // whoever checks tokens and grants them
	Throttle     Culprit = "throttle"     // the service is overloaded, or limits us
	Network      Culprit = "network"      // nobody answered, or not to the end
	Harness      Culprit = "harness"      // we did
)

// Culprit tells who answered. UCWA is known by its media type alone
// (ErrorsAndInformationalMessages): whatever else comes with a body was written
// by something in front of it.
func (x *Exchange) Culprit() Culprit {
	switch {
	case x == nil:
		return Harness
	case x.Err != nil && !errors.Is(x.Err, ErrTooLarge):
		return blame(x.Err)
	case overloaded(x.Status):
		return Throttle
	case x.breaksOff():
		return Network
	case x.Status == http.StatusProxyAuthRequired, x.unasked(), x.recoded() != "":
		return Intermediary
	case x.asksToSignIn(), x.signsIn && x.spokenByIssuer():
		return Auth
	case replaced(x):
		return Harness // whoever else reads the channel of our application does it in our name
	case x.spokenByUCWA():
		return Product
	}
	return Intermediary
}

// blame tells whose fault it is that there is no answer. An href that cannot
// be followed came from the service.
func blame(err error) Culprit {
	var foreign *ForeignHost
	var bad *BadHref
	var spent *Spent
	var barred *NotPermitted
	var unsendable *Unsendable
	var address *net.AddrError
	switch {
	case errors.As(err, &foreign), errors.As(err, &bad):
		return Product
	case errors.Is(err, context.Canceled), errors.As(err, &spent), errors.As(err, &barred),
		errors.As(err, &unsendable), errors.As(err, &address):
		return Harness
	case byProxy(err):
		return Intermediary
	}
	return Network
}

// byProxy tells whether the client's own proxy is in the way.
func byProxy(err error) bool {
	var refused *ProxyRefused
	var at *net.OpError
	return errors.As(err, &refused) || errors.As(err, &at) && at.Op == "proxyconnect"
}

// Borrowed tells whether the request was sent without a token, or with one that
// is not the session's own: then it is no wonder that it was refused.
func (x *Exchange) Borrowed() bool {
	return x.foreign || len(x.RequestHeader["Authorization"]) == 0
}

// asksToSignIn tells a refusal of the token from one by the service.
func (x *Exchange) asksToSignIn() bool { return x.refusesToken() || x.aboutTokens() }

// refusesToken tells whether a new token may help. The service says so with 401,
// online with 403 and the same challenge.
func (x *Exchange) refusesToken() bool {
	return x.Status == http.StatusUnauthorized || x.Status == http.StatusForbidden && len(x.Header["Www-Authenticate"]) > 0
}

// aboutTokens goes by the pool's diagnostics: all codes of token checks begin
// with 280.
func (x *Exchange) aboutTokens() bool {
	_, ucwaWords := ucwa.FormatOf(x.MediaType())
	return !ucwaWords && x.Status >= 400 && strings.HasPrefix(x.Header.Get("X-Ms-Diagnostics"), "280")
}

// spokenByIssuer tells whether whoever grants tokens said that there is none. It
// shares its web server with the service, and is known by JSON or, where that
// failed, by pages; what stands in front of both is not it.
func (x *Exchange) spokenByIssuer() bool {
	if x.Status == http.StatusBadGateway || x.Status == http.StatusGatewayTimeout || redirects(x.Status) {
		return false
	}
	return x.Status != http.StatusOK || x.spokenByUCWA()
}

// spokenByUCWA goes by the media type. An answer without a body has none: then
// only a gateway's own statuses speak against the service.
func (x *Exchange) spokenByUCWA() bool {
	if _, ok := ucwa.FormatOf(x.MediaType()); ok {
		return true
	}
	gateway := x.Status == http.StatusBadGateway || x.Status == http.StatusGatewayTimeout
	return len(x.Body) == 0 && x.MediaType() == "" && !gateway && !redirects(x.Status)
}
