package mock

import (
	"net/http"
	"sync"
	"time"
)

// A Request is one request as the pool took it, with how it was answered.
type Request struct {
	// Time is when it was answered, by Options.Now.
	Time time.Time
	// User is the SIP address of who asked; "" if no token told.
	User string
	// Route is the name of the resource or operation; "unknown" for none.
	Route string
	// Method and URL are as the client wrote them; URL is the request target.
	Method, URL string
	Header      http.Header
	// Body is what was read of the body, at most 1 MiB; nil if there was none.
	Body []byte
	// Status is that of the answer.
	Status int
}

// Requests are the latest that clients sent, in the order in which they were
// answered: as many as Options.Keep says, and fewer if their bodies are large
// (16 MiB together). A part of a batch is a request of its own, ahead of the
// batch. What the control interface and Derive ask is not among them. The slice
// is the caller's; headers and bodies are not to be changed.
func (p *Pool) Requests() []Request { return p.record.all() }

// saw keeps q, which has been answered, and hands it to Options.Seen.
func (q *request) saw() {
	record, seen := &q.pool.record, q.pool.options.Seen
	if seen == nil && record.max <= 0 || q.inner != nil && !q.inner.part {
		return
	}
	r := Request{
		Time: q.pool.options.Now(), Route: q.route.name, Method: q.http.Method, URL: q.http.RequestURI,
		Header: q.http.Header, Body: q.bytes, Status: q.answer.Status,
	}
	if q.user != nil {
		r.User = q.user.SIP
	}
	record.add(r)
	if seen != nil {
		seen(r)
	}
}

// defaultRecorded is how many requests are kept unless Options.Keep says otherwise.
const defaultRecorded = 1000

// maxRecordedBytes is how many bytes the bodies of requests that are kept have together.
const maxRecordedBytes = 16 << 20

// A record is the latest requests: a ring, so that keeping one more costs the
// same however many there are. Whoever holds its mutex takes no other.
type record struct {
	max int // how many to keep, none below 1

	mu    sync.Mutex
	ring  []Request // nil before the first
	first int
	count int
	bytes int // of their bodies
}

// add keeps r in place of the oldest, where there is no room for all.
func (k *record) add(r Request) {
	if k.max <= 0 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.ring == nil {
		k.ring = make([]Request, k.max)
	}
	for k.count == len(k.ring) || k.count > 0 && k.bytes+len(r.Body) > maxRecordedBytes {
		k.bytes -= len(k.ring[k.first].Body)
		k.ring[k.first] = Request{}
		k.first, k.count = (k.first+1)%len(k.ring), k.count-1
	}
	k.ring[(k.first+k.count)%len(k.ring)] = r
	k.count, k.bytes = k.count+1, k.bytes+len(r.Body)
}

// all are the requests kept, the oldest first.
func (k *record) all() []Request {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := make([]Request, k.count)
	for i := range all {
		all[i] = k.ring[(k.first+i)%len(k.ring)]
	}
	return all
}
