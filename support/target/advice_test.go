package target

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"ucwatest/support/client"
)

func TestAdvice_saysWhatToLookAt(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		err  error
		want string
	}{
		"a certificate that nobody vouches for": {x509.UnknownAuthorityError{}, "tls { ca_file"},
		"a certificate of another host":         {x509.HostnameError{Certificate: &x509.Certificate{}, Host: "pool.contoso.com"}, "as its certificate does"},
		"a name that is not known":              {&net.DNSError{Name: "pool.contoso.com", IsNotFound: true}, "can resolve it"},
		"a port that nobody listens at":         {&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, "whether the pool is up"},
		"a password that is wrong":              {&client.Blamed{By: client.Auth, Err: errors.New("no token granted")}, "the user's auth"},
		"a pool that fails":                     {&client.Blamed{By: client.Product, Err: errors.New("status 500")}, ""},
	} {
		got := advice(fmt.Errorf("sign-in of caller: %w", row.err))
		if (got == "") != (row.want == "") || !strings.Contains(got, row.want) || got != "" && !strings.HasPrefix(got, "; ") {
			t.Errorf("%s: got %q, want %q in it", name, got, row.want)
		}
	}
}
