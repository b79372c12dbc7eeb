package target

import (
	"regexp"
	"slices"
	"strings"
)

// Staging says how situations are brought about on a pool.
type Staging struct {
	Routes      []string // in the order to try: of routes
	Offer       string   // the SDP that is offered; "" for one of our own
	Answer      string   // the SDP that is answered with; "" likewise
	PhoneNumber string   // of the caller's own phone, as "tel:+14255550100"; "" if there is none
	Answers     []string // the users whose phones pick up by themselves
}

// routes are the ways for somebody else to answer: by immediate forwarding, by
// ringing at the same time, by an invitation that is addressed to them.
var routes = []string{"forwarding", "ringing", "direct"}

var telPattern = regexp.MustCompile(`^tel:\+[0-9]{7,15}(;.*)?$`)

func (c *checker) staging(b *stageBlock) Staging {
	if b == nil {
		return Staging{Routes: slices.Clone(routes)}
	}
	s := Staging{Routes: b.Routes, Offer: b.MediaOffer, Answer: b.MediaAnswer, PhoneNumber: b.PhoneNumber, Answers: b.Answers}
	if !said(b.Body, "routes") {
		s.Routes = slices.Clone(routes)
	}
	c.oneOf(b.Body, "routes", s.Routes, routes)
	if len(s.Answers) > 0 {
		c.oneOf(b.Body, "answers", s.Answers, parts)
	}
	for key, media := range map[string]string{"media_offer": b.MediaOffer, "media_answer": b.MediaAnswer} {
		if !strings.HasPrefix(media, "v=0") {
			c.refuse(b.Body, key, `%s: want a session description, which begins with v=0, as file("offer.sdp")`, key)
		}
	}
	if !telPattern.MatchString(b.PhoneNumber) {
		c.refuse(b.Body, "phone_number", `phone_number: got %q, want a number with the country's code, as "tel:+14255550100"`, b.PhoneNumber)
	}
	return s
}
