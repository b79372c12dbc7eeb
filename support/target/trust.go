package target

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"

	"github.com/hashicorp/hcl/v2"

	"ucwatest/support/client"
)

// trust says whom a target's certificate has to come from, instead of those
// whom the system trusts.
type trust struct {
	CAFile string   `hcl:"ca_file"`
	Body   hcl.Body `hcl:",body"`
}

// transport leads to the target of b, through the proxy of the environment
// unless that is on this machine.
func (c *checker) transport(b block) *http.Transport {
	if b.TLS == nil {
		return client.NewTransport()
	}
	roots, err := b.TLS.roots(c.folder)
	if err != nil {
		c.refuse(b.TLS.Body, "ca_file", "%v", err)
	}
	return client.Connection{Roots: roots}.Transport()
}

// path is the CA's file, which lies beside the target file in folder unless it
// says where; "" without one.
func (t *trust) path(folder string) string {
	if t == nil || t.CAFile == "" {
		return ""
	}
	return beside(folder, t.CAFile)
}

// roots is the CA of the file.
func (t *trust) roots(folder string) (*x509.CertPool, error) {
	path := t.path(folder)
	if path == "" {
		return nil, errors.New(`ca_file = "": want a file with the CA's certificate`)
	}
	text, err := fileText(path)
	if err != nil {
		return nil, fmt.Errorf("ca_file: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(text)) {
		return nil, fmt.Errorf("ca_file: %s: want a certificate in PEM, got none", path)
	}
	return roots, nil
}
