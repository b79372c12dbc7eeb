package mock

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ucwatest/support/mock/wire"
)

// A response is what comes of a request: the answer, as far as it is known, and
// the form that it is to have. A handler can end with those of its methods that
// return a *refusal: it is nil unless there was nothing to show.
type response struct {
	pool   *Pool
	http   *http.Request
	answer Answer
	media  wire.Media // of the answer
	suits  bool       // whether the client accepts that
	page   *page      // the encoded answer, if it is known already
	raw    []byte     // the same, of what is no resource
	sent   []byte     // the body as it was sent, before it was packed
}

// weights are what Accept says of how much a media type is liked.
var weights = regexp.MustCompile(`;\s*q=[0-9.]+`)

// negotiate chooses the media type of the answer, as well as the pool can.
func (s *response) negotiate() {
	header, spoil := s.http.Header, s.pool.options.Spoil
	if spoil.forgets(LapsePreference) && header["Accept"] != nil {
		header = http.Header{"Accept": {weights.ReplaceAllString(strings.Join(header["Accept"], ","), "")}}
	}
	s.media, s.suits = wire.Negotiate(header)
	if spoil.forgets(LapseAccept) {
		s.media, s.suits = wire.MediaJSON, true
	}
	s.suits = s.suits || spoil.forgets(LapseFormat)
}

// newest is the highest version of any resource (Versioning): the resources
// whose names end in 2.
const newest = 2

// version refuses a request that requires more than the pool offers.
func (s *response) version() *refusal {
	lines := s.http.Header["X-Ms-Requiresminresourceversion"]
	if len(lines) == 0 {
		return nil
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(lines[0]), 64)
	switch {
	case err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0:
		return invalid([2]string{"X-MS-RequiresMinResourceVersion", "Invalid"})
	case v > newest && !s.pool.options.Spoil.forgets(LapseVersion):
		return errVersion
	}
	return nil
}

// refuse makes r the answer; nil changes nothing.
func (s *response) refuse(r *refusal) {
	if r == nil {
		return
	}
	reason := r.Reason
	s.answer.Status, s.answer.Reason = r.status, &reason
	s.answer.Resource, s.answer.Package, s.page, s.raw = nil, nil, nil, nil
}

// show makes r the answer.
func (s *response) show(r *wire.Resource) *refusal {
	s.answer.Status, s.answer.Resource = http.StatusOK, r
	return nil
}

// found makes r the answer; nil is not found.
func (s *response) found(r *wire.Resource) *refusal {
	if r == nil {
		return errNotFound
	}
	return s.show(s.pool.arrange(r))
}

// created answers that the resource at href has come to be.
func (s *response) created(href string) *refusal {
	s.answer.Status = http.StatusCreated
	s.answer.Header["Location"] = []string{href}
	return nil
}

// done answers that there is nothing to say.
func (s *response) done() *refusal {
	s.answer.Status = http.StatusNoContent
	return nil
}

// replaced answers a PUT: the samples show 200 and no body.
func (s *response) replaced() *refusal {
	s.answer.Status = http.StatusOK
	return nil
}

// showPackage makes p the answer. The samples show absolute hrefs, captures
// relative ones. Date tells how long the request was held, by the
// group's clock, which shows now.
func (q *request) showPackage(p *wire.Package, now time.Time) *refusal {
	if q.pool.profile.AbsoluteEvents {
		p = p.Absolute(q.root())
	}
	q.answer.Header["Date"] = []string{now.UTC().Format(http.TimeFormat)}
	q.answer.Status, q.answer.Package = http.StatusOK, p
	return nil
}

// queued answers the second revision of makeMeAvailable.
func (s *response) queued() *refusal {
	s.answer.Status, s.raw = http.StatusCreated, wire.OperationsQueued(s.media.Format())
	return nil
}

// html answers with a page that says title.
func (s *response) html(status int, title string) {
	a := &s.answer
	a.Status, a.MediaType = status, "text/html"
	a.HTML = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h2>" + title + "</h2></body></html>"
}

// page401 is what a server in front of UCWA answers to strangers. Two lines of
// WWW-Authenticate go with it; clients look for a quoted href in them.
func (s *response) page401() {
	s.html(http.StatusUnauthorized, "401 - Unauthorized: Access is denied due to invalid credentials.")
	s.answer.Header["X-Content-Type-Options"] = []string{"nosniff"}
	s.answer.Header["Vary"] = []string{"Accept-Encoding"}
}

// diagnose says in X-Ms-diagnostics what is wrong. Clients must not depend on
// it (ErrorsAndInformationalMessages).
func (s *response) diagnose(number int, reason string) {
	s.answer.Header["X-Ms-Diagnostics"] = []string{fmt.Sprintf(`%d;source="%s";reason="%s"`, number, s.pool.options.FQDN, reason)}
}

// root is scheme and host of the request.
func (s *response) root() string { return rootOf(s.http) }

// rootOf is scheme and host as the client wrote them, or where it reached the
// pool if it names no host, as HTTP/1.0 allows.
func rootOf(r *http.Request) string {
	host := r.Host
	if here, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok && host == "" {
		host = here.String()
	}
	if r.TLS != nil {
		return "https://" + host
	}
	return "http://" + host
}
