package reports

import (
	"net/url"
	"regexp"
	"strings"
)

// opaque is a part of a path that only a server understands.
var opaque = regexp.MustCompile(`[0-9@]|%|^.{25,}$`)

// ShortPath returns the path of a URL with what is opaque left out, and of what is left the end: enough to know a
// request again among others.
func ShortPath(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(u.Path, "/"), "/") {
		if opaque.MatchString(part) {
			part = "…"
		}
		if last := len(parts) - 1; part != "…" || last < 0 || parts[last] != part {
			parts = append(parts, part)
		}
	}
	shown := 3
	if parts[len(parts)-1] == "…" {
		shown = 2
	}
	if len(parts) > shown {
		parts = append([]string{"…"}, parts[len(parts)-shown:]...)
	}
	return strings.Replace("/"+strings.Join(parts, "/"), "/…/…/", "/…/", 1)
}
