package fault

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// A Fault is a rule that is set, for a group of users or for the whole pool.
type Fault struct {
	Rule
	id    string
	group string // "" for the whole pool
	met   int    // requests that it is about
	hits  int    // those that it did something to
	gone  chan struct{}
}

// maxFaults is how many faults may be set at once.
const maxFaults = 1000

// A Set is all faults that are set, in that order. While there are none, a
// request costs no more than Empty. The zero value is ready for use.
type Set struct {
	set  atomic.Int32
	mu   sync.Mutex
	made int
	all  []*Fault
}

// Empty tells whether no fault is set.
func (s *Set) Empty() bool { return s.set.Load() == 0 }

// Add sets a fault for a group, "" for the whole pool, and returns its id. It
// refuses with an error to set more than 1,000.
func (s *Set) Add(group string, r Rule) (id string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.all) >= maxFaults {
		return "", fmt.Errorf("got %d faults already, want some of them removed first", maxFaults)
	}
	s.made++
	f := &Fault{Rule: r, id: "f" + strconv.Itoa(s.made), group: group, gone: make(chan struct{})}
	s.all = append(s.all, f)
	s.set.Store(int32(len(s.all)))
	return f.id, nil
}

// Remove removes the fault id of a group, "" for the whole pool, and lets go
// what it holds; without an id it is all of them.
func (s *Set) Remove(group, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = slices.DeleteFunc(s.all, func(f *Fault) bool {
		if f.group != group || id != "" && f.id != id {
			return false
		}
		close(f.gone)
		return true
	})
	s.set.Store(int32(len(s.all)))
}

// A Shown is a fault as a list shows it: with how many requests it met.
type Shown struct {
	ID   string `json:"fault"`
	Hits int    `json:"hits"`
	Rule
}

// List shows the faults of a group, or with "" those of the whole pool.
func (s *Set) List(group string) []Shown {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := []Shown{}
	for _, f := range s.all {
		if f.group == group {
			shown = append(shown, Shown{f.id, f.hits, f.Rule})
		}
	}
	return shown
}

// An Asked is what decides whether a request meets a fault.
type Asked struct {
	Route string   // the name of the resource or operation
	Group string   // of the user, "" where nobody knows who asks
	Names []string // what the user is called; the same
	HTTP  *http.Request
}

// Find finds the first fault that a request meets, nil for none.
func (s *Set) Find(a Asked) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.all {
		if f.meets(a) {
			return f
		}
	}
	return nil
}

// meets counts the request if f is about it, and tells whether f does something
// to it.
func (f *Fault) meets(a Asked) bool {
	switch {
	case f.group != "" && f.group != a.Group:
		return false
	case f.Route != "" && f.Route != a.Route, f.Method != "" && f.Method != a.HTTP.Method:
		return false
	case !f.covers(a.HTTP.URL.Path) || !f.Means(a.Names):
		return false
	}
	f.met++
	if f.met <= f.After || f.Times > 0 && f.hits >= f.Times {
		return false
	}
	f.hits++
	return true
}
