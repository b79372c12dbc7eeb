package mock

import (
	"strings"

	"ucwatest/support/mock/wire"
)

// RootPath is a discovery root that never redirects, whatever host is asked:
// where the Redirect of another pool, or of the same one, can lead to.
const RootPath = "/Autodiscover/AutodiscoverService.svc/root"

const (
	userPath   = RootPath + "/oauth/user"
	selfPath   = RootPath + "/user"
	xframePath = "/Autodiscover/XFrame/XFrame.html"
	nearFrame  = "/xframe" // beside / and the discovery root: where captures have it, and where the sample of xframe does
)

// publicRoutes are those that lead to an application, and the token endpoint.
func publicRoutes() map[string]*route {
	leads := func(name string, a access, h handler) *route {
		return &route{name: name, access: a, methods: get(h)}
	}
	frame := func() *route { return &route{name: "xframe", methods: get(getXFrame), manner: manner{plain: true}} }
	return map[string]*route{
		"/":                  leads("discovery", public, getFirstRoot),
		RootPath:             leads("discovery", public, getRoot),
		userPath:             leads("user", signed, getUser),
		selfPath:             leads("user", signed, getUser),
		xframePath:           frame(),
		nearFrame:            frame(),
		RootPath + nearFrame: frame(),
		tokenPath:            {name: "token", methods: post(postToken), manner: manner{plain: true}},
	}
}

// getFirstRoot is what clients ask first. It may send them on (RootURL).
func getFirstRoot(q *request) *refusal {
	to := q.pool.options.Redirect
	if to == "" {
		return q.showRoot("/")
	}
	return q.found(q.signpost("root", q.root()+"/").To("redirect", to))
}

// getRoot never sends anybody on (RootPath).
func getRoot(q *request) *refusal { return q.showRoot(RootPath) }

// showRoot shows where users go on (RootURL), as the root at path. Any host
// leads here.
func (q *request) showRoot(path string) *refusal {
	root := q.root()
	r := q.signpost("root", root+path)
	return q.found(r.To("user", root+userPath+"?originalDomain="+q.domain()).To("xframe", root+xframePath))
}

// getUser shows where the user's applications are: on their home pool, if that
// is another one.
func getUser(q *request) *refusal {
	root, home := q.root(), q.pool.options.Home
	if home == "" {
		home = root
	}
	r := q.signpost("user", root+selfPath)
	r.Links = append(r.Links, wire.Link{Rel: "applications", Href: home + q.pool.profile.Base, Revision: "2"})
	return q.found(r.To("xframe", home+xframePath))
}

// signpost is a resource of the discovery. The samples name its type; captures
// do not, and tell everybody not to keep it.
func (s *response) signpost(rel, href string) *wire.Resource {
	if h := s.answer.Header; s.pool.profile.ServerHeaders {
		h["Pragma"], h["Expires"], h["X-Content-Type-Options"] = []string{"no-cache"}, []string{"-1"}, []string{"nosniff"}
	}
	if s.pool.profile.DiscoveryRel {
		return wire.NewResource(rel, href)
	}
	return &wire.Resource{Rel: rel, Href: href}
}

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
