package mock

import (
	"net/http"
	"strconv"

	"ucwatest/support/mock/wire"
)

// An Answer is what the pool is about to send. At most one of Resource,
// Package, Reason, HTML and Batch is its body.
type Answer struct {
	// Route names what was asked for: "derivedConversation", "conversation",
	// "invitation", "events", "token" and so on (route_table.go). An answer that
	// asks to sign in has the route that was asked for.
	Route  string
	Method string
	// User is the name of whom the token belongs to, "" without one: caller,
	// callee, answerer, or the address of a user of AddUser.
	User string
	// Root is scheme and host as the client wrote them.
	Root   string
	Format wire.Format
	// MediaType is sent as Content-Type if there is a body. A Spoil that empties it sends none.
	MediaType string
	Status    int
	Header    http.Header
	Resource  *wire.Resource
	Package   *wire.Package
	Reason    *wire.Reason
	HTML      string
	// Batch is the answers to the parts of a batch, each of which has been an
	// Answer before.
	Batch []byte
}

// headers are header values that many answers share; they are never changed.
type headers struct {
	version     []string
	server      []string // nil: not sent, nor is cache
	cache       []string
	contentType [wire.MediaCount][]string
}

// charset is what captures add to a media type and samples do not.
const charset = "; charset=utf-8"

func newHeaders(p Profile, fqdn string) headers {
	h := headers{version: []string{"1.7"}, cache: []string{"no-cache"}}
	if p.ServerHeaders {
		h.server = []string{fqdn}
	}
	for m := range wire.MediaCount {
		name := m.String()
		if p.Charset {
			name += charset
		}
		h.contentType[m] = []string{name}
	}
	return h
}

// put sets what every answer carries. Spoil may change the header but not the
// values, which are shared: it has Set and Del for that.
func (h *headers) put(header http.Header) {
	header["X-Ms-Ucwaversion"] = h.version
	if h.server != nil {
		header["X-Ms-Server-Fqdn"] = h.server
		header["Cache-Control"] = h.cache
	}
}

// A page is an encoded answer.
type page struct {
	revision uint64
	body     []byte
	length   []string
	packed   *page // the same as gzip; nil until somebody asks for it
}

// newPage is the page with body, for as long as the group has that revision.
func newPage(revision uint64, body []byte) *page {
	return &page{revision: revision, body: body, length: []string{strconv.Itoa(len(body))}}
}

// A pageCache keeps the pages of one resource in both formats. They are good while
// the group's revision is the same.
type pageCache [2]*page

