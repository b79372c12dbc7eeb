package mock

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// admitControl is the status and the error with which a call of the control
// interface is refused, nil if it is served. A page of another site must not be
// able to send one: browsers name its origin, a host that such a page has made
// point here is no address, and JSON takes a permission that nobody gives.
func (p *Pool) admitControl(r *http.Request) (int, error) {
	token := p.options.ControlToken
	switch {
	case r.Header.Get("Origin") != "" && !strings.EqualFold(r.Header.Get("Origin"), rootOf(r)),
		!ownSite(r.Header.Get("Sec-Fetch-Site")):
		return http.StatusForbidden, fmt.Errorf("origin %q: a page of another site must not use the control interface", r.Header.Get("Origin"))
	case token != "" && subtle.ConstantTimeCompare([]byte(bearer(r.Header)), []byte(token)) != 1:
		return http.StatusUnauthorized, errors.New("the control interface needs its token in the header Authorization: Bearer TOKEN")
	case token == "" && !isAddress(r.Host):
		return http.StatusForbidden, fmt.Errorf("host %q: want an IP address or localhost in the URL of the control interface", r.Host)
	case (r.Method == http.MethodPost || r.Method == http.MethodPatch) && !isJSON(r.Header.Get("Content-Type")):
		return http.StatusUnsupportedMediaType, fmt.Errorf("Content-Type: got %q, want application/json", r.Header.Get("Content-Type"))
	}
	return 0, nil
}

// ownSite tells whether a browser says that a page of the pool's own, or nobody's
// page, sends a request (Fetch Metadata). Programs say nothing.
func ownSite(site string) bool { return site == "" || site == "none" || site == "same-origin" }

// isAddress tells whether host is an IP address or localhost, with a port or not.
func isAddress(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil || strings.EqualFold(host, "localhost")
}

func isJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && kind == "application/json"
}
