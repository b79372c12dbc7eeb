package mock

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

const (
	declaration = `<?xml version="1.0" encoding="utf-8"?>`
	namespace   = `http://schemas.microsoft.com/rtc/2012/03/ucwa`
)

// appendXML writes r as a document: links, properties, embedded resources.
func appendXML(b []byte, r *Resource, zone *time.Location) []byte {
	b = append(b, declaration...)
	w := xmlWriter{b, zone}
	w.resource("resource", r.Rel, r, true)
	return w.b
}

// An xmlWriter appends elements without white space between them.
type xmlWriter struct {
	b    []byte
	zone *time.Location
}

func (w *xmlWriter) attribute(name, value string) {
	w.b = append(append(append(w.b, ' '), name...), '=', '"')
	w.escape(value)
	w.b = append(w.b, '"')
}

// resource writes an element for r. The attribute rel is the relation r stands
// in, which for the root is its type.
func (w *xmlWriter) resource(element, rel string, r *Resource, root bool) {
	w.b = append(append(w.b, '<'), element...)
	if rel != "" {
		w.attribute("rel", rel)
	}
	if r.Href != "" {
		w.attribute("href", r.Href)
	}
	if root {
		w.attribute("xmlns", namespace)
	}
	w.b = append(w.b, '>')
	for _, l := range r.Links {
		w.link(l)
	}
	if r.Rel != "" {
		w.property("rel", r.Rel)
	}
	for _, p := range r.Properties {
		w.value(p)
	}
	for _, e := range r.Embedded {
		w.resource("resource", e.Rel, e.Resource, false)
	}
	w.b = append(append(append(w.b, '<', '/'), element...), '>')
}

func (w *xmlWriter) link(l Link) {
	w.b = append(w.b, "<link"...)
	w.attribute("rel", l.Rel)
	w.attribute("href", l.Href)
	if l.Title != "" {
		w.attribute("title", l.Title)
	}
	if l.Revision != "" {
		w.attribute("revision", l.Revision)
	}
	w.b = append(w.b, " />"...)
}

func (w *xmlWriter) property(name, text string) {
	w.b = append(w.b, "<property"...)
	w.attribute("name", name)
	w.b = append(w.b, '>')
	w.escape(text)
	w.b = append(w.b, "</property>"...)
}

func (w *xmlWriter) value(p Property) {
	switch v := p.Value.(type) {
	case string:
		w.property(p.Name, v)
	case int:
		w.property(p.Name, strconv.Itoa(v))
	case bool:
		w.property(p.Name, map[bool]string{true: "True", false: "False"}[v])
	case time.Time:
		w.property(p.Name, w.date(v))
	case []string:
		w.b = append(w.b, "<propertyList"...)
		w.attribute("name", p.Name)
		w.b = append(w.b, '>')
		for _, item := range v {
			w.b = append(w.b, "<item>"...)
			w.escape(item)
			w.b = append(w.b, "</item>"...)
		}
		w.b = append(w.b, "</propertyList>"...)
	}
}

// date writes an instant in its own zone if it has one, else in the server's.
func (w *xmlWriter) date(t time.Time) string {
	if w.zone != nil && t.Location() == time.UTC {
		t = t.In(w.zone)
	}
	return t.Format("2006-01-02T15:04:05.0000000-07:00")
}

func (w *xmlWriter) escape(s string) {
	for i := range len(s) {
		switch c := s[i]; c {
		case '&':
			w.b = append(w.b, "&amp;"...)
		case '<':
			w.b = append(w.b, "&lt;"...)
		case '>':
			w.b = append(w.b, "&gt;"...)
		case '"':
			w.b = append(w.b, "&quot;"...)
		default:
			w.b = append(w.b, c)
		}
	}
}

// reason writes a refusal with its children in the sample's order.
func (w *xmlWriter) reason(r *Reason) {
	w.b = append(w.b, declaration...)
	w.b = append(w.b, `<reason xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="`+namespace+`">`...)
	for _, m := range [...][2]string{{"code", r.Code}, {"subcode", r.Subcode}, {"message", r.Message}} {
		if m[1] != "" {
			w.element(m[0], m[1])
		}
	}
	w.b = append(w.b, "<debugInfo /><parameters"...)
	if len(r.Parameters) == 0 {
		w.b = append(w.b, " />"...)
	} else {
		w.b = append(w.b, '>')
		for _, p := range r.Parameters {
			w.b = append(w.b, "<parameter"...)
			w.attribute("name", p[0])
			w.attribute("reason", p[1])
			w.b = append(w.b, " />"...)
		}
		w.b = append(w.b, "</parameters>"...)
	}
	w.b = append(w.b, "</reason>"...)
}

func (w *xmlWriter) element(name, text string) {
	w.b = append(append(append(w.b, '<'), name...), '>')
	w.escape(text)
	w.b = append(append(append(w.b, '<', '/'), name...), '>')
}

// events writes an answer of the event channel: the type of an event is the
// name of its element.
func (w *xmlWriter) events(p *pack) {
	w.b = append(w.b, declaration...)
	w.b = append(w.b, "<events"...)
	w.attribute("href", p.links[0].Href)
	w.attribute("xmlns", namespace)
	w.b = append(w.b, '>')
	for _, l := range p.links[1:] {
		w.link(l)
	}
	for i := 0; i < len(p.events); {
		w.b = append(w.b, "<sender"...)
		w.attribute("rel", p.events[i].SenderRel)
		w.attribute("href", p.events[i].SenderHref)
		w.b = append(w.b, '>')
		for j := i; i < len(p.events) && p.events[i].SenderHref == p.events[j].SenderHref; i++ {
			w.event(p.events[i])
		}
		w.b = append(w.b, "</sender>"...)
	}
	w.b = append(w.b, "</events>"...)
}

func (w *xmlWriter) event(e *Event) {
	w.b = append(append(w.b, '<'), e.Type...)
	w.attribute("rel", e.Link.Rel)
	w.attribute("href", e.Link.Href)
	if e.Status != "" {
		w.attribute("status", e.Status)
	}
	w.b = append(w.b, '>')
	if e.Embedded != nil {
		w.resource("resource", e.Link.Rel, e.Embedded, false)
	}
	w.b = append(append(append(w.b, '<', '/'), e.Type...), '>')
}

func compareFold(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }
