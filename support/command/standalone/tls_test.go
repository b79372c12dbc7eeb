package standalone

import (
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ucwatest/support/mock"
)

func TestAuthority_vouchesForTheNamesOfTheMock(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	a, err := newAuthority(now, rand.Reader, namesOf("127.0.0.2:0", []mock.User{{SIP: "sip:a@contoso.com"}, {SIP: "sip:b@north.contoso.com"}}))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(a.pem) {
		t.Fatalf("got %q, want a certificate in PEM", a.pem)
	}
	leaf, err := x509.ParseCertificate(a.leaf.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "::1": true, "127.0.0.2": true,
		"lyncdiscover.contoso.com": true, "lyncdiscoverinternal.contoso.com": true, "lyncdiscover.north.contoso.com": true,
		"contoso.com": false, "lyncdiscover.south.contoso.com": false, "127.0.0.3": false,
	} {
		_, err := leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: name, CurrentTime: now})
		if (err == nil) != want {
			t.Errorf("%s: got %v, want valid: %v", name, err, want)
		}
	}
	if _, err := leaf.Verify(x509.VerifyOptions{Roots: roots, CurrentTime: now.Add(2 * goodFor)}); err == nil {
		t.Error("in two years: got a valid certificate, want none")
	}
}

func TestNamesOf_everyAddressOfTheMachine(t *testing.T) {
	t.Parallel()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, listen := range []string{":0", "0.0.0.0:0", "[::]:0"} {
		if got := namesOf(listen, nil); !slices.Contains(got, host) || slices.Contains(got, "") || slices.Contains(got, "::") {
			t.Errorf("%s: got %q, want %s among real names", listen, got, host)
		}
	}
}

func TestOpen_replacesNoFileButACertificateOfAMock(t *testing.T) {
	t.Parallel()
	a, err := newAuthority(time.Now(), rand.Reader, []string{"localhost"})
	if err != nil {
		t.Fatal(err)
	}
	key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("key")})
	foreign := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.leaf.Certificate[0]})
	for name, test := range map[string]struct {
		text  string
		taken bool
	}{
		"nothing":                  {"", true},
		"that of a mock":           {string(a.pem), true},
		"a file of users":          {"user \"ann\" {}\n", false},
		"a certificate with a key": {string(a.pem) + string(key), false},
		"another certificate":      {string(foreign), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "ca.pem")
			if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(Config{Listen: "127.0.0.1:0", TLS: true, CAFile: path, Pool: mock.Options{Now: time.Now, Rand: rand.Reader}})
			if test.taken {
				if err != nil {
					t.Fatalf("got %v, want it replaced", err)
				}
				_ = s.listener.Close()
				return
			}
			want := "-ca-file " + path + ": the file exists and does not hold the certificate of a mock; name another file"
			var invalid *InvalidConfig
			if !errors.As(err, &invalid) || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			if text, err := os.ReadFile(path); err != nil || string(text) != test.text {
				t.Errorf("got %q and %v, want the file as it was", text, err)
			}
		})
	}
}

func TestAuthority_removesNothingButItsOwn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, elsewhere := filepath.Join(folder, "ca.pem"), filepath.Join(folder, "elsewhere")
	for _, err := range []error{os.WriteFile(elsewhere, []byte("not to be touched"), 0o600), os.Symlink(elsewhere, path)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	a := &authority{pem: []byte("first")}
	removeFirst, err := a.publish(path)
	if err != nil {
		t.Fatal(err)
	}
	removeSecond, err := (&authority{pem: []byte("second")}).publish(path)
	if err != nil {
		t.Fatal(err)
	}
	removeFirst()
	if text, err := os.ReadFile(path); string(text) != "second" {
		t.Errorf("got %q and %v, want the second certificate left alone", text, err)
	}
	removeSecond()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("got %v and %v, want one file", left, err)
	}
	if text, err := os.ReadFile(elsewhere); string(text) != "not to be touched" {
		t.Errorf("got %q and %v, want what the link led to left alone", text, err)
	}
}
