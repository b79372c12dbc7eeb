package standalone

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
)

// An authority is a CA for one run: its key was never anywhere but in memory
// and is gone already, so that it has signed one certificate and signs no other.
type authority struct {
	pem  []byte // the CA's certificate
	leaf tls.Certificate
}

// authorityName is the subject of every such CA.
const authorityName = "ucwatest mock CA"

// goodFor is how long certificates are valid, for mocks that run for long.
const goodFor = 365 * 24 * time.Hour

// newAuthority makes a CA and a certificate for names: hosts and IP addresses.
func newAuthority(now time.Time, random io.Reader, names []string) (*authority, error) {
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), random)
	if err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), random)
	if err != nil {
		return nil, err
	}
	ca := &x509.Certificate{SerialNumber: big.NewInt(now.UnixNano()), Subject: pkix.Name{CommonName: authorityName},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(goodFor), KeyUsage: x509.KeyUsageCertSign,
		IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true}
	caDER, err := x509.CreateCertificate(random, ca, ca, &caKey.PublicKey, caKey)
	if err != nil {
		return nil, err
	}
	leaf := &x509.Certificate{SerialNumber: big.NewInt(now.UnixNano() + 1), Subject: pkix.Name{CommonName: "ucwatest mock"},
		NotBefore: ca.NotBefore, NotAfter: ca.NotAfter, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	for _, name := range names {
		if ip := net.ParseIP(name); ip != nil {
			leaf.IPAddresses = append(leaf.IPAddresses, ip)
		} else {
			leaf.DNSNames = append(leaf.DNSNames, name)
		}
	}
	leafDER, err := x509.CreateCertificate(random, leaf, ca, &key.PublicKey, caKey)
	if err != nil {
		return nil, err
	}
	return &authority{
		pem:  pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER}),
		leaf: tls.Certificate{Certificate: [][]byte{leafDER}, PrivateKey: key},
	}, nil
}

// config is TLS as a UCWA pool has it: under HTTP/1.1, whose ways of breaking
// off and of writing a request target are part of what clients meet.
func (a *authority) config() *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{a.leaf}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}
}

// publish writes the CA's certificate to path, whole or not at all. remove
// removes it again, unless there is another one by then. A link is not written
// through: the folder for temporary files is open to anybody.
func (a *authority) publish(path string) (remove func(), err error) {
	if info, err := os.Lstat(path); err == nil && info.Mode()&os.ModeSymlink != 0 {
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	if err := reports.Replace(path, func(w io.Writer) error {
		_, err := w.Write(a.pem)
		return err
	}); err != nil {
		return nil, err
	}
	return func() {
		if text, err := os.ReadFile(path); err == nil && bytes.Equal(text, a.pem) {
			_ = os.Remove(path) // what cannot be removed does no harm: nothing it signs is left
		}
	}, nil
}

// replaceable is an error if a file is at path that is neither empty nor what a mock has
// written there: its certificate would replace that file, and remove it at the end.
func replaceable(path string) error {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil // whether it can be written is seen then
	}
	text, err := os.ReadFile(path)
	if err != nil || len(text) == 0 {
		return err
	}
	block, rest := pem.Decode(text)
	if block != nil && len(rest) == 0 {
		if made, err := x509.ParseCertificate(block.Bytes); err == nil && made.Subject.CommonName == authorityName {
			return nil
		}
	}
	return errors.New("the file exists and does not hold the certificate of a mock")
}

// defaultCAFile is where the certificate goes if nothing is said: one file for
// each mock that runs.
func defaultCAFile(address *net.TCPAddr) string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("ucwatest-ca-%d.pem", address.Port))
}

// namesOf are the names that clients may find the mock by: of this machine, and
// those below the domains of its users that discovery begins with (RootURL).
func namesOf(listen string, users []mock.User) []string {
	names := []string{"localhost", "127.0.0.1", "::1"}
	host, _, _ := net.SplitHostPort(listen)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		names = append(names, addressesOfMachine()...)
	} else {
		names = append(names, host)
	}
	for _, u := range users {
		_, domain, _ := strings.Cut(u.SIP, "@")
		names = append(names, "lyncdiscover."+domain, "lyncdiscoverinternal."+domain)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// addressesOfMachine are all that the machine can be reached by, as far as it knows.
func addressesOfMachine() []string {
	var names []string
	if name, err := os.Hostname(); err == nil {
		names = append(names, name)
	}
	addresses, _ := net.InterfaceAddrs()
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok {
			names = append(names, network.IP.String())
		}
	}
	return names
}
