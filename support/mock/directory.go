package mock

import (
	"fmt"
	"sync"
)

// A directory finds what a request names in time that does not grow with what
// the pool holds. Its mutex is the innermost: whoever holds it takes no other.
type directory struct {
	mu           sync.RWMutex
	groups       map[string]*group
	users        map[string]*user // by username and by address, in lower case
	tokens       map[string]*token
	applications map[string]*application // by the last part of their URL
}

func newDirectory() *directory {
	return &directory{
		groups: map[string]*group{}, users: map[string]*user{},
		tokens: map[string]*token{}, applications: map[string]*application{},
	}
}

// addUser enters u, unless another has its name or address.
func (d *directory) addUser(u *user) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, key := range u.directoryKeys() {
		if other := d.users[key]; other != nil {
			return fmt.Errorf("user %s: %q is taken by %s", u.SIP, key, other.SIP)
		}
	}
	for _, key := range u.directoryKeys() {
		d.users[key] = u
	}
	return nil
}

// dropUser removes u and its tokens.
func (d *directory) dropUser(u *user) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, key := range u.directoryKeys() {
		delete(d.users, key)
	}
	for _, t := range u.tokens {
		delete(d.tokens, t.text)
	}
}

func (d *directory) addToken(t *token) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tokens[t.text] = t
}

func (d *directory) dropToken(t *token) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.tokens, t.text)
}

func (d *directory) addApplication(a *application) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.applications[a.id] = a
}

func (d *directory) dropApplication(a *application) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.applications, a.id)
}

// addGroup enters g. It is false if there are too many already.
func (d *directory) addGroup(g *group) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.groups) >= maxGroups {
		return false
	}
	d.groups[g.id] = g
	return true
}

// takeGroup removes and returns the group id, nil if there is none.
func (d *directory) takeGroup(id string) *group {
	d.mu.Lock()
	defer d.mu.Unlock()
	g := d.groups[id]
	delete(d.groups, id)
	return g
}

func (d *directory) group(id string) *group {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.groups[id]
}

func (d *directory) user(key string) *user {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.users[key]
}

// lookUp finds a token and an application; each is nil if there is none.
func (d *directory) lookUp(token, application string) (*token, *application) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.tokens[token], d.applications[application]
}

// hasApplication tells whether the id is in use.
func (d *directory) hasApplication(id string) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.applications[id] != nil
}

func (d *directory) all() []*group {
	d.mu.RLock()
	defer d.mu.RUnlock()
	groups := make([]*group, 0, len(d.groups))
	for _, g := range d.groups {
		groups = append(groups, g)
	}
	return groups
}
