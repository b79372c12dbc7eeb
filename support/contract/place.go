package contract

import (
	"fmt"
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
	return fmt.Sprintf("%s (%s)", p.Name, strings.Join(p.Hrefs, " or "))
}

// samePlace tells whether two hrefs name one resource. One may be absolute and
// the other relative to the pool; query parameters belong to the place.
func samePlace(a, b string) bool {
	return a == b || (a != "" && b != "" && local(a) == local(b))
}

// local is href without scheme and host.
func local(href string) string {
	_, rest, absolute := strings.Cut(href, "://")
	if !absolute {
		return href
	}
	slash := strings.IndexByte(rest, '/')
	if slash < 0 {
		return "/"
	}
	return rest[slash:]
}

// usable tells what keeps href from being followed from the page asked: empty,
// no URL, another scheme or another host. It returns "" when nothing does.
func usable(href, asked string) string {
	if strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//") && plain(href) {
		return ""
	}
	if href == "" {
		return "an empty href"
	}
	u, err := url.Parse(href)
	if err != nil || strings.ContainsAny(href, " \t\r\n") {
		return fmt.Sprintf("no URL: %q", href)
	}
	if u.Scheme == "data" {
		return ""
	}
	if u.Host == "" {
		return fmt.Sprintf("neither a path nor a URL: %q", href)
	}
	from, err := url.Parse(asked)
	if err != nil || u.Scheme != from.Scheme || !strings.EqualFold(u.Host, from.Host) {
		return fmt.Sprintf("a foreign URL: %q", href)
	}
	return ""
}

// plain tells whether path consists of the characters a URL path or query may
// have as they are.
func plain(path string) bool {
	for i := range len(path) {
		c := path[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("/-._~@?=&:+,;!$'()*", c) >= 0:
		default:
			return false
		}
	}
	return true
}