// send encodes the answer and writes it.
func (s *response) send(w http.ResponseWriter) {
	header := s.answer.Header
	if s.page != nil {
		header["Content-Type"] = s.pool.headers.contentType[s.media]
		header["Content-Length"] = s.page.length
		s.writeHeader(w)
		_, _ = w.Write(s.page.body) // a client that is gone misses its answer
		return
	}
	s.finish()
	s.sent = s.pool.options.Spoil.body(&s.answer, s.encode())
	body := s.packable(s.sent)
	if len(body) == 0 || s.http.Method == http.MethodHead {
		s.measureNothing()
		s.writeHeader(w)
		return
	}
	header["Content-Type"] = nil // net/http does not guess then
	if s.answer.MediaType != "" {
		header["Content-Type"] = []string{s.answer.MediaType}
	}
	if header.Get("Transfer-Encoding") == "" {
		header["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	s.writeHeader(w)
	_, _ = w.Write(body)
}

// spellings are the names of headers that pools spell in another way than net/http
// does, but for those of every answer, which no client is known to look for. To HTTP
// it is the same; some clients search the header as text.
var spellings = [][2]string{
	{"Etag", "ETag"}, {"P3p", "P3P"}, {"Www-Authenticate", "WWW-Authenticate"}, {"X-Ms-Diagnostics", "X-Ms-diagnostics"},
}

// writeHeader sends the header, in the spelling of pools where it goes over a
// connection: whoever reads it in this process asks for names as net/http does.
func (s *response) writeHeader(w http.ResponseWriter) {
	header := s.answer.Header
	if _, inner := w.(*innerResponse); !inner && s.http.Context().Value(http.ServerContextKey) != nil {
		for _, name := range spellings {
			if values, ok := header[name[0]]; ok {
				delete(header, name[0])
				header[name[1]] = values
				defer func() {
					delete(header, name[1])
					header[name[0]] = values
				}()
			}
		}
	}
	w.WriteHeader(s.answer.Status)
}

// measureNothing sends Content-Length with 204, as captures have it and some
// clients need it. net/http keeps the header from such an answer, as RFC 9110
// wants it, unless it is spelled in another way.
func (s *response) measureNothing() {
	if s.pool.profile.ServerHeaders && s.answer.Status == http.StatusNoContent {
		s.answer.Header["Content-length"] = []string{"0"}
	}
}

// finish completes the answer and lets it be spoiled.
func (s *response) finish() {
	a := &s.answer
	a.Format, a.Root = s.media.Format(), s.root()
	if a.MediaType == "" {
		a.MediaType = s.pool.headers.contentType[s.media][0]
	}
	s.pool.options.Spoil.answer(a)
}

// encode is the body of the answer.
func (s *response) encode() []byte {
	a, w := &s.answer, s.pool.writer
	switch {
	case a.HTML != "":
		return []byte(a.HTML)
	case a.Batch != nil:
		return a.Batch
	case s.raw != nil:
		return s.raw
	case a.Reason != nil:
		return w.Reason(a.Reason, a.Format)
	case a.Package != nil:
		return w.Events(a.Package, a.Format)
	case a.Resource != nil:
		return w.Page(a.Resource, a.Format)
	}
	return nil
}

// showCached answers with the page that s keeps, or with what draw draws, which
// s keeps from then on. Where answers are spoiled each is drawn anew.
func (q *request) showCached(s *pageCache, draw func() *wire.Resource) *refusal {
	q.answer.Status = http.StatusOK
	if q.pool.options.Spoil.rewrites() || q.http.Method == http.MethodHead {
		return q.show(draw())
	}
	f := q.media.Format()
	if s[f] == nil || s[f].revision != q.group.revision {
		s[f] = newPage(q.group.revision, q.pool.writer.Page(draw(), f))
	}
	q.page, q.sent = s[f].asked(&q.response), s[f].body
	return nil
}

// arrange puts the members of r, and of what it embeds, in the order of the
// dialect. The samples show rel first and the other properties by name, links
// by name without regard to case, but data URIs and from ahead of them. Captures
// show no order, so there the order in which a resource is drawn stays.
func (p *Pool) arrange(r *wire.Resource) *wire.Resource {
	if p.profile.Sorted {
		r.Sort()
	}
	return r
}

// worthGzip is how many bytes a body has to have to be worth packing: with
// fewer, a client on the same machine loses more time than the bytes cost.
const worthGzip = 8192

// varies tells whether a body of size bytes is packed for those who ask for it.
func (s *response) varies(size int) bool {
	from := s.pool.options.GzipFrom
	return from >= 0 && size >= from && s.answer.MediaType != "image/png" && !s.pool.options.Spoil.rewrites()
}

// packable packs body if the client asks for it and it is worth it, and says
// so in the headers.
func (s *response) packable(body []byte) []byte {
	if !s.varies(len(body)) {
		return body
	}
	s.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !wire.Unpacks(s.http.Header) {
		return body
	}
	s.answer.Header["Content-Encoding"] = []string{"gzip"}
	return wire.Pack(body)
}

// asked is p in the form that the client asks for. The packed one is kept
// beside it, so that it is made once.
func (p *page) asked(s *response) *page {
	if !s.varies(len(p.body)) {
		return p
	}
	s.answer.Header["Vary"] = []string{"Accept-Encoding"}
	if !wire.Unpacks(s.http.Header) {
		return p
	}
	if p.packed == nil {
		p.packed = newPage(p.revision, wire.Pack(p.body))
	}
	s.answer.Header["Content-Encoding"] = []string{"gzip"}
	return p.packed
}
