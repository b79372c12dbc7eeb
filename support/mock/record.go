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
	Host        string // whom it was for
	// Body is what was read of the body, at most 1 MiB; nil if there was none.
	Body []byte
	// Status is that of the answer.
	Status int
	// AnswerHeader and AnswerBody are those of the answer, before it is packed;
	// AnswerBody is nil where a fault sent another.
	AnswerHeader http.Header
	AnswerBody   []byte
}

// size is how many bytes r keeps.
func (r Request) size() int { return len(r.Body) + len(r.AnswerBody) }

// Requests are the latest that clients sent, in the order in which they were
// answered: as many as Options.Keep says, and fewer if their bodies and those of
// the answers are large (16 MiB together). A part of a batch is a request of its own, ahead of the
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
		Header: q.http.Header, Host: q.http.Host, Body: q.bytes, Status: q.answer.Status,
		AnswerHeader: q.answer.Header, AnswerBody: q.sent,
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

// maxRecordedBytes is how many bytes the bodies of requests that are kept, and of their
// answers, have together.
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
	total int // how many there have been
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
	for k.count == len(k.ring) || k.count > 0 && k.bytes+r.size() > maxRecordedBytes {
		k.bytes -= k.ring[k.first].size()
		k.ring[k.first] = Request{}
		k.first, k.count = (k.first+1)%len(k.ring), k.count-1
	}
	k.ring[(k.first+k.count)%len(k.ring)] = r
	k.count, k.bytes, k.total = k.count+1, k.bytes+r.size(), k.total+1
}

// all are the requests kept, the oldest first.
func (k *record) all() []Request {
	all, _ := k.numbered()
	return all
}

// clear forgets all requests.
func (k *record) clear() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ring, k.first, k.count, k.bytes = nil, 0, 0, 0
}

// numbered are all requests kept, and how many there have been.
func (k *record) numbered() ([]Request, int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := make([]Request, k.count)
	for i := range all {
		all[i] = k.ring[(k.first+i)%len(k.ring)]
	}
	return all, k.total
}
