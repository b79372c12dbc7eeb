package mutant

import (
	"bytes"
	"sync"

	"ucwatest/support/mock"
)

// Names of the mock's routes.
const (
	derived      = "derivedConversation"
	conversation = "conversation"
)

// answers spoils the successful answers of a route.
func answers(route string, spoil func(*mock.Answer)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == route && a.Status/100 == 2 {
			spoil(a)
		}
	}}
}

// resources spoils the resource that a route answers with.
func resources(route string, spoil func(*mock.Resource)) mock.Spoil {
	return answers(route, func(a *mock.Answer) {
		if a.Resource != nil {
			spoil(a.Resource)
		}
	})
}

// place is where the resource of a is: what a spoiled mock remembers of it must not be
// taken for that of another mock, whose ids may be the same.
func place(a *mock.Answer) string { return a.Root + a.Resource.Href }

// derivedly spoils the derived conversation: what the relation answers with and,
// once that was seen, what the conversation's own address does.
func derivedly(spoil func(*mock.Answer)) mock.Spoil {
	var known sync.Map
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource == nil {
			return
		}
		_, seen := known.Load(place(a))
		switch {
		case a.Route == derived:
			known.Store(place(a), true)
			spoil(a)
		case a.Route == conversation && seen:
			spoil(a)
		}
	}}
}

// shown spoils the derived conversation in both formats.
func shown(spoil func(*mock.Resource)) mock.Spoil {
	return derivedly(func(a *mock.Answer) { spoil(a.Resource) })
}

// invitations spoils the caller's invitations to add audio or phone audio.
func invitations(spoil func(*mock.Resource)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource != nil && invitation(a.Resource.Rel) && a.User == "caller" {
			spoil(a.Resource)
		}
	}}
}

func invitation(rel string) bool {
	return rel == "audioVideoInvitation" || rel == "phoneAudioInvitation"
}

// inFormat spoils the derived conversation in one format only.
func inFormat(f mock.Format, spoil func(*mock.Resource)) mock.Spoil {
	return derivedly(func(a *mock.Answer) {
		if a.Format == f {
			spoil(a.Resource)
		}
	})
}

// property gives a property of the derived conversation another value.
func property(name string, value any) mock.Spoil { return shown(set(name, value)) }

func set(name string, value any) func(*mock.Resource) {
	return func(r *mock.Resource) {
		if p := r.Property(name); p != nil {
			p.Value = value
		}
	}
}

// refusals spoils each refusal that names code and subcode.
func refusals(code, subcode string, spoil func(*mock.Answer)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Reason != nil && a.Reason.Code == code && a.Reason.Subcode == subcode {
			spoil(a)
		}
	}}
}

func withStatus(s int) func(*mock.Answer) { return func(a *mock.Answer) { a.Status = s } }

func withCode(c string) func(*mock.Answer) { return func(a *mock.Answer) { a.Reason.Code = c } }

func withSubcode(s string) func(*mock.Answer) { return func(a *mock.Answer) { a.Reason.Subcode = s } }

// text replaces old by new, once, in the body of the derived conversation.
func text(f mock.Format, old, new string) mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if a.Route != derived || a.Format != f || a.Resource == nil {
			return body
		}
		return bytes.Replace(body, []byte(old), []byte(new), 1)
	}}
}

// events spoils the events of user about a link of type rel.
func events(user, rel, eventType string, spoil func(*mock.Event) []*mock.Event) mock.Spoil {
	return mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
		if e.User == user && e.Link.Rel == rel && e.Type == eventType {
			return spoil(e)
		}
		return []*mock.Event{e}
	}}
}

func dropped(*mock.Event) []*mock.Event { return nil }

func doubled(e *mock.Event) []*mock.Event { return []*mock.Event{e, e} }

func lapse(l mock.Lapse) mock.Spoil { return mock.Spoil{Lapse: l} }
