package mock

import "ucwatest/support/mock/wire"

// worthGzip is how many bytes a body has to have to be worth packing: with
// fewer, a client on the same machine loses more time than the bytes cost.
const worthGzip = 4096

// varies tells whether a body of size bytes is packed for those who ask for it.
func (q *request) varies(size int) bool {
	from := q.pool.options.GzipFrom
	return from >= 0 && size >= from && q.answer.MediaType != "image/png" && !q.pool.options.Spoil.rewrites()
}

// packable packs body if the client asks for it and it is worth it, and says
// so in the headers.
func (q *request) packable(body []byte) []byte {
	if !q.varies(len(body)) {
		return body
	}
	q.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !wire.Unpacks(q.http.Header) {
		return body
	}
	q.answer.Header["Content-Encoding"] = []string{"gzip"}
	return q.pool.packers.Pack(body)
}

// asked is p in the form that the client asks for. The packed one is kept
// beside it, so that it is made once.
func (p *page) asked(q *request) *page {
	if !q.varies(len(p.body)) {
		return p
	}
	q.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !wire.Unpacks(q.http.Header) {
		return p
	}
	if p.packed == nil {
		p.packed = newPage(p.revision, q.pool.packers.Pack(p.body))
	}
	q.answer.Header["Content-Encoding"] = []string{"gzip"}
	return p.packed
}
