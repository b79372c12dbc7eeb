package mock

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"

	"ucwatest/support/mock/wire"
)

// putPhrase is the value of the property that a PUT has to send back. Its name
// is made up for each application (PayloadFormat).
const putPhrase = "please pass this in a PUT request"

// tag is what tells one state of r from another: in captures the decimal
// number that the property etag has, in the samples what looks like a GUID.
func (p *Pool) tag(r *wire.Resource) string {
	if own := r.Property("etag"); own != nil {
		return fmt.Sprint(own.Value)
	}
	page := p.writer.Page(r, wire.JSON)
	if p.profile.GUIDTags {
		b := sha256.Sum256(page)
		return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
	}
	h := fnv.New32a()
	h.Write(page)
	return strconv.FormatUint(uint64(h.Sum32()), 10)
}

// stamp gives r the property etag, as captures have it.
func (p *Pool) stamp(r *wire.Resource) *wire.Resource {
	if p.profile.ETagProperty {
		r.Put("etag", p.tag(r))
	}
	return r
}

// pass gives r the property that a PUT of it has to send back, as captures
// have it: samples show none.
func (a *application) pass(r *wire.Resource) *wire.Resource {
	if name := a.passName(r.Rel); name != "" {
		r.Put(name, putPhrase)
	}
	return r
}

// passName is the name of that property of the resource rel, "" for none.
func (a *application) passName(rel string) string {
	if !a.pool.profile.PutProperty {
		return ""
	}
	if a.passes[rel] == "" {
		a.passes[rel] = a.pool.ids.guid()
	}
	return a.passes[rel]
}

// tagged answers GET with what draw draws of the application, under its tag.
func tagged(draw func(*application) *wire.Resource) handler {
	return func(q *request) *refusal { return q.showTagged(draw(q.app)) }
}

// showTagged makes r the answer, or tells that the client has it already.
func (s *response) showTagged(r *wire.Resource) *refusal {
	if r == nil {
		return errNotFound
	}
	r = s.pool.arrange(r)
	s.label(r)
	if lines := s.http.Header["If-None-Match"]; lines != nil && names(lines, s.pool.tag(r)) {
		s.answer.Status = http.StatusNotModified
		return nil
	}
	return s.show(r)
}

// label sends the tag of r along.
func (s *response) label(r *wire.Resource) {
	tag := s.pool.tag(r)
	if s.pool.profile.QuotedTags {
		tag = `"` + tag + `"`
	}
	s.answer.Header["Etag"] = []string{tag}
}

// names tells whether a header like If-Match names tag, in quotes or bare:
// clients send either.
func names(lines []string, tag string) bool {
	for part := range strings.SplitSeq(strings.Join(lines, ","), ",") {
		part = strings.TrimPrefix(strings.TrimSpace(part), "W/")
		if part == "*" || strings.Trim(part, `"`) == tag {
			return true
		}
	}
	return false
}

// current refuses a request whose If-Match names another state than that of r,
// which has just been drawn.
func (q *request) current(r *wire.Resource) *refusal {
	if lines := q.http.Header["If-Match"]; lines != nil && !names(lines, q.pool.tag(q.pool.arrange(r))) {
		return errStale
	}
	return nil
}

// replacement reads what is to take the place of r, which draw has just drawn:
// the client must have its newest state (If-Match) and send back its pass.
func (q *request) replacement(r *wire.Resource, rules ...wire.Rule) (wire.Input, *refusal) {
	if q.http.Header["If-Match"] == nil {
		return nil, errUntagged
	}
	if refused := q.current(r); refused != nil {
		return nil, refused
	}
	in, refused := q.input()
	if refused != nil {
		return nil, refused
	}
	if name := q.app.passName(r.Rel); name != "" && in.Text(name) != putPhrase {
		rules = append(rules, func(wire.Input) ([2]string, bool) { return [2]string{name, "Missing"}, true })
	}
	return in, check(in, rules...)
}
