package client

import (
	"net"
	"net/http"
	"time"
)

// NewTransport returns a transport fit for many sessions at once: connections
// are kept alive, as many to one pool as there are users. It goes through the
// proxy of the environment, which Go never does to loopback addresses, and
// undoes gzip by itself. Redirects are the Session's affair.
func NewTransport() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxIdleConns:           512,
		MaxIdleConnsPerHost:    128,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: 1 << 20,
	}
}
