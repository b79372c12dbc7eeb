package mock

// A Package is one answer of the event channel (EventChannelDetails).
type Package struct {
	// Self is where the package came from, "" beside Resync. Of the others one
	// says where to go on: Resume in place of Next after a long silence, Resync
	// in place of all else after a wrong number.
	Self, Next, Resume, Resync string
	Events                     []*Event
}

// follow are the links of p beside self.
func (p *Package) follow() []Link {
	var links []Link
	for _, l := range []Link{{Rel: "next", Href: p.Next}, {Rel: "resume", Href: p.Resume}, {Rel: "resync", Href: p.Resync}} {
		if l.Href != "" {
			links = append(links, l)
		}
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
