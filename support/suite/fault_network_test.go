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
		once("no answer at all", "within 500ms", hasty(`{"route":"derivedConversation","hang":true,"times":1}`)),
		once("headers that come too late", "within 500ms", hasty(`{"route":"derivedConversation","delay":5,"times":1}`)),
		once("body that comes too slowly", "within 500ms", hasty(`{"route":"derivedConversation","slow":1,"times":1}`)),
		once("header that never ends", "header", answer(derived, hijacked("HTTP/1.1 200 OK\r\nX-Long: "+strings.Repeat("a", 2<<20)))),
		once("chunks that are none", "", answer(derived, hijacked("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))),
		once("gzip that is none", "cut short", answer(derived, says(200, "application/json", "no gzip", "Content-Encoding", "gzip"))),
		once("connection lost while users are staged", "", answer(adding, reset)),
		survived("event channel that is reset once", raw(`{"route":"events","reset":"before","after":3,"times":1}`)),
		survived("event channel that is cut once", raw(`{"route":"events","cut":20,"after":3,"times":1}`)),
		survived("event channel that is late once", raw(`{"route":"events","reset":"inside","after":4,"times":1}`)),
	}
}

// hasty waits half a second for an answer, and lets a raw fault take longer.
func hasty(rule string) func(*faulty) {
	return func(f *faulty) {
		raw(rule)(f)
		f.adjust = append(f.adjust, func(o *client.Options) { o.Timeout = 500 * time.Millisecond })
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
