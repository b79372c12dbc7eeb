package mock

// packageXML appends p. The type of an event is the name of its element. No
// reference shows in, status and reason in XML: here in and reason are
// elements and status is an attribute.
func (w writer) packageXML(b []byte, p *Package) []byte {
	b = append(b, `<events`...)
	if p.Self != "" {
		b = attribute(b, "href", p.Self)
	}
	b = append(append(b, namespace...), '>')
	for _, l := range p.follow() {
		b = append(linkXML(append(b, `<link`...), l), ` />`...)
	}
	for i, e := range p.Events {
		if i == 0 || !sameSender(p.Events[i-1], e) {
			b = append(endSender(b, i, `</sender>`), `<sender`...)
			b = append(attribute(attribute(b, "rel", e.SenderRel), "href", e.SenderHref), '>')
		}
		b = w.eventXML(b, e)
	}
	return append(endSender(b, len(p.Events), `</sender>`), `</events>`...)
}

func (w writer) eventXML(b []byte, e *Event) []byte {
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
