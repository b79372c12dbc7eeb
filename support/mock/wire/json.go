package wire

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// resourceJSON appends r: no white space between tokens.
func (w Writer) resourceJSON(b []byte, r *Resource) []byte {
	b = append(b, '{')
	for _, p := range r.Properties {
		if !w.RelLast || p.Name != "rel" && p.Name != "etag" {
			b = member(b, p.Name)
			b = valueJSON(b, p.Value)
		}
	}
	if r.Href != "" || len(r.Links) > 0 {
		b = linksJSON(member(b, "_links"), r)
	}
	if len(r.Embedded) > 0 {
		b = w.embeddedJSON(member(b, "_embedded"), r.Embedded)
	}
	if w.RelLast {
		for _, name := range []string{"rel", "etag"} {
			if p := r.Property(name); p != nil {
				b = valueJSON(member(b, name), p.Value)
			}
		}
	}
	return append(b, '}')
}

func linksJSON(b []byte, r *Resource) []byte {
	b = append(b, '{')
	if r.Href != "" {
		b = linkJSON(member(b, "self"), Link{Href: r.Href})
	}
	for i, l := range r.Links {
		switch {
		case !l.Many:
			b = linkJSON(member(b, l.Rel), l)
		case firstOfMany(r.Links, i):
			b = manyJSON(member(b, l.Rel), r.Links[i:])
		}
	}
	return append(b, '}')
}

// firstOfMany tells whether no link before i belongs to the same array.
func firstOfMany(links []Link, i int) bool {
	for _, l := range links[:i] {
		if l.Many && l.Rel == links[i].Rel {
			return false
		}
	}
	return true
}

// manyJSON appends an array of those links that have the rel of the first.
func manyJSON(b []byte, links []Link) []byte {
	b = append(b, '[')
	for _, l := range links {
		if l.Many && l.Rel == links[0].Rel {
			b = linkJSON(comma(b), l)
		}
	}
	return append(b, ']')
}

func linkJSON(b []byte, l Link) []byte {
	b = textJSON(append(b, `{"href":`...), l.Href)
	if l.Title != "" {
		b = textJSON(append(b, `,"title":`...), l.Title)
	}
	if l.Revision != "" {
		b = textJSON(append(b, `,"revision":`...), l.Revision)
	}
	return append(b, '}')
}

func (w Writer) embeddedJSON(b []byte, embedded []Embedded) []byte {
	b = append(b, '{')
	for i, e := range embedded {
		switch {
		case !e.Many:
			b = w.resourceJSON(member(b, e.Rel), e.Resource)
		case i == 0 || embedded[i-1].Rel != e.Rel:
			b = append(member(b, e.Rel), '[')
			for _, other := range embedded[i:] {
				if other.Rel == e.Rel {
					b = w.resourceJSON(comma(b), other.Resource)
				}
			}
			b = append(b, ']')
		}
	}
	return append(b, '}')
}

// reasonJSON appends r. Without a subcode there is no such member.
func reasonJSON(b []byte, r *Reason) []byte {
	b = textJSON(append(b, `{"code":`...), r.Code)
	if r.Subcode != "" {
		b = textJSON(append(b, `,"subcode":`...), r.Subcode)
	}
	b = textJSON(append(b, `,"message":`...), r.Message)
	if len(r.Parameters) > 0 {
		b = append(b, `,"parameters":[`...)
		for _, p := range r.Parameters {
			b = textJSON(append(comma(b), `{"name":`...), p[0])
			b = append(textJSON(append(b, `,"reason":`...), p[1]), '}')
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// member appends the name of a member, behind a comma if there is one before.
func member(b []byte, name string) []byte { return append(textJSON(comma(b), name), ':') }

// comma appends a comma unless an object or array has just begun.
func comma(b []byte) []byte {
	if last := b[len(b)-1]; last == '{' || last == '[' {
		return b
	}
	return append(b, ',')
}

func valueJSON(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return textJSON(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case bool:
		return strconv.AppendBool(b, v)
	case time.Time: // milliseconds, cut and not rounded
		b = strconv.AppendInt(append(b, `"\/Date(`...), v.UnixMilli(), 10)
		return append(b, `)\/"`...)
	case []string:
		b = append(b, '[')
		for _, item := range v {
			b = textJSON(comma(b), item)
		}
		return append(b, ']')
	case Raw:
		return append(b, v.JSON...)
	}
	return textJSON(b, fmt.Sprint(value))
}

// textJSON appends s in quotes. A slash is not escaped: the samples escape it
// in dates only (PayloadFormat).
func textJSON(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, s[start:i]...), "\ufffd"...)
				start = i + 1
			}
			i += size
			continue
		}
		b = append(b, s[start:i]...)
		b = escapeJSON(b, c)
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

func escapeJSON(b []byte, c byte) []byte {
	if c == '"' || c == '\\' {
		return append(b, '\\', c)
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// packageJSON appends p. Events that follow one another from one sender share it.
func (w Writer) packageJSON(b []byte, p *Package) []byte {
	b = linksJSON(append(b, `{"_links":`...), &Resource{Href: p.Self, Links: p.follow()})
	if p.Resync == "" {
		b = append(b, `,"sender":[`...)
		for i, e := range p.Events {
			if i == 0 || !SameSender(p.Events[i-1], e) {
				b = append(comma(endSender(b, i, "]}")), `{"rel":`...)
				b = textJSON(append(textJSON(b, e.SenderRel), `,"href":`...), e.SenderHref)
				b = append(b, `,"events":[`...)
			}
			b = w.eventJSON(comma(b), e)
		}
		b = append(endSender(b, len(p.Events), "]}"), ']')
	}
	return append(b, '}')
}

// endSender closes the sender before event i, unless there is none.
func endSender(b []byte, i int, end string) []byte {
	if i == 0 {
		return b
	}
	return append(b, end...)
}

func (w Writer) eventJSON(b []byte, e *Event) []byte {
	b = pointerJSON(append(b, `{"link":`...), e.Link)
	if e.In != nil {
		b = pointerJSON(append(b, `,"in":`...), *e.In)
	}
	if e.Status != "" {
		b = textJSON(append(b, `,"status":`...), e.Status)
	}
	if e.Embedded != nil {
		b = member(append(b, `,"_embedded":{`...), e.Link.Rel)
		b = append(w.resourceJSON(b, e.Embedded), '}')
	}
	if e.Reason != nil {
		b = reasonJSON(append(b, `,"reason":`...), e.Reason)
	}
	return append(textJSON(append(b, `,"type":`...), e.Type), '}')
}

// pointerJSON appends a link with its rel as a member, as events have it.
func pointerJSON(b []byte, l Link) []byte {
	b = textJSON(append(b, `{"rel":`...), l.Rel)
	b = textJSON(append(b, `,"href":`...), l.Href)
	if l.Title != "" {
		b = textJSON(append(b, `,"title":`...), l.Title)
	}
	return append(b, '}')
}
