package suite_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"time"

	"ucwatest/reports"
	"ucwatest/support/client"
)

// networkFaults are those of connections: nobody answered, or not to the end.
func networkFaults() []fault {
	const network = client.Network
	always := func(name, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Errored, culprit: network, says: says, after: reports.Errored}
	}
	once := func(name, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Errored, culprit: network, says: says}
	}
	survived := func(name string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Passed}
	}
	return []fault{
		always("connection refused", "connection refused", dialing(refused)),
		always("no such host", "no such host", dialing(unresolved)),
		always("resolver that does not answer", "i/o timeout", dialing(unresolving)),
		always("connection closed in the handshake", "", listening(func(c net.Conn) {})),
		always("something that speaks no TLS", "TLS", listening(func(c net.Conn) { _, _ = c.Write([]byte("220 mail.contoso.com ready\r\n")) })),
		always("certificate of an unknown CA", "certificate", func(f *faulty) {
			f.adjust = append(f.adjust, func(o *client.Options) {
				transport(o, func(t *http.Transport) { t.TLSClientConfig.RootCAs = x509.NewCertPool() })
			})
		}),
		always("certificate that has expired", "expired", certified("127.0.0.1", time.Now().Add(-time.Hour))),
		always("certificate of another host", "certificate", certified("10.0.0.1", time.Now().Add(time.Hour))),
		always("plain HTTP where TLS is wanted", "does not look like a TLS handshake", func(f *faulty) {
			plain := httptest.NewServer(f.Config.Handler)
			f.t.Cleanup(plain.Close)
			f.Server.URL = "https" + strings.TrimPrefix(plain.URL, "http")
		}),
		always("an answer that is no HTTP", "malformed HTTP", answer(roots, hijacked("SSH-2.0-OpenSSH\r\n\r\n"))),
		once("connection reset before an answer", "", answer(derived, reset)),
		survived("idle connection reset once", raw(`{"route":"derivedConversation","reset":"before","times":1}`)),
		once("connection reset inside the body", "cut short", raw(`{"route":"derivedConversation","reset":"inside","times":1}`)),
		once("body that is cut", "cut short", raw(`{"route":"derivedConversation","cut":50,"times":1}`)),
		once("length that is too great", "cut short", raw(`{"route":"derivedConversation","length":50,"times":1}`)),
		hasty("no answer at all", `{"route":"derivedConversation","hang":true,"times":1}`),
		hasty("headers that come too late", `{"route":"derivedConversation","delay":60,"times":1}`),
		hasty("body that comes too slowly", `{"route":"derivedConversation","slow":1,"times":1}`),
		once("header that never ends", "header", answer(derived, hijacked("HTTP/1.1 200 OK\r\nX-Long: "+strings.Repeat("a", 2<<20)))),
		once("chunks that are none", "", answer(derived, hijacked("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))),
		once("gzip that is none", "cut short", answer(derived, says(200, "application/json", "no gzip", "Content-Encoding", "gzip"))),
		once("connection lost while users are staged", "", answer(adding, reset)),
		survived("event channel that is reset once", raw(`{"route":"events","reset":"before","after":3,"times":1}`)),
		survived("event channel that is cut once", raw(`{"route":"events","cut":20,"after":3,"times":1}`)),
		survived("event channel that is late once", raw(`{"route":"events","reset":"inside","after":4,"times":1}`)),
	}
}

// hasty is a raw fault of one answer that takes longer than is waited for it.
func hasty(name, rule string) fault {
	return fault{name: name, verdict: reports.Errored, culprit: client.Network, says: "within " + soon.String(), set: func(f *faulty) {
		raw(rule)(f)
		var met atomic.Bool
		impatient(func(r *http.Request) bool { return derived(r) && met.CompareAndSwap(false, true) })(f)
	}}
}

// soon is how long is waited for an answer that never comes.
const soon = 20 * time.Millisecond

// impatient waits so long for the answers to what w wants. All others have the time
// that they take on a machine that is busy.
func impatient(w want) func(*faulty) {
	return func(f *faulty) {
		f.adjust = append(f.adjust, func(o *client.Options) {
			o.TimeoutOf = func(r *http.Request) time.Duration {
				if w(r) {
					return soon
				}
				return 0
			}
		})
	}
}

type dial = func(ctx context.Context, network, address string) (net.Conn, error)

// dialing reaches the pool as d does.
func dialing(d dial) func(*faulty) {
	return func(f *faulty) {
		f.adjust = append(f.adjust, func(o *client.Options) { transport(o, func(t *http.Transport) { t.DialContext = d }) })
	}
}

// refused dials a port that nobody listens at.
func refused(ctx context.Context, network, _ string) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, network, "127.0.0.1:1")
}

// unresolved is how a host is dialled that no resolver knows.
func unresolved(_ context.Context, network, _ string) (net.Conn, error) {
	return nil, &net.OpError{Op: "dial", Net: network, Err: &net.DNSError{Err: "no such host", Name: "pool.contoso.com", IsNotFound: true}}
}

// unresolving is how one is dialled whose resolver says nothing.
func unresolving(_ context.Context, network, _ string) (net.Conn, error) {
	return nil, &net.OpError{Op: "dial", Net: network, Err: &net.DNSError{Err: "i/o timeout", Name: "pool.contoso.com", IsTimeout: true}}
}

// listening lets greet answer every connection, which is closed then.
func listening(greet func(net.Conn)) func(*faulty) {
	return func(f *faulty) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			f.t.Fatal(err)
		}
		f.t.Cleanup(func() { _ = l.Close() })
		go func() {
			for {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				greet(conn)
				_ = conn.Close()
			}
		}()
		f.Server.URL = "https://" + l.Addr().String()
	}
}

