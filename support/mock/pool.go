package mock

import (
	"net/http"
	"sync"

	"ucwatest/support/mock/fault"
	"ucwatest/support/mock/wire"
)

// A Pool is an http.Handler that plays a UCWA pool.
type Pool struct {
	options    Options
	profile    Profile // the dialect's
	writer     wire.Writer
	ids        ids
	directory  *directory
	residents  *group // the users of AddUser
	lasting    []User // those that a reset leaves; guarded by the mutex of residents
	modalities [modalityCount]*modalityRow
	kinds      []*kind  // all types of invitation that it plays
	idle       []string // the modalities it links to and does not play
	hubs       []hub
	routes     *node
	headers    headers
	record     record
	done       chan struct{}
	end        sync.Once
	faults     fault.Set
}

// New is a pool with the users that AddUser and the control interface make.
// It panics without the required members of o, and for a Dialect that is none.
func New(o Options) *Pool { return newPool(o, o.Dialect.Profile()) }

// newPool is New with a profile of any dialect.
func newPool(o Options, profile Profile) *Pool {
	if o.Now == nil || o.Rand == nil {
		panic("mock: Options.Now and Options.Rand are required")
	}
	o = o.complete()
	p := &Pool{
		options: o, profile: profile, writer: wire.Writer{RelLast: profile.RelLast, Zone: o.Zone},
		ids: ids{short: profile.NumberIDs, rand: o.Rand}, directory: newDirectory(), headers: newHeaders(profile, o.FQDN), done: make(chan struct{}),
		record: record{max: o.Keep}, modalities: modalities(),
	}
	p.kinds, p.idle = invitations(p.modalities), unplayed(p.modalities)
	p.hubs = hubs()
	p.routes = p.compile()
	p.residents = p.newGroup("residents", false)
	return p
}

// Close wakes and ends parked requests and stops the clocks. Its error is
// always nil.
func (p *Pool) Close() error {
	p.end.Do(func() {
		close(p.done)
		p.residents.end()
		for _, g := range p.directory.all() {
			g.end()
		}
	})
	return nil
}

// closed tells whether Close has been called.
func (p *Pool) closed() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// ServeHTTP answers a request to the pool or, where it has one, to its control interface.
func (p *Pool) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := newRequest(p, w, r)
	route := q.inner.admit(p.routes.lead(r.URL, &q.ids))
	q.route = route
	q.answer.Route = route.name
	if route.control != nil {
		route.control(p, w, r, q.ids)
		return
	}
	if !p.faults.Empty() {
		if f := p.faults.Find(q.asked()); f != nil {
			q.fail(f, w)
			return
		}
	}
	p.headers.put(q.answer.Header)
	q.serve(w)
	q.saw()
}
