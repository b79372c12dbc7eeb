package wire

import (
	"fmt"
	"strconv"
	"time"
)

const (
	xmlDeclaration = `<?xml version="1.0" encoding="utf-8"?>`
	namespace      = ` xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa"`
	// reasonNamespaces are those that the sample of an error declares
	// (ErrorsAndInformationalMessages).
	reasonNamespaces = ` xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` + namespace
)

// resourceXML appends r as an element: links, then properties, then embedded
// resources. Those have no xmlns: only the root element, written with top, has.
func (w Writer) resourceXML(b []byte, r *Resource, top bool) []byte {
	b = attribute(append(b, `<resource`...), "rel", r.Rel)
	if r.Href != "" {
		b = attribute(b, "href", r.Href)
	}
	if top {
		b = append(b, namespace...)
	}
	b = append(b, '>')
	for _, l := range r.Links {
		b = linkXML(append(b, `<link`...), l)
		b = append(b, ` />`...)
	}
	for _, p := range r.Properties {
		b = w.propertyXML(b, p)
	}
	for _, e := range r.Embedded {
		b = w.resourceXML(b, e.Resource, false)
	}
	return append(b, `</resource>`...)
}

// linkXML appends the attributes of a link.
func linkXML(b []byte, l Link) []byte {
	b = attribute(attribute(b, "rel", l.Rel), "href", l.Href)
	if l.Title != "" {
		b = attribute(b, "title", l.Title)
	}
	if l.Revision != "" {
		b = attribute(b, "revision", l.Revision)
	}
	return b
}

func (w Writer) propertyXML(b []byte, p Property) []byte {
	if list, ok := p.Value.([]string); ok {
		b = append(attribute(append(b, `<propertyList`...), "name", p.Name), '>')
		for _, item := range list {
			b = element(b, "item", item)
		}
		return append(b, `</propertyList>`...)
	}
	b = append(attribute(append(b, `<property`...), "name", p.Name), '>')
	return append(w.valueXML(b, p.Value), `</property>`...)
}

func (w Writer) valueXML(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return textXML(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case bool:
		if v {
			return append(b, "True"...)
		}
		return append(b, "False"...)
	case time.Time: // what a service's clock tells, 100 ns, with the offset
		if v.Location() == time.UTC {
			v = v.In(w.Zone)
		}
		return v.AppendFormat(b, "2006-01-02T15:04:05.0000000-07:00")
	case Raw:
		return append(b, v.XML...)
	}
	return textXML(b, fmt.Sprint(value))
}

// reasonXML appends r as an element; top is as in resourceXML.
func reasonXML(b []byte, r *Reason, top bool) []byte {
	b = append(b, `<reason`...)
	if top {
		b = append(b, reasonNamespaces...)
	}
	b = element(append(b, '>'), "code", r.Code)
	if r.Subcode != "" {
		b = element(b, "subcode", r.Subcode)
	}
	b = element(b, "message", r.Message)
	if len(r.Parameters) > 0 {
		b = append(b, `<parameters>`...)
		for _, p := range r.Parameters {
			b = element(append(b, `<parameter>`...), "name", p[0])
			b = append(element(b, "reason", p[1]), `</parameter>`...)
		}
		b = append(b, `</parameters>`...)
	}
	return append(b, `</reason>`...)
}

// element appends an element that holds text; none is an empty element.
func element(b []byte, name, text string) []byte {
	b = append(append(b, '<'), name...)
	if text == "" {
		return append(b, ` />`...)
	}
	b = textXML(append(b, '>'), text)
	b = append(append(b, `</`...), name...)
	return append(b, '>')
}

func attribute(b []byte, name, value string) []byte {
	b = append(append(append(b, ' '), name...), `="`...)
	return append(textXML(b, value), '"')
}

// textXML appends s escaped for text and attributes alike. What XML cannot
// hold becomes the replacement character.
func textXML(b []byte, s string) []byte {
	for i, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r == '\t', r == '\n', r == '\r':
			b = append(strconv.AppendInt(append(b, "&#"...), int64(r), 10), ';')
		case r < ' ', r == 0xfffe, r == 0xffff:
			b = append(b, "\ufffd"...)
		case r < 0x80:
			b = append(b, s[i])
		default:
			b = append(b, string(r)...)
		}
	}
	return b
}

// packageXML appends p. The type of an event is the name of its element. No
// reference shows in, status and reason in XML: here in and reason are
// elements and status is an attribute.
func (w Writer) packageXML(b []byte, p *Package) []byte {
	b = append(b, `<events`...)
	if p.Self != "" {
		b = attribute(b, "href", p.Self)
	}
	b = append(append(b, namespace...), '>')
	for _, l := range p.follow() {
		b = append(linkXML(append(b, `<link`...), l), ` />`...)
	}
	for i, e := range p.Events {
		if i == 0 || !SameSender(p.Events[i-1], e) {
			b = append(endSender(b, i, `</sender>`), `<sender`...)
			b = append(attribute(attribute(b, "rel", e.SenderRel), "href", e.SenderHref), '>')
		}
		b = w.eventXML(b, e)
	}
	return append(endSender(b, len(p.Events), `</sender>`), `</events>`...)
}

func (w Writer) eventXML(b []byte, e *Event) []byte {
	b = linkXML(append(append(b, '<'), e.Type...), e.Link)
	if e.Status != "" {
		b = attribute(b, "status", e.Status)
	}
	if e.In == nil && e.Embedded == nil && e.Reason == nil {
		return append(b, ` />`...)
	}
	b = append(b, '>')
	if e.In != nil {
		b = append(linkXML(append(b, `<in`...), *e.In), ` />`...)
	}
	if e.Embedded != nil {
		inner := *e.Embedded
		inner.Rel = e.Link.Rel
		b = w.resourceXML(b, &inner, false)
	}
	if e.Reason != nil {
		b = reasonXML(b, e.Reason, false)
	}
	return append(append(append(b, `</`...), e.Type...), '>')
}
