package contract

import (
	"fmt"
	"net"
	"net/url"
	"strings"
)

// A Place is a resource: what a feature calls it, and the hrefs it is known by.
// The zero Place is any.
type Place struct {
	Name  string
	Hrefs []string
}

// at tells whether href is one of the place's.
func (p Place) at(href string) bool {
	for _, h := range p.Hrefs {
		if samePlace(h, href) {
			return true
		}
	}
	return false
}

// any tells whether p is the zero Place.
func (p Place) any() bool { return p.Name == "" }

// String is the place's name with where it is.
func (p Place) String() string {
	if len(p.Hrefs) == 0 {
		return p.Name + " (nowhere)"
	}
	return fmt.Sprintf("%s (%s)", p.Name, strings.Join(p.Hrefs, " or "))
}

// toward says where a link leads.
func toward(href string) string {
	if href == "" {
		return "without an href"
	}
	return "to " + href
}

// samePlace tells whether two hrefs name one resource. One may be absolute and
// the other relative to the pool; query parameters belong to the place. No href
// is no place.
func samePlace(a, b string) bool {
	rootA, pathA := split(a)
	rootB, pathB := split(b)
	return a != "" && b != "" && pathA == pathB &&
		(rootA == "" || rootB == "" || strings.EqualFold(rootA, rootB))
}

// split is the scheme and host of href, if it has any, and the rest.
func split(href string) (root, path string) {
	start := strings.Index(href, "://") + len("://")
	if start < len("://") || strings.HasPrefix(href, "/") {
		return "", href
	}
	slash := strings.IndexByte(href[start:], '/')
	if slash < 0 {
		return href, "/"
	}
	return href[:start+slash], href[start+slash:]
}

// usable tells what keeps href from being followed from the page asked: empty,
// no URL, another scheme or another host. It returns "" when nothing does.
func usable(href, asked string) string {
	if href == "" {
		return "an empty href"
	}
	u, err := url.Parse(href)
	switch {
	case err != nil || !plain(href):
		return fmt.Sprintf("no URL: %q", href)
	case u.Host == "" && strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//"):
		return ""
	case u.Host == "":
		return fmt.Sprintf("neither a path nor a URL: %q", href)
	case !sameOrigin(u, asked):
		return fmt.Sprintf("a foreign URL: %q", href)
	}
	return ""
}

// sameOrigin tells whether u has the scheme, the host and the port of asked.
func sameOrigin(u *url.URL, asked string) bool {
	from, err := url.Parse(asked)
	return err == nil && u.Scheme == from.Scheme && strings.EqualFold(authority(u), authority(from))
}

// authority is the host of u with its port, the usual ones too.
func authority(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// plain tells whether href consists of the characters that a URL may have
// (RFC 3986); all others must be escaped.
func plain(href string) bool {
	for i := range len(href) {
		c := href[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("%/-._~@?=&:+,;!$'()*", c) >= 0:
		default:
			return false
		}
	}
	return true
}
