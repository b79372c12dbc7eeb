package mutant

import (
	"strings"

	"ucwatest/support/mock"
)

// announced alters how events are announced, not what happens: what they show is
// optional, steps on the way may be left out, and an answer may hold none of them
// (events, EventsInUCWA).
func announced() []Mutant {
	each := func(alter func(*mock.Event)) mock.Spoil {
		return mock.Spoil{Event: because(alter)}
	}
	return []Mutant{
		{ID: "events without bodies", Spoil: each(func(e *mock.Event) { e.Embedded = nil })},
		{ID: "events with titles", Spoil: each(func(e *mock.Event) { e.Link.Title = "a title" })},
		{ID: "events that do not say where", Spoil: each(func(e *mock.Event) { e.In = nil })},
		{ID: "events with a reason", Spoil: each(func(e *mock.Event) {
			if e.Reason == nil {
				e.Reason = &mock.Reason{Code: "Informational", Message: "as usual"}
			}
		})},
		{ID: "no word of how an invitation goes on", Spoil: mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
			if e.Type == updated && strings.HasSuffix(e.Link.Rel, "Invitation") {
				return nil
			}
			return []*mock.Event{e}
		}}},
		{ID: "answers without events before their time", Spoil: lapse(mock.LapseWait)},
		{ID: "answers with events without a date", Spoil: mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Package != nil {
				a.Header["Date"] = nil // net/http adds none then
			}
		}}},
	}
}
