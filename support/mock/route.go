package mock

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// A handler answers a request by filling in q.answer, or returns why not. One
// that is not public runs with the group of the application locked.
type handler func(q *request) *refusal

// A route is one shape of URL with what can be done there.
type route struct {
	name    string
	access  access
	methods map[string]handler
	allow   string // the methods, as the header Allow lists them
	// unlisted are methods that clients use and no page lists: they are taken,
	// and told to nobody.
	unlisted map[string]handler
	// control answers in place of UCWA.
	control func(*Pool, http.ResponseWriter, *http.Request, parameters)
	manner
}

// A manner is how a route differs from one that shows a resource; its zero value in
// nothing.
type manner struct {
	raw       string // the media types that a body may have beside JSON and XML
	plain     bool   // answers in a form of its own, whatever Accept says
	anyBody   bool   // says itself which bodies it reads, or reads none, as where the page has no body and clients post anything
	alone     bool   // may not be a part of a batch (BatchingRequests)
	byCookie  bool   // takes the cookie for photos in place of a token
	derived   bool   // is one of the links to what was derived
	registers bool   // registers an application for the user of the token
}

// access is what a route asks of who comes.
type access int

const (
	public  access = iota // nothing
	signed                // a token
	owned                 // a token of the application's owner
	calling               // the same, with a scope for conversations
)

// parameters are the variable parts of a path, in order.
type parameters [3]string

// A node is one part of a path.
type node struct {
	children map[string]*node
	folded   map[string]*node // the same by name in lower case: paths are told apart without it
	any      *node            // the child for a variable part
	route    *route
	lost     *route // where what leads nowhere below this part ends
}

// lead is the route that the URL of a request leads to. A slash that comes
// encoded is none, and leads nowhere.
func (n *node) lead(u *url.URL, ids *parameters) *route {
	if raw := u.RawPath; raw != "" && encodedSlash(raw) {
		return n.lost
	}
	return n.find(u.Path, ids)
}

func encodedSlash(raw string) bool {
	raw = strings.ToLower(raw)
	return strings.Contains(raw, "%2f") || strings.Contains(raw, "%5c")
}

// find finds the route of path, in any case, and writes its variable parts to
// ids. Doubled slashes count as one: older revisions of the reference print them.
// Nothing is called . or .., so that those lead nowhere, encoded or not.
func (n *node) find(path string, ids *parameters) *route {
	count := 0
	lost := n.lost
	for {
		path = strings.TrimLeft(path, "/")
		if path == "" {
			break
		}
		part, rest, _ := strings.Cut(path, "/")
		path = rest
		if next := n.next(part); next != nil {
			n = next
			continue
		}
		if n.any == nil || count == len(ids) {
			return lost
		}
		n, ids[count] = n.any, part
		count++
		if n.lost != nil {
			lost = n.lost
		}
	}
	if n.route == nil {
		return lost
	}
	return n.route
}

// add enters r under pattern, in which {} is a variable part.
func (n *node) add(pattern string, r *route) {
	r.allow = strings.Join(slices.Sorted(maps.Keys(r.methods)), ", ")
	n.node(pattern).route = r
}

// node is where pattern leads.
func (n *node) node(pattern string) *node {
	for part := range strings.SplitSeq(strings.Trim(pattern, "/"), "/") {
		if part != "" {
			n = n.child(part)
		}
	}
	return n
}

func (n *node) child(part string) *node {
	if part == "{}" {
		if n.any == nil {
			n.any = &node{}
		}
		return n.any
	}
	if n.children == nil {
		n.children, n.folded = map[string]*node{}, map[string]*node{}
	}
	if n.children[part] == nil {
		n.children[part] = &node{}
		n.folded[strings.ToLower(part)] = n.children[part]
	}
	return n.children[part]
}

// next is the child called part, in any case: servers of pools run on Windows
// and do not tell paths apart by it. It is nil if there is none.
func (n *node) next(part string) *node {
	if next := n.children[part]; next != nil {
		return next
	}
	return n.folded[strings.ToLower(part)]
}

// compile makes the tree of all routes.
func (p *Pool) compile() *node {
	base := p.profile.Base
	root := &node{lost: &route{name: "unknown"}}
	for pattern, r := range publicRoutes() {
		root.add(pattern, r)
	}
	root.add(base, &route{name: "applications", access: signed, methods: applicationsMethods(), manner: manner{registers: true}})
	for _, row := range p.applicationRows() {
		root.add(base+"/{}"+row.path, row.route())
	}
	p.takeUnlisted(root)
	root.node(base + "/{}").lost = &route{name: "unknown", access: owned}
	if p.options.Control {
		for pattern, r := range controlRoutes() {
			root.add(pattern, r)
		}
	}
	return root
}
