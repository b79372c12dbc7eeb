package mock

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// worthGzip is how many bytes a body has to have to be worth packing: with
// fewer, a client on the same machine loses more time than the bytes cost.
const worthGzip = 4096

// varies tells whether a body of size bytes is packed for those who ask for it.
func (q *request) varies(size int) bool {
	from := q.pool.options.GzipFrom
	return from >= 0 && size >= from && q.answer.MediaType != "image/png" && !q.pool.options.Spoil.rewrites()
}

// unpacks tells whether the client takes gzip.
func unpacks(h http.Header) bool {
	for _, line := range h["Accept-Encoding"] {
		for part := range strings.SplitSeq(line, ",") {
			name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
			if strings.EqualFold(strings.TrimSpace(name), "gzip") {
				return qualityOf(parameters) > 0
			}
		}
	}
	return false
}

// packers keep what has packed once: a new gzip.Writer takes a megabyte. They
// pack as fast as they can, since clients are near.
type packers struct{ idle sync.Pool }

// pack is body as gzip.
func (p *packers) pack(body []byte) []byte {
	var b bytes.Buffer
	w, ok := p.idle.Get().(*gzip.Writer)
	if ok {
		w.Reset(&b)
	} else {
		w, _ = gzip.NewWriterLevel(&b, gzip.BestSpeed) // fails for other levels only
	}
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	p.idle.Put(w)
	return b.Bytes()
}

// packable packs body if the client asks for it and it is worth it, and says
// so in the headers.
func (q *request) packable(body []byte) []byte {
	if !q.varies(len(body)) {
		return body
	}
	q.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !unpacks(q.http.Header) {
		return body
	}
	q.answer.Header["Content-Encoding"] = []string{"gzip"}
	return q.pool.packers.pack(body)
}

// asked is p in the form that the client asks for. The packed one is kept
// beside it, so that it is made once.
func (p *page) asked(q *request) *page {
	if !q.varies(len(p.body)) {
		return p
	}
	q.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !unpacks(q.http.Header) {
		return p
	}
	if p.packed == nil {
		p.packed = newPage(p.revision, q.pool.packers.pack(p.body))
	}
	q.answer.Header["Content-Encoding"] = []string{"gzip"}
	return p.packed
}
