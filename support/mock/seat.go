package mock

import (
	"slices"
	"strconv"

	"ucwatest/support/mock/wire"
)

// A seat is what a participant has of a modality: there as long as they use
// it (participantMessaging and so on).
type seat struct {
	medium string // the member of ConversationModalityType that it is for
	rel    string
	path   string // below the participant, as captures show it
	media  string // what the properties begin with, audio or video; "" without any
}

// seats are all kinds of seats. Of the paths only that of messages has been
// captured; the others follow it.
var seats = []seat{
	{"Messaging", "participantMessaging", "messaging", ""},
	{"Audio", "participantAudio", "audio", "audio"},
	{"Video", "participantVideo", "video", "video"},
	{"PanoramicVideo", "participantPanoramicVideo", "panoramicVideo", ""},
	{"ApplicationSharing", "participantApplicationSharing", "applicationSharing", ""},
	{"DataCollaboration", "participantDataCollaboration", "dataCollaboration", ""},
}

// seatsOf are the kinds of seats that go with m in c; one kind of audio is as
// good as the other.
func (c *conversation) seatsOf(m modality) []seat { return c.row(m).seats(c) }

// using is the seats of a modality that has medium whenever it is in use.
func using(medium string) func(*conversation) []seat {
	those := slices.DeleteFunc(slices.Clone(seats), func(s seat) bool { return s.medium != medium })
	return func(*conversation) []seat { return those }
}

// seats are the kinds of seats that go with t.
func (t tracks) seats() []seat {
	var those []seat
	if t.have(audio) {
		those = append(those, seats[1])
	}
	if t.have(video) {
		those = append(those, seats[2])
	}
	return those
}

// seatURL is where the seat rel of p is.
func (p *participant) seatURL(rel string) string {
	for _, s := range seats {
		if s.rel == rel && !p.conversation.app.pool.profile.NamedAddresses {
			return p.url + "/" + s.path
		}
	}
	return p.url + "/" + rel
}

// toSeats adds the links to all seats, as the samples show them.
func (p *participant) toSeats(r *wire.Resource) {
	for _, s := range seats {
		r.To(s.rel, p.seatURL(s.rel))
	}
}

// seat draws what p has of a modality.
func (p *participant) seat(s seat) *wire.Resource {
	r := wire.NewResource(s.rel, p.seatURL(s.rel))
	if s.media != "" {
		r.Put(s.media+"Direction", "SendReceive").Put(s.media+"Muted", false)
		r.Put(s.media+"SourceId", strconv.Itoa(slices.Index(p.conversation.everybody(), p)+1))
	}
	r.Links = append(r.Links, p.link("participant"))
	return r
}

// tellSeats tells that p began (added) or ceased (deleted) to use some of what
// they did not use, or used, before.
func (p *participant) tellSeats(those []seat, eventType string) {
	for _, s := range those {
		if slices.Contains(p.seated, s) == (eventType == "deleted") {
			p.tellSeat(s, eventType)
		}
	}
}

// tellSeat tells of one seat. Captures show the body of the local participant's
// only.
func (p *participant) tellSeat(s seat, eventType string) {
	c, in := p.conversation, p.link(p.relation())
	e := wire.Event{SenderRel: "conversation", SenderHref: c.url, Type: eventType,
		Link: wire.Link{Rel: s.rel, Href: p.seatURL(s.rel)}, In: &in}
	if eventType == "deleted" {
		p.seated = slices.DeleteFunc(p.seated, func(other seat) bool { return other == s })
	} else {
		p.seated = append(p.seated, s)
		if p.local {
			e.Embedded = p.seat(s)
		}
	}
	c.app.tell(e)
}

// get shows what a participant has of one modality. Where links follow the
// state there is none without the modality.
func (s seat) get(q *request, c *conversation) *refusal {
	p := c.participant(q.ids[2])
	if p == nil || !q.pool.profile.AllAtOnce && !slices.Contains(p.seated, s) {
		return errNotFound
	}
	return q.found(p.seat(s))
}
