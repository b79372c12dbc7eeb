package mutant

import (
	"net/http"
	"strings"
	"sync"

	"ucwatest/support/mock"
)

// acts spoils what an act leaves as it was, and what it has to change.
func acts() []spoiled {
	return []spoiled{
		{"reading changes the other conversation", "DC-GET-SAFE", lapse(mock.LapseSafe)},
		{"refused and done all the same", "DC-GET-ONLY", lapse(mock.LapseRefusal)},
		{"refused by a modality and done all the same", "DD-GET-ONLY", lapse(mock.LapseRefusal)},
		{"original disconnected with the derived", "DC-DERIVED-DELETED", lapse(mock.LapseHollow)},
		{"derived disconnected with the original", "DC-ORIGINAL-DELETED", lapse(mock.LapseHollow)},
		{"modality disconnected with the original", "DD-ORIGINAL-DELETED", lapse(mock.LapseHollow)},
		{"found when asked for again", "DC-DELETED-GONE", lapse(mock.LapseFoundAgain)},
		{"modality found when asked for again", "DD-DELETED-GONE", lapse(mock.LapseFoundAgain)},
		{"original found after its deletion", "DC-ORIGINAL-GONE", lapse(mock.LapseKept)},
		{"deleted conversation still listed", "DC-DELETED-UNLISTED", lapse(mock.LapseKept)},
		{"another deletion announced beside the derived's", "DC-EVENT-DELETED", alsoDeleted()},
		{"another deletion announced beside the original's", "DC-EVENT-ORIGINAL", alsoDeleted()},
		{"stopped modality says Connected", "DD-STOPPED-KEPT", modality("", func(r *mock.Resource) {
			if state := r.Property("state"); state.Value == "Disconnected" {
				state.Value = "Connected"
			}
		})},
		{"stopped modality still active", "DD-STOPPED-KEPT", property("activeModalities", []string{"Messaging", "Audio"})},
		{"phone audio disconnected on hold", "DP-HELD", lapse(mock.LapseHeld)},
	}
}

// links spoils where links lead, and what stands beside that: who is in a
// conference, how many they are, and who grants tokens.
func links() []spoiled {
	to := func(rel string, lead func(r *mock.Resource, l *mock.Link)) mock.Spoil {
		return shown(func(r *mock.Resource) {
			if l := r.Link(rel); l != nil {
				lead(r, l)
			}
		})
	}
	return []spoiled{
		{"a link leads nowhere", "DC-LINKS-FOLLOWED", to("localParticipant", func(_ *mock.Resource, l *mock.Link) { l.Href += "0" })},
		{"a link leads to another modality", "DC-LINKS-FOLLOWED", to("messaging", func(r *mock.Resource, l *mock.Link) { l.Href = r.Link("dataCollaboration").Href })},
		{"a link leads into the original", "DC-LINKS-OWN", intoOriginal()},
		{"conference says Connected", "DC-CONFERENCE", shown(func(r *mock.Resource) {
			if state := r.Property("state"); state.Value == "Conferenced" {
				state.Value = "Connected"
			}
		})},
		{"one participant more is counted", "DC-COUNT-PARTICIPANTS", mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Resource != nil && a.Resource.Rel == conversation {
				change("participantCount", func(v any) any { return v.(int) + 1 })(a.Resource)
			}
		}}},
		{"another host grants tokens", "DC-ACCESS-SERVICE", grantedElsewhere(is(derived))},
		{"another host grants tokens for modalities", "DC-ACCESS-SERVICE", grantedElsewhere(modal)},
	}
}

// grantedElsewhere names another host as who grants tokens for some routes.
func grantedElsewhere(asked func(route string) bool) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Status == http.StatusUnauthorized && asked(a.Route) {
			challenge := strings.Join(a.Header.Values("WWW-Authenticate"), ", ")
			a.Header.Set("WWW-Authenticate", strings.Replace(challenge, a.Root, "https://elsewhere.contoso.com", 1))
		}
	}}
}

// intoOriginal lets messaging of each later conversation of an application be
// that of its first.
func intoOriginal() mock.Spoil {
	return originals(func(r *mock.Resource, original string) {
		if l := r.Link("messaging"); l != nil && original != r.Href {
			l.Href = original + "/messaging"
		}
	})
}

// originals spoils conversations, each with where the first of its application is.
func originals(spoil func(r *mock.Resource, original string)) mock.Spoil {
	var first sync.Map // conversation by application
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource == nil || a.Resource.Rel != conversation {
			return
		}
		application, _, _ := strings.Cut(place(a), "/communication")
		original, _ := first.LoadOrStore(application, a.Resource.Href)
		spoil(a.Resource, original.(string))
	}}
}

// alsoDeleted announces the deletion of one conversation more.
func alsoDeleted() mock.Spoil {
	return events("caller", conversation, "deleted", func(e *mock.Event) []*mock.Event {
		another := e.Clone()
		another.Link.Href += "0"
		return []*mock.Event{e, another}
	})
}
