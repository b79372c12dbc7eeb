package demo

import (
	"net/http"
	"slices"

	"ucwatest/support/mock"
)

// A fault changes an answer that it is meant for.
type fault func(*mock.Answer)

// yesterday is a pool with one promise broken.
func yesterday() *mock.Spoil { return spoiled(recording) }

// Spoil is the same pool today: more is wrong with it, and the proxy before it
// fails. A mock that answers so lets a reader run what the page says.
func Spoil() *mock.Spoil { return spoiled(recording, href, importance, ringing, outage) }

func spoiled(faults ...fault) *mock.Spoil {
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		for _, f := range faults {
			f(a)
		}
	}}
}

// derived is the conversation that the link derivedConversation leads to, nil
// if a is about something else.
func derived(a *mock.Answer) *mock.Resource {
	if a.Route != "derivedConversation" {
		return nil
	}
	return a.Resource
}

// recording says of a boolean neither true nor false.
func recording(a *mock.Answer) {
	if r := derived(a); r != nil && a.Format == mock.JSON {
		if p := r.Property("recording"); p != nil {
			p.Value = "maybe"
		}
	}
}

// href names the messaging of a conversation in XML without saying where it is.
func href(a *mock.Answer) {
	if r := derived(a); r != nil && a.Format == mock.XML {
		if l := r.Link("messaging"); l != nil {
			l.Href = ""
		}
	}
}

// importance gives a value that the reference does not list. That it lists all
// of them is only inferred.
func importance(a *mock.Answer) {
	if r := derived(a); r != nil {
		if p := r.Property("importance"); p != nil {
			p.Value = "Critical"
		}
	}
}

// ringAlong are the operations by which somebody else rings as well.
var ringAlong = []string{"simultaneousRingToContact", "simultaneousRingToDelegates", "simultaneousRingToTeam"}

// ringing refuses to let somebody else ring as well, so that what needs that is skipped.
func ringing(a *mock.Answer) {
	if a.Method == http.MethodPost && slices.Contains(ringAlong, a.Route) {
		a.Status, a.Resource = http.StatusForbidden, nil
		a.Reason = &mock.Reason{Code: "Forbidden", Message: "Simultaneous ringing is not allowed by the policy of this user."}
	}
}

// outage is a proxy that does not reach the pool for one kind of request.
func outage(a *mock.Answer) {
	if a.Route == "conversations" {
		a.Status, a.Resource, a.Reason = http.StatusBadGateway, nil, nil
		a.MediaType, a.HTML = "text/html", "<html><head><title>502 Bad Gateway</title></head><body>The upstream server is not available.</body></html>"
	}
}
