package mock

// A Package is one answer of the event channel (EventChannelDetails).
type Package struct {
	// Self is where the package came from; of Next and Resync one says where
	// to go on.
	Self, Next, Resync string
	Events             []*Event
}

// follow are the links of p beside self.
func (p *Package) follow() []Link {
	var links []Link
	if p.Next != "" {
		links = append(links, Link{Rel: "next", Href: p.Next})
	}
	if p.Resync != "" {
		links = append(links, Link{Rel: "resync", Href: p.Resync})
	}
	return links
}

// packageJSON appends p. Events that follow one another from one sender share it.
func (w writer) packageJSON(b []byte, p *Package) []byte {
	b = linksJSON(append(b, `{"_links":`...), &Resource{Href: p.Self, Links: p.follow()})
	if p.Resync == "" {
		b = append(b, `,"sender":[`...)
		for i, e := range p.Events {
			if i == 0 || !sameSender(p.Events[i-1], e) {
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

func sameSender(a, b *Event) bool { return a.SenderRel == b.SenderRel && a.SenderHref == b.SenderHref }

func (w writer) eventJSON(b []byte, e *Event) []byte {
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

// packageXML appends p. The type of an event is the name of its element. No
// reference shows in, status and reason in XML: here in and reason are
// elements and status is an attribute.
func (w writer) packageXML(b []byte, p *Package) []byte {
	b = append(attribute(append(b, `<events`...), "href", p.Self), namespace...)
	b = append(b, '>')
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
