package mock

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// A Pool is a UCWA pool. It is an http.Handler.
type Pool struct {
	Options
	base string // where applications lie

	mu           sync.RWMutex
	groups       map[string]*group
	users        map[string]*user // by user name, in lower case
	tokens       map[string]*grant
	applications map[string]*application // by id
	standing     *group                  // the users of AddUser
	made         int                     // groups and applications so far
}

// New makes a pool without users.
func New(o Options) *Pool {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.FQDN == "" {
		o.FQDN = "pool.contoso.com"
	}
	p := &Pool{Options: o, base: "/ucwa/oauth/v1/applications", groups: map[string]*group{}, users: map[string]*user{},
		tokens: map[string]*grant{}, applications: map[string]*application{}}
	if o.Dialect == Doc {
		p.base = "/ucwa/v1/applications"
	}
	p.standing = &group{id: "standing", pool: p}
	p.groups[p.standing.id] = p.standing
	return p
}

// AddUser adds a user whose clock is the pool's.
func (p *Pool) AddUser(u User) error {
	if u.SIP == "" || u.Username == "" {
		return errors.New("user: want a SIP address and a user name")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.users[strings.ToLower(u.Username)] != nil {
		return fmt.Errorf("user %s is there already", u.Username)
	}
	p.enrol(p.standing, u)
	return nil
}

// enrol adds a user to a group. The pool is locked.
func (p *Pool) enrol(g *group, u User) *user {
	added := &user{User: u, group: g}
	g.users = append(g.users, added)
	p.users[strings.ToLower(u.Username)] = added
	return added
}

// Close ends what is parked.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, g := range p.groups {
		g.mu.Lock()
		g.end()
		g.mu.Unlock()
	}
	return nil
}

// limit bounds the body of a request.
const limit = 1 << 20

// ServeHTTP answers one request.
func (p *Pool) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if strings.Contains(path, "//") {
		path = single(path)
	}
	if p.Control && strings.HasPrefix(path, controlPrefix) {
		p.serveControl(w, r, path[len(controlPrefix):])
		return
	}
	c := &call{p: p, r: r, path: path}
	var err error
	if c.body, err = io.ReadAll(io.LimitReader(r.Body, limit+1)); err != nil {
		panic(http.ErrAbortHandler) // the client went away
	}
	answer := c.answer()
	c.send(w, answer)
}

// single is path with single slashes: clients double them, and a redirect
// would lose a POST.
func single(path string) string {
	for strings.Contains(path, "//") {
		path = strings.ReplaceAll(path, "//", "/")
	}
	return path
}

// A call is one request on its way to its answer.
type call struct {
	p         *Pool
	r         *http.Request
	path      string
	body      []byte
	name      string // of the route
	format    Format
	media     string // of the answer
	user      *user
	app       *application
	ids       [2]string // of the path
	location  string    // of what was created
	challenge []string  // to sign in
}

// root is scheme and host as the client knows them.
func (c *call) root() string {
	scheme := "http://"
	if c.r.TLS != nil {
		scheme = "https://"
	}
	return scheme + c.r.Host
}

// send spoils, encodes and writes an answer.
func (c *call) send(w http.ResponseWriter, a *Answer) {
	a.Method = c.r.Method
	if a.Route == "" {
		a.Route = c.name
	}
	a.Header = w.Header()
	c.headers(a)
	if spoil := c.p.Spoil; spoil != nil {
		a.Root = c.root()
		if c.user != nil {
			a.User = c.user.Name
		}
		if spoil.Answer != nil {
			spoil.Answer(a)
		}
	}
	body := c.encode(a)
	if spoil := c.p.Spoil; spoil != nil && spoil.Body != nil {
		body = spoil.Body(a, body)
	}
	if a.MediaType != "" {
		a.Header["Content-Type"] = []string{a.MediaType}
	}
	if a.Status != http.StatusNoContent && a.Header["Transfer-Encoding"] == nil {
		a.Header["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	w.WriteHeader(a.Status)
	if c.r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that went away needs no answer
	}
}

var (
	noCache     = []string{"no-cache"}
	ucwaVersion = []string{"1.7"}
)

// headers sets what every answer carries.
func (c *call) headers(a *Answer) {
	a.Header["X-Ms-Ucwaversion"] = ucwaVersion
	if c.location != "" {
		a.Header["Location"] = []string{c.location}
	}
	if c.challenge != nil {
		a.Header["Www-Authenticate"] = c.challenge
	}
	if c.p.Dialect == Real {
		a.Header["Cache-Control"] = noCache
		a.Header["X-Ms-Server-Fqdn"] = []string{c.p.FQDN}
	}
}

// encode is the body of an answer.
func (c *call) encode(a *Answer) []byte {
	j, x := jsonWriter{}, xmlWriter{zone: c.p.Zone}
	switch {
	case a.Resource != nil && a.Format == XML:
		return appendXML(make([]byte, 0, 4096), a.Resource, c.p.Zone)
	case a.Resource != nil:
		return appendJSON(make([]byte, 0, 3072), a.Resource, c.p.Dialect)
	case a.Reason != nil && a.Format == XML:
		x.reason(a.Reason)
		return x.b
	case a.Reason != nil:
		j.reason(a.Reason)
		return j.b
	case a.events != nil && a.Format == XML:
		x.events(a.events)
		return x.b
	case a.events != nil:
		j.events(a.events, c.p.Dialect)
		return j.b
	case a.raw != nil:
		return a.raw
	}
	return []byte(a.HTML)
}

// random is n random bytes.
func (p *Pool) random(n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(p.Rand, b); err != nil {
		panic(fmt.Sprintf("mock: source of randomness: %v", err))
	}
	return b
}

// number is a number that no group or application of the pool had before.
func (p *Pool) number() int {
	p.made++
	return p.made
}
