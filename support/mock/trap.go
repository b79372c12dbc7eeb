package mock

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// A trap is a fault that is set, for a group or for the whole pool.
type trap struct {
	fault
	id    string
	group *group // nil for the whole pool
	met   int    // requests that it is about
	hits  int    // those that it did something to
	gone  chan struct{}
}

// maxTraps is how many traps may be set at once.
const maxTraps = 1000

// traps are all that are set, in that order. While there are none, a request
// costs no more than reading set.
type traps struct {
	set  atomic.Int32
	mu   sync.Mutex
	made int
	all  []*trap
}

// add sets t, and gives it its id.
func (s *traps) add(t *trap) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.all) >= maxTraps {
		return fmt.Errorf("got %d faults already, want some of them removed first", maxTraps)
	}
	s.made++
	t.id, t.gone = "f"+strconv.Itoa(s.made), make(chan struct{})
	s.all = append(s.all, t)
	s.set.Store(int32(len(s.all)))
	return nil
}

// remove removes those traps that are meant, lets go what they hold, and
// returns how many they were.
func (s *traps) remove(meant func(*trap) bool) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := len(s.all)
	s.all = slices.DeleteFunc(s.all, func(t *trap) bool {
		if !meant(t) {
			return false
		}
		close(t.gone)
		return true
	})
	s.set.Store(int32(len(s.all)))
	return before - len(s.all)
}

// spring finds the first trap that q is caught in, nil for none.
func (s *traps) spring(q *request) *trap {
	if s.set.Load() == 0 { // apart from the search, so that it is inlined
		return nil
	}
	return s.search(q)
}

func (s *traps) search(q *request) *trap {
	if t, _ := q.pool.directory.lookUp(bearer(q.http.Header), ""); t != nil {
		q.user = t.user
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.all {
		if t.catches(q) {
			return t
		}
	}
	return nil
}

// catches counts q if t is about it, and tells whether it is caught.
func (t *trap) catches(q *request) bool {
	switch {
	case t.group != nil && (q.user == nil || q.user.group != t.group):
		return false
	case t.Route != "" && t.Route != q.route.name, t.Method != "" && t.Method != q.http.Method:
		return false
	case !t.covers(q.http.URL.Path) || !t.means(q.user):
		return false
	}
	t.met++
	if t.met <= t.After || t.Times > 0 && t.hits >= t.Times {
		return false
	}
	t.hits++
	return true
}
