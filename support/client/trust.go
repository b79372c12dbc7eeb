package client

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
)

// trust is where a user's password may go: to the server that the account
// names, and over https to hosts of the user's domain and to those listed. Each
// step on the way to a token is held to it, by whatever link it is made: another
// port of a trusted server is another server.
type trust struct {
	start  *url.URL // of the account; nil if it names no server
	domain string   // of the user's address; "" if it has none
	hosts  []string
}

func newTrust(o Options, a Account) trust {
	t := trust{domain: a.domain(), hosts: o.Hosts}
	for _, given := range []string{a.Applications, a.Discover} {
		if at, err := url.Parse(given); err == nil && at.Host != "" {
			t.start = origin(at)
			break
		}
	}
	return t
}

// step is why the way must not lead on from one URL to another: a *BadHref that
// leaves https, or an *Untrusted.
func (t trust) step(from, to *url.URL) error {
	switch {
	case sameOrigin(from, to), t.start != nil && sameOrigin(t.start, to):
		return nil
	case from.Scheme == "https" && to.Scheme == "http":
		return &BadHref{to.String(), "leads from https to http"}
	case to.Scheme == "http" && !loopback(to.Hostname()):
		return &BadHref{to.String(), "leads to a server without encryption"}
	case upgrades(from, to), t.lists(to):
		return nil
	}
	return &Untrusted{Href: to.String(), Host: authority(to), Domain: t.domain, Hosts: t.hosts}
}

// lists tells whether the host of u is of the domain or listed. A name without
// a port stands for all its ports.
func (t trust) lists(u *url.URL) bool {
	host := strings.ToLower(u.Hostname())
	names := t.hosts
	if t.domain != "" {
		names = append([]string{t.domain, "." + t.domain}, names...)
	}
	return slices.ContainsFunc(names, func(name string) bool {
		name = strings.ToLower(name)
		if at, number, err := net.SplitHostPort(name); err == nil {
			if number != port(u) {
				return false
			}
			name = at
		}
		name = strings.Trim(name, "[]")
		return name != "" && (host == name || len(name) > 1 && name[0] == '.' && strings.HasSuffix(host, name))
	})
}

// authority is the host of u, with its port where that is not the usual one.
func authority(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if usual := port(&url.URL{Scheme: u.Scheme}); port(u) != usual {
		return net.JoinHostPort(host, port(u))
	}
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

// loopback tells whether host is this machine.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// Untrusted says that the way to a token leads to a server that the user's
// password must not reach. Nothing is sent there.
type Untrusted struct {
	Href   string
	Host   string   // with the port, unless that is the usual one of its scheme
	Domain string   // of the user; "" if there is none
	Hosts  []string // that are listed
}

// Error names the host, and the line of a target file that would allow it.
func (u *Untrusted) Error() string {
	domain := "the user's domain"
	if u.Domain != "" {
		domain += " " + u.Domain
	}
	var listed []string
	for _, host := range append(slices.Clone(u.Hosts), u.Host) {
		listed = append(listed, fmt.Sprintf("%q", host))
	}
	return fmt.Sprintf("href %q leads to %s, which is neither in %s nor listed: not followed; if passwords may go there, add to the target: hosts = [%s]",
		u.Href, u.Host, domain, strings.Join(listed, ", "))
}
