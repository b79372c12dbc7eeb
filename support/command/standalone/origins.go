package standalone

import (
	"fmt"
	"net/url"
	"strings"
)

// checkOrigins finds one that no browser sends: an origin is a scheme and a host,
// with a port if it is not the scheme's own (RFC 6454), or null, which is that of
// a page in a file.
func checkOrigins(origins []string) error {
	for _, origin := range origins {
		if origin == "null" {
			continue
		}
		u, err := url.Parse(origin)
		if err != nil || u.Scheme == "" || u.Host == "" || !strings.EqualFold(u.Scheme+"://"+u.Host, origin) {
			return fmt.Errorf("-origin: %q is not an origin; want scheme and host, with a port if it has one, and nothing behind, as in https://app.contoso.com", origin)
		}
	}
	return nil
}
