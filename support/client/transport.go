package client

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

// A Connection says how servers are reached. Its zero value trusts the system's
// certificate authorities and goes through the proxy of the environment, which
// Go never does to loopback addresses.
type Connection struct {
	Roots *x509.CertPool                        // nil: the system's
	Proxy func(*http.Request) (*url.URL, error) // nil: that of the environment
	Dial  time.Duration                         // until a connection stands; 0 means 10 seconds
	TLS   time.Duration                         // until it is encrypted; 0 means 10 seconds
}

const defaultDial = 10 * time.Second

// idle is how long a connection is kept that nothing is sent on. Servers close one
// after five seconds and more, the sooner if it has never carried a request, and a
// POST that meets one which is being closed is lost.
const idle = 4 * time.Second

// Transport returns a transport fit for many sessions at once: connections
// are kept alive, as many to one pool as there are users, and gzip is undone.
// It speaks HTTP/1.1 alone: the grant windows counts by connection. How long an
// answer may take, and redirects, are the Session's affair.
func (c Connection) Transport() *http.Transport {
	dialer := &net.Dialer{Timeout: cmp.Or(c.Dial, defaultDial), KeepAlive: 30 * time.Second}
	t := &http.Transport{
		Proxy:                  c.Proxy,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    cmp.Or(c.TLS, defaultDial),
		MaxIdleConns:           512,
		MaxIdleConnsPerHost:    128,
		IdleConnTimeout:        idle,
		MaxResponseHeaderBytes: 1 << 20,
		OnProxyConnectResponse: refusedByProxy,
	}
	if c.Proxy == nil {
		t.Proxy = http.ProxyFromEnvironment
	}
	t.Proxy = ourProxy(t.Proxy)
	if c.Roots != nil {
		t.TLSClientConfig = &tls.Config{RootCAs: c.Roots, MinVersion: tls.VersionTLS12}
	}
	return t
}

// ourProxy is proxy, whose errors are ours: its address cannot be read.
func ourProxy(proxy func(*http.Request) (*url.URL, error)) func(*http.Request) (*url.URL, error) {
	return func(q *http.Request) (*url.URL, error) {
		at, err := proxy(q)
		if err != nil {
			return nil, &Unsendable{"the proxy of the environment is not a valid URL"}
		}
		if at != nil && !dialable(at) {
			return nil, &Unsendable{fmt.Sprintf("the proxy of the environment has port %s, want 1 to 65535", at.Port())}
		}
		return at, nil
	}
}

// NewTransport returns the transport of the zero Connection: proxies as the environment
// says, the machine's own authorities.
func NewTransport() *http.Transport { return Connection{}.Transport() }

// ProxyRefused says that the client's own proxy gave no way to the server.
type ProxyRefused struct {
	Proxy  string // its address, without a password
	Status int    // of its answer
}

// Error names the proxy and its answer.
func (p *ProxyRefused) Error() string {
	return fmt.Sprintf("the proxy %s answered %d %s", p.Proxy, p.Status, http.StatusText(p.Status))
}

func refusedByProxy(_ context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	return &ProxyRefused{Proxy: proxy.Host, Status: answer.StatusCode}
}
