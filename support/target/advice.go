package target

import (
	"crypto/x509"
	"errors"
	"net"
	"syscall"

	"ucwatest/support/client"
)

// advice is what whoever wrote the target file can do about err, with a
// semicolon before it; "" where nothing is known.
func advice(err error) string {
	var unknown x509.UnknownAuthorityError
	var misnamed x509.HostnameError
	var unresolved *net.DNSError
	var blamed *client.Blamed
	switch {
	case errors.As(err, &unknown):
		return `; if you trust who signed its certificate, name the file of that CA in tls { ca_file = "..." }`
	case errors.As(err, &misnamed):
		return "; name the host in the target file as its certificate does"
	case errors.As(err, &unresolved):
		return "; look at the host's name in the target file, and whether this machine can resolve it"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "; look at host and port in the target file, and whether the pool is up"
	case errors.As(err, &blamed) && blamed.By == client.Auth:
		return `; look at the user's auth in the target file, and at the variables it takes from the environment`
	}
	return ""
}
