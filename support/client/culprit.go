package client

import (
	"context"
	"errors"
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
	case x.asksToSignIn(), x.signsIn && x.Status != http.StatusOK:
		return Auth
	case x.Status == http.StatusTooManyRequests, x.Status == http.StatusServiceUnavailable:
		return Throttle
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
	switch {
	case errors.As(err, &foreign), errors.As(err, &bad):
		return Product
	case errors.Is(err, context.Canceled):
		return Harness
	}
	return Network
}

// asksToSignIn tells a refusal of the token from one by the service. The pool
// says so in its diagnostics too: all codes of token checks begin with 280.
func (x *Exchange) asksToSignIn() bool {
	if x.Status == http.StatusUnauthorized {
		return true
	}
	_, ucwaWords := ucwa.FormatOf(x.MediaType())
	return x.Status == http.StatusForbidden && len(x.Header["Www-Authenticate"]) > 0 ||
		!ucwaWords && x.Status >= 400 && strings.HasPrefix(x.Header.Get("X-Ms-Diagnostics"), "280")
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
