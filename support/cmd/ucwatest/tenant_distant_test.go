package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/client"
)

// distantTenant is one in another process, over TLS, which binary plays, with teams if
// some are named.
func distantTenant(t *testing.T, name, binary string, teams ...string) *tenant {
	t.Helper()
	n, folder := &tenant{t: t, teams: teams}, t.TempDir()
	var users strings.Builder
	for _, who := range n.members() {
		fmt.Fprintf(&users, "user %q {\n  sip      = \"sip:%s@contoso.com\"\n  password = %q\n}\n", who, who, tenantSecret)
	}
	office := filepath.Join(folder, "office.hcl")
	if err := os.WriteFile(office, []byte(users.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	pool := spawned(t, binary, "-tls", "-quiet", "-ca-file", filepath.Join(folder, "ca.pem"), "-users", office)
	behind, err := url.Parse(pool.url)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewTLSServer(n.watched(&httputil.ReverseProxy{
		Transport: trusting(t, filepath.Join(folder, "ca.pem")),
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(behind)
			r.Out.Host = r.In.Host                              // what leads to the pool is to lead here
			if body, err := io.ReadAll(r.In.Body); err == nil { // as the answer begins its server closes it, and what sends it may still read
				r.Out.Body = io.NopCloser(bytes.NewReader(body))
			}
			if r.In.Method != http.MethodGet {
				r.Out = r.Out.WithContext(context.WithoutCancel(r.In.Context())) // what has come is done, whoever waits for it
			}
		},
		ErrorLog: log.New(io.Discard, "", 0), // of those who have gone
	}))
	t.Cleanup(web.Close)
	n.trust(web.Certificate())
	n.at(web.URL, name, "    quiet = \"20ms\"\n    parallel = 8\n")
	return n
}

// trust lets the tenant be known by certificate.
func (n *tenant) trust(certificate *x509.Certificate) {
	n.t.Helper()
	n.ca = filepath.Join(n.t.TempDir(), "ca.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})
	if err := os.WriteFile(n.ca, text, 0o600); err != nil {
		n.t.Fatal(err)
	}
}

// trusting is a transport for what the CA in a file vouches for; "" is none.
func trusting(t *testing.T, file string) *http.Transport {
	t.Helper()
	transport := client.NewTransport()
	if file == "" {
		return transport
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		t.Fatalf("%s holds no certificate: %s", file, text)
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: roots}
	return transport
}