// certified gives the pool a certificate for host, good until then, which the
// target file trusts.
func certified(host string, until time.Time) func(*faulty) {
	return func(f *faulty) {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			f.t.Fatal(err)
		}
		one := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.Add(-48 * time.Hour), NotAfter: until,
			IPAddresses: []net.IP{net.ParseIP(host)}, IsCA: true, BasicConstraintsValid: true}
		der, err := x509.CreateCertificate(rand.Reader, one, one, &key.PublicKey, key)
		if err != nil {
			f.t.Fatal(err)
		}
		own, err := x509.ParseCertificate(der)
		if err != nil {
			f.t.Fatal(err)
		}
		f.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
		f.adjust = append(f.adjust, func(o *client.Options) {
			transport(o, func(t *http.Transport) {
				t.TLSClientConfig.RootCAs = x509.NewCertPool()
				t.TLSClientConfig.RootCAs.AddCert(own)
			})
		})
	}
}

// reset resets the connection without a word.
func reset(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	if raw, ok := conn.(*tls.Conn).NetConn().(*net.TCPConn); ok {
		_ = raw.SetLinger(0)
		_ = raw.Close()
	}
}

// hijacked answers with bytes of one's own, and ends the connection.
func hijacked(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, out, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		fmt.Fprint(out, text)
		_ = out.Flush()
	}
}

// httpFaults are answers of somebody between us and the product, or of a
// product that has too much to do.
func httpFaults() []fault {
	errored := func(name string, by client.Culprit, says string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Errored, culprit: by, says: says}
	}
	survived := func(name string, set func(*faulty)) fault {
		return fault{name: name, set: set, verdict: reports.Passed}
	}
	const between, throttle = client.Intermediary, client.Throttle
	later := func(d time.Duration) string { return time.Now().Add(d).UTC().Format(http.TimeFormat) }
	return []fault{
		errored("page of a proxy with 502", between, "-> 502", answer(derived, page(502))),
		errored("page of a proxy with 503", throttle, "-> 503", answer(derived, page(503))),
		errored("page of a proxy with 504", between, "-> 504", answer(derived, page(504))),
		errored("page with 200", between, "-> 200", answer(derived, page(200))),
		errored("page with 400", between, "-> 400", answer(derived, page(400))),
		errored("page with 403", between, "-> 403", answer(derived, page(403))),
		errored("page with 404", between, "-> 404", answer(derived, page(404))),
		errored("proxy that wants to be signed in to", between, "-> 407", answer(derived, page(407, "Proxy-Authenticate", "Basic"))),
		errored("page with 500", between, "-> 500", answer(derived, page(500))),
		errored("page of a proxy while users are staged", between, "502", answerOnce(adding, page(502))),
		errored("gateway without a word", between, "-> 502", answer(derived, says(502, "", ""))),
		{name: "redirect to another host", set: func(f *faulty) {
			answer(derived, http.RedirectHandler(f.other.URL+"/elsewhere", http.StatusFound).ServeHTTP)(f)
		},
			verdict: reports.Errored, culprit: between, says: "-> 302"},
		{name: "redirect of the sign-in to another host", set: func(f *faulty) {
			answer(tokens, http.RedirectHandler(f.other.URL+"/token", http.StatusTemporaryRedirect).ServeHTTP)(f)
		},
			verdict: reports.Errored, culprit: between, says: "307", after: reports.Errored},
		errored("redirect loop", between, "-> 302", answer(derived, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })),
		errored("redirect to plain HTTP", between, "-> 301", answer(derived, http.RedirectHandler("http://127.0.0.1:1/", http.StatusMovedPermanently).ServeHTTP)),
		survived("redirect within the pool", answerOnce(derived, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })),
		survived("429 once", answerOnce(derived, reason(429, "TooManyRequests", ""))),
		survived("429 with Retry-After in seconds", answerOnce(derived, reason(429, "TooManyRequests", "", "Retry-After", "7"))),
		survived("429 with Retry-After as a date", answerOnce(derived, reason(429, "TooManyRequests", "", "Retry-After", later(20*time.Second)))),
		survived("429 with Retry-After as a date of a clock that is slow", answerOnce(derived,
			reason(429, "TooManyRequests", "", "Retry-After", later(-3590*time.Second), "Date", later(-time.Hour)))),
		survived("429 as a page", answerOnce(derived, page(429))),
		errored("429 for ever", throttle, "-> 429", answer(derived, reason(429, "TooManyRequests", ""))),
		errored("429 with an endless Retry-After", throttle, "-> 429", answer(derived, reason(429, "TooManyRequests", "", "Retry-After", "3600"))),
		survived("503 with Retry-After", answerOnce(derived, reason(503, "ServiceUnavailable", "", "Retry-After", "2"))),
		errored("503 for ever", throttle, "-> 503", answer(derived, reason(503, "ServiceUnavailable", ""))),
		survived("429 while users are staged", answerOnce(adding, reason(429, "TooManyRequests", ""))),
		errored("503 while users are staged", throttle, "503", answerOnce(adding, page(503))),
		survived("event channel that a proxy answers once", answerOnce(channels, page(502))),
		survived("event channel that is throttled once", answerOnce(channels, reason(503, "ServiceUnavailable", ""))),
		{name: "event channel that a proxy answers for ever", set: answer(channels, page(502)),
			verdict: reports.Errored, culprit: between, says: "event channel of", after: reports.Errored},
		{name: "limit of requests that is reached", set: func(f *faulty) { f.limits = "requests = 30" },
			verdict: reports.Errored, culprit: client.Harness, says: "no more than 30 requests", after: notBegun},
	}
}
