package target

import (
	"fmt"
	"regexp"
	"strings"

	"ucwatest/support/stage/derived"
)

const wantNumber = `phone_number: got %q, want a number with the country's code, as "tel:+14255550100"`

var telPattern = regexp.MustCompile(`^tel:\+[0-9]{7,15}(;.*)?$`)

// staging is how situations are created on a pool: by all routes, unless the
// file names some.
func (c *checker) staging(b *stageBlock) derived.Staging {
	if b == nil {
		return derived.Staging{Routes: derived.Routes()}
	}
	s := derived.Staging{Routes: derived.Routes(), Offer: b.MediaOffer, Answer: b.MediaAnswer, PhoneNumber: b.PhoneNumber, Answers: b.Answers}
	if said(b.Body, "routes") {
		s.Routes = c.routes(b)
	}
	if len(s.Answers) > 0 {
		c.oneOf(b.Body, "answers", s.Answers, parts)
	}
	for key, media := range map[string]string{"media_offer": b.MediaOffer, "media_answer": b.MediaAnswer} {
		if !strings.HasPrefix(media, "v=0") {
			c.refuse(b.Body, key, `%s: want a session description, which begins with v=0, as file("offer.sdp")`, key)
		}
	}
	if !telPattern.MatchString(b.PhoneNumber) {
		c.refuse(b.Body, "phone_number", wantNumber, b.PhoneNumber)
	}
	return s
}

// routes are those that the file names.
func (c *checker) routes(b *stageBlock) []derived.Route {
	c.oneOf(b.Body, "routes", b.Routes, names(derived.Routes()))
	var routes []derived.Route
	for _, name := range b.Routes {
		if route, err := derived.ParseRoute(name); err == nil { // one that is unknown has been refused
			routes = append(routes, route)
		}
	}
	return routes
}

// names are what all are called in target files.
func names[T fmt.Stringer](all []T) []string {
	texts := make([]string, len(all))
	for i, one := range all {
		texts[i] = one.String()
	}
	return texts
}
