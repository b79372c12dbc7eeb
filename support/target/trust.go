package target

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"ucwatest/support/client"
)

// trust says whom a target's certificate has to come from, instead of those
// whom the system trusts.
type trust struct {
	CAFile string `hcl:"ca_file"`
}

// transport leads to the mock that b names, in the target file at path.
func (b block) transport(path string) (http.RoundTripper, error) {
	root, err := url.Parse(b.Mock)
	switch {
	case err != nil || root.Scheme != "http" && root.Scheme != "https" || root.Host == "" || root.User != nil ||
		cmp.Or(root.Path, "/") != "/" || root.RawQuery+root.Fragment != "":
		return nil, fmt.Errorf("mock = %q: want the URL that ucwatest mock -control printed, as http://127.0.0.1:8080", b.Mock)
	case root.Scheme == "http" && !loopback(root.Hostname()):
		return nil, fmt.Errorf("mock = %q: want https, as passwords leave this machine", b.Mock)
	case root.Scheme == "http" && b.TLS != nil:
		return nil, fmt.Errorf("mock = %q: got tls for an http URL, want https", b.Mock)
	}
	transport := client.NewTransport()
	if b.TLS == nil {
		return transport, nil
	}
	roots, err := b.TLS.roots(path)
	if err != nil {
		return nil, err
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	return transport, nil
}

// loopback tells whether host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// path is the CA's file, which lies beside the target file at target unless it
// says where; "" without one.
func (t *trust) path(target string) string {
	switch {
	case t == nil:
		return ""
	case t.CAFile == "" || filepath.IsAbs(t.CAFile):
		return t.CAFile
	}
	return filepath.Join(filepath.Dir(target), t.CAFile)
}

// roots is the CA of the file, for the target file at target.
func (t *trust) roots(target string) (*x509.CertPool, error) {
	path := t.path(target)
	if path == "" {
		return nil, errors.New(`ca_file = "": want a file with the CA's certificate`)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("ca_file: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("ca_file: %s: want a certificate in PEM, got none", path)
	}
	return roots, nil
}
