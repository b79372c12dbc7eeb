package mock

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"slices"

	"ucwatest/support/mock/wire"
)

// maxOutstanding is how many requests of one user may wait for their answers
// at once, if a batch is among them (BatchingRequests).
const maxOutstanding = 100

var (
	errRequests = refuse(429, "TooManyRequests", "", "Too many requests wait for their answers.")
	// No page says how a request that a batch must not hold is refused. The
	// table of batch has this conflict, without a subcode, for what it does not
	// support; the rest of the batch is not concerned.
	errInBatch = refuse(409, "Conflict", "", "A batch cannot hold this request.")
)

func batchRows() []row {
	return []row{{"/batch", "batch", owned, post(postBatch), manner{plain: true, anyBody: true, alone: true}}}
}

// inBatch is r for a part of a batch, which may hold any request but batch,
// events and photo (BatchingRequests), and cannot leave UCWA.
func (r *route) inBatch() *route {
	switch {
	case r.control != nil:
		return &route{name: "unknown"}
	case !r.alone:
		return r
	}
	closed := *r
	closed.methods = maps.Clone(r.methods)
	for method := range closed.methods {
		closed.methods[method] = func(*request) *refusal { return errInBatch }
	}
	return &closed
}

// postBatch leaves the work until the lock is released: its parts take it.
func postBatch(q *request) *refusal {
	q.then = (*request).batch
	return nil
}

// batch puts the parts to the pool one by one, and answers with what came back
// in their order. All are executed, or none is.
func (q *request) batch() *refusal {
	kind, ok := batchAccepted(q.http.Header)
	if !ok {
		return errAcceptable
	}
	parts, r := q.parts()
	if r != nil {
		return r
	}
	if !q.user.await(len(parts)) {
		return errRequests
	}
	defer q.user.await(-len(parts))
	boundary := q.pool.ids.guid()
	q.answer.Status, q.answer.Batch = http.StatusOK, q.pool.execute(parts, boundary)
	q.answer.MediaType = kind + `; boundary="` + boundary + `"`
	if q.pool.profile.ServerHeaders {
		q.answer.Header["Pragma"], q.answer.Header["Expires"] = []string{"no-cache"}, []string{"-1"}
	}
	return nil
}

// execute answers parts in a body with that boundary.
func (p *Pool) execute(parts []*http.Request, boundary string) []byte {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	_ = w.SetBoundary(boundary) // a GUID will do, and a Buffer takes all that is written
	for _, part := range parts {
		a := newInnerResponse(true)
		p.ServeHTTP(a, part)
		space, _ := w.CreatePart(textproto.MIMEHeader{"Content-Type": {"application/http; msgtype=response"}})
		_ = a.writeTo(space)
	}
	_ = w.Close()
	return b.Bytes()
}

// await counts n more requests of u that wait for their answers in a batch. It
// is false, and counts none, if that makes too many together with those that
// wait for events. Anything else is answered in no time that counts.
func (u *user) await(n int) bool {
	u.group.mu.Lock()
	defer u.group.mu.Unlock()
	sum := u.batched + n
	for _, a := range u.applications {
		if a.channel.waiting != nil {
			sum++
		}
	}
	if n > 0 && sum > maxOutstanding {
		return false
	}
	u.batched += n
	return true
}

// batchTypes are what a batch can be sent as. The reference has the first only;
// libraries that know MIME but not UCWA write the second.
var batchTypes = []string{"multipart/batching", "multipart/mixed"}

func isBatchType(name string) bool { return slices.Contains(batchTypes, name) }

// batchAccepted is the type that the header Accept likes best for the answer to
// a batch, false if it likes none.
func batchAccepted(h http.Header) (name string, ok bool) {
	lines := h["Accept"]
	if len(lines) == 0 {
		return batchTypes[0], true
	}
	ranges, most := wire.ParseAccept(lines), 0.0
	for _, t := range batchTypes {
		if q, _ := ranges.Quality(t); q > most {
			name, most = t, q
		}
	}
	return name, most > 0
}
