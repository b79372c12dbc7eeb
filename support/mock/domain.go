package mock

import "strings"

// domain is the SIP domain that the client looks for the pool of. Clients find
// a pool by a name below that domain (RootURL); any other host leads to the
// pool as well, and tells nothing.
func (q *request) domain() string {
	host := strings.ToLower(q.http.Host)
	for _, name := range []string{"lyncdiscover.", "lyncdiscoverinternal."} {
		if rest, ok := strings.CutPrefix(host, name); ok {
			rest, _, _ = strings.Cut(rest, ":")
			return rest
		}
	}
	return domain
}
