package client

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"sync"
)

// PoolCache remembers where users' pools were found, so that signing in again asks
// no more than it must, until an answer says to look anew (RootURL). Its zero
// value is empty and ready; it is safe for concurrent use.
type PoolCache struct {
	mu    sync.Mutex
	pools map[string]*pool
}

type pool struct {
	applications *url.URL
	unreached    int // requests in a row that no connection could be had for
}

// unreachedBefore a pool is looked for anew: one alone may be chance.
const unreachedBefore = 2

func (f *PoolCache) at(place string) *url.URL {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.pools[place]; p != nil {
		return p.applications
	}
	return nil
}

func (f *PoolCache) keep(place string, applications *url.URL) {
	if f == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.pools == nil {
		f.pools = map[string]*pool{}
	}
	f.pools[place] = &pool{applications: applications}
}

// judge forgets a pool that x speaks against.
func (f *PoolCache) judge(place string, x *Exchange) {
	if f == nil {
		return
	}
	moved := x.moved()
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.pools[place]
	switch {
	case p == nil:
	case unconnected(x.Err):
		p.unreached++
	default:
		p.unreached = 0
	}
	if p != nil && (moved || p.unreached >= unreachedBefore) {
		delete(f.pools, place)
	}
}

// moved tells whether the answer is that of a pool that users have left.
func (x *Exchange) moved() bool {
	switch x.Status {
	case http.StatusForbidden, http.StatusBadGateway:
		return true
	case http.StatusGone:
		return x.Subcode() == "CannotRedirect"
	}
	return false
}

func unconnected(err error) bool {
	var at *net.OpError
	return errors.As(err, &at) && at.Op == "dial"
}
