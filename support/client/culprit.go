package client

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/document"
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

// Culprit tells who answered. UCWA is known by its media type
// (ErrorsAndInformationalMessages) or, whatever that says, by a body that can be
// read as a resource or as a reason: whatever else comes with a body was written by
// something in front of it.
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

// spokenByUCWA goes by the media type and the body. An answer without a body has
// neither: then only a gateway's own statuses speak against the service. Whoever
// passes answers on names itself in those of the service too, so that the body decides;
// Server says nothing, as a gateway under test has a name of its own.
func (x *Exchange) spokenByUCWA() bool {
	if _, ok := ucwa.FormatOf(baseType(x.writtenAs())); ok {
		return !x.passedOn() || len(x.Body) == 0 || x.legible()
	}
	gateway := x.Status == http.StatusBadGateway || x.Status == http.StatusGatewayTimeout
	return len(x.Body) == 0 && x.MediaType() == "" && !gateway && !redirects(x.Status)
}

// byOthers are headers that name who stands in front of the service.
var byOthers = []string{"Via", "Proxy-Status", "Proxy-Authenticate", "X-Squid-Error", "X-Cache"}

// writtenAs is the media type by which the body is read: its own or, where that is
// none of UCWA's and the body is plainly a resource or a reason all the same, one
// that fits. A page, or an answer that names a proxy, is taken as it stands.
func (x *Exchange) writtenAs() string {
	written, _ := x.written.read(func() (string, error) {
		named := x.MediaType()
		if _, ok := ucwa.FormatOf(named); ok || named == "text/html" || named == "application/xhtml+xml" || x.passedOn() {
			return x.contentType(), nil
		}
		if fits := look(x.Body); fits != "" && plain(fits, x.Status, x.Body) {
			return fits, nil
		}
		return x.contentType(), nil
	})
	return written
}

// passedOn tells whether a header names somebody who stands in front of the service.
func (x *Exchange) passedOn() bool {
	return slices.ContainsFunc(byOthers, func(name string) bool { return len(x.Header.Values(name)) > 0 })
}

// legible tells whether the body can be read as one of the service's: an error as a
// reason with a code, anything else as what its media type says.
func (x *Exchange) legible() bool {
	if x.Status >= http.StatusBadRequest {
		return plain(x.writtenAs(), x.Status, x.Body)
	}
	_, err := document.Read(x.writtenAs(), x.Body)
	return err == nil
}

// look is the media type that a body seems to have, "" if it seems to have neither.
func look(body []byte) string {
	switch text := bytes.TrimLeft(body, "\xef\xbb\xbf \t\r\n"); {
	case bytes.HasPrefix(text, []byte("{")):
		return ucwa.JSON
	case bytes.HasPrefix(text, []byte("<")):
		return ucwa.XML
	}
	return ""
}

// plain tells whether a body can be read as what an answer with status has: a
// resource with a name, or a reason with a code.
func plain(mediaType string, status int, body []byte) bool {
	if status/100 == 2 {
		d, err := document.Read(mediaType, body)
		return err == nil && (d.Rel != "" || d.Element.HasRel)
	}
	reason, err := document.ReadReason(mediaType, body)
	return err == nil && reason.Code != ""
}

// A Blamed is an error with who gave the answer that brought it about.
type Blamed struct {
	By       Culprit
	Err      error
	Exchange *Exchange // with that answer; may be nil
}

// Error is the text of Err: who is to blame is told apart from it.
func (b *Blamed) Error() string { return b.Err.Error() }

// Unwrap returns Err, for errors.Is and errors.As.
func (b *Blamed) Unwrap() error { return b.Err }

// blamed is err with who gave the answer x, or nil.
func blamed(x *Exchange, err error) error {
	if err == nil {
		return nil
	}
	return &Blamed{x.Culprit(), err, x}
}

// About returns the exchange whose answer b blames somebody for.
func (b *Blamed) About() *Exchange { return b.Exchange }

// About returns the exchange of the first error in the chain of err that has one, nil if
// none has.
func About(err error) *Exchange {
	var of interface {
		error
		About() *Exchange
	}
	if errors.As(err, &of) {
		return of.About()
	}
	return nil
}
