package mock

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// appendJSON writes r as JSON. In dialect doc rel stands first and the links
// after the properties (the samples); in dialect real rel stands last (captures).
func appendJSON(b []byte, r *Resource, d Dialect) []byte {
	w := jsonWriter{b: b}
	w.resource(r, d)
	return w.b
}

// A jsonWriter appends members to an object without white space.
type jsonWriter struct {
	b     []byte
	first bool
}

func (w *jsonWriter) open(c byte) { w.b, w.first = append(w.b, c), true }

func (w *jsonWriter) close(c byte) { w.b, w.first = append(w.b, c), false }

// key starts a member.
func (w *jsonWriter) key(name string) {
	w.comma()
	w.b = append(append(append(w.b, '"'), name...), '"', ':')
}

func (w *jsonWriter) comma() {
	if !w.first {
		w.b = append(w.b, ',')
	}
	w.first = false
}

func (w *jsonWriter) text(name, value string) {
	w.key(name)
	w.b = appendJSONString(w.b, value)
}

func (w *jsonWriter) resource(r *Resource, d Dialect) {
	w.open('{')
	if d == Doc && r.Rel != "" {
		w.text("rel", r.Rel)
	}
	for _, p := range r.Properties {
		w.key(p.Name)
		w.value(p.Value)
	}
	w.links(r)
	w.embedded(r, d)
	if d == Real && r.Rel != "" {
		w.text("rel", r.Rel)
	}
	w.close('}')
}

func (w *jsonWriter) value(v any) {
	switch v := v.(type) {
	case string:
		w.b = appendJSONString(w.b, v)
	case int:
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	case bool:
		w.b = strconv.AppendBool(w.b, v)
	case time.Time:
		w.b = append(w.b, `"\/Date(`...)
		w.b = strconv.AppendInt(w.b, v.UnixMilli(), 10)
		w.b = append(w.b, `)\/"`...)
	case []string:
		w.open('[')
		for _, item := range v {
			w.comma()
			w.b = appendJSONString(w.b, item)
		}
		w.close(']')
	}
}

func (w *jsonWriter) links(r *Resource) {
	if r.Href == "" && len(r.Links) == 0 {
		return
	}
	w.key("_links")
	w.open('{')
	if r.Href != "" {
		w.key("self")
		w.link(Link{Href: r.Href})
	}
	for i := 0; i < len(r.Links); i++ {
		l := r.Links[i]
		w.key(l.Rel)
		if !l.Many {
			w.link(l)
			continue
		}
		w.open('[')
		for ; i < len(r.Links) && r.Links[i].Rel == l.Rel; i++ {
			w.comma()
			w.link(r.Links[i])
		}
		i--
		w.close(']')
	}
	w.close('}')
}

func (w *jsonWriter) link(l Link) {
	w.open('{')
	w.text("href", l.Href)
	if l.Title != "" {
		w.text("title", l.Title)
	}
	if l.Revision != "" {
		w.text("revision", l.Revision)
	}
	w.close('}')
}

func (w *jsonWriter) embedded(r *Resource, d Dialect) {
	if len(r.Embedded) == 0 {
		return
	}
	w.key("_embedded")
	w.open('{')
	for i := 0; i < len(r.Embedded); i++ {
		e := r.Embedded[i]
		w.key(e.Rel)
		if !e.Many {
			w.resource(e.Resource, d)
			continue
		}
		w.open('[')
		for ; i < len(r.Embedded) && r.Embedded[i].Rel == e.Rel; i++ {
			w.comma()
			w.resource(r.Embedded[i].Resource, d)
		}
		i--
		w.close(']')
	}
	w.close('}')
}

// appendJSONString writes a string; slashes stay as they are (the samples).
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if c < utf8.RuneSelf || r == utf8.RuneError && size == 1 {
			b = append(b, s[start:i]...)
			b = appendJSONEscape(b, r)
			start = i + size
		}
		i += size
	}
	return append(append(b, s[start:]...), '"')
}

func appendJSONEscape(b []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

// reasonJSON writes a reason (ErrorsAndInformationalMessages).
func (w *jsonWriter) reason(r *Reason) {
	w.open('{')
	for _, m := range [...][2]string{{"code", r.Code}, {"subcode", r.Subcode}, {"message", r.Message}} {
		if m[1] != "" {
			w.text(m[0], m[1])
		}
	}
	if len(r.Parameters) > 0 {
		w.key("parameters")
		w.open('[')
		for _, p := range r.Parameters {
			w.comma()
			w.open('{')
			w.text("name", p[0])
			w.text("reason", p[1])
			w.close('}')
		}
		w.close(']')
	}
	w.close('}')
}

// events writes an answer of the event channel.
func (w *jsonWriter) events(p *pack, d Dialect) {
	w.open('{')
	w.key("_links")
	w.open('{')
	for _, l := range p.links {
		w.key(l.Rel)
		w.link(l)
	}
	w.close('}')
	w.key("sender")
	w.open('[')
	for i := 0; i < len(p.events); {
		w.comma()
		w.open('{')
		w.text("rel", p.events[i].SenderRel)
		w.text("href", p.events[i].SenderHref)
		w.key("events")
		w.open('[')
		for j := i; ; i++ {
			if i == len(p.events) || p.events[i].SenderHref != p.events[j].SenderHref {
				break
			}
			w.comma()
			w.event(p.events[i], d)
		}
		w.close(']')
		w.close('}')
	}
	w.close(']')
	w.close('}')
}

func (w *jsonWriter) event(e *Event, d Dialect) {
	w.open('{')
	w.place("link", e.Link)
	if e.In != nil {
		w.place("in", *e.In)
	}
	if e.Status != "" {
		w.text("status", e.Status)
	}
	if e.Embedded != nil {
		w.key("_embedded")
		w.open('{')
		w.key(e.Link.Rel)
		w.resource(e.Embedded, d)
		w.close('}')
	}
	if e.Reason != nil {
		w.key("reason")
		w.reason(e.Reason)
	}
	w.text("type", e.Type)
	w.close('}')
}

func (w *jsonWriter) place(name string, l Link) {
	w.key(name)
	w.open('{')
	w.text("rel", l.Rel)
	w.text("href", l.Href)
	if l.Title != "" {
		w.text("title", l.Title)
	}
	w.close('}')
}

// inDocOrder sorts a resource as the samples do: properties by name, links
// without regard to case, those with data or named from before the others.
func inDocOrder(r *Resource) *Resource {
	slices.SortStableFunc(r.Properties, func(a, b Property) int { return compareFold(a.Name, b.Name) })
	slices.SortStableFunc(r.Links, func(a, b Link) int { return compareFold(a.Rel, b.Rel) })
	return r
}
