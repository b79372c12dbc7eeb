package mock

// A seat is what a participant has of a modality: there as long as they use
// it, and shown for no more than that (participantMessaging and so on).
type seat struct {
	rel  string
	path string // below the participant, as captures show it
	used modality
}

// seats are all kinds of seats. Of the paths only that of messages has been
// captured; the others follow it.
var seats = []seat{
	{"participantMessaging", "messaging", messaging},
	{"participantAudio", "audio", audioVideo},
	{"participantVideo", "video", noModality},
	{"participantPanoramicVideo", "panoramicVideo", noModality},
	{"participantApplicationSharing", "applicationSharing", noModality},
	{"participantDataCollaboration", "dataCollaboration", noModality},
}

// seatURL is where the seat rel of p is.
func (p *participant) seatURL(rel string) string {
	for _, s := range seats {
		if s.rel == rel && p.conversation.app.pool.options.Dialect == Real {
			return p.url + "/" + s.path
		}
	}
	return p.url + "/" + rel
}

// toSeats adds the links to all seats, as the samples show them.
func (p *participant) toSeats(r *Resource) {
	for _, s := range seats {
		r.to(s.rel, p.seatURL(s.rel))
	}
}

// seat draws what p has of a modality.
func (p *participant) seat(rel string) *Resource {
	r := newResource(rel, p.seatURL(rel))
	r.Links = append(r.Links, p.link("participant"))
	return r
}

// tellSeat tells that p began (added) or ceased (deleted) to use m. Captures
// show the body of the local participant's only.
func (p *participant) tellSeat(m modality, eventType string) {
	c, rel := p.conversation, modalities[m].participant
	in := p.link(p.relation())
	e := Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: Link{Rel: rel, Href: p.seatURL(rel)}, In: &in}
	if p.local && eventType == "added" {
		e.Embedded = p.seat(rel)
	}
	c.app.tell(e)
}

// getSeat shows what a participant has of one modality. Where links follow the
// state there is none without the modality.
func (s seat) get(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	if p == nil || q.pool.options.Dialect == Real && !c.uses(s.used) {
		return errNotFound
	}
	return q.found(p.seat(s.rel))
}

// uses tells whether m is connected in c; one kind of audio is as good as the other.
func (c *conversation) uses(m modality) bool {
	if m == noModality {
		return false
	}
	return c.modalities[m] == stateConnected || m == audioVideo && c.modalities[phoneAudio] == stateConnected
}
