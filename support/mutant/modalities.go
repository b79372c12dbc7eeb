package mutant

import (
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/mock"
)

// modalities spoils what the pages of the derived modalities state.
func modalities() []spoiled {
	return slices.Concat(modalityContents(), derivation(), modalityForms(), modalityTwins(), modalityAccess(), modalityEnds())
}

// modalityContents spoils what each of them is and holds.
func modalityContents() []spoiled {
	var all []spoiled
	for _, p := range pages {
		name := own(p.relation)
		all = append(all,
			spoiled{name + " named after the relation", p.family + "-GET", modality(p.relation, set("rel", p.relation))},
			spoiled{name + " without links", p.family + "-GET-CONTENT", modality(p.relation, func(r *mock.Resource) { r.Href, r.Links = "", nil })},
			spoiled{name + " not named", p.family + "-CREATED-OTHER", renamed(p.relation)})
	}
	return all
}

// derivation spoils how a derived modality comes about and what it is.
func derivation() []spoiled {
	other := modality("", func(r *mock.Resource) {
		if l := r.Link(conversation); l != nil {
			l.Href += "0"
		}
	})
	return []spoiled{
		{"messaging not derived", "DM-CREATED-OTHER", lapse(mock.LapseNoDerive)},
		{"derived although the callee accepted messaging", "DM-CREATED-OTHER", lapse(mock.LapseDeriveForCallee)},
		{"accepted messaging in another conversation", "DM-CREATED-OTHER", theInvitations(func(r *mock.Resource) {
			if l := r.Link(conversation); l != nil && r.Rel == "messagingInvitation" && r.Link(derivedMessaging) == nil {
				l.Href += "0"
			}
		})},
		{"messaging names the derived conversation", "DM-CREATED-ALONE", theInvitations(func(r *mock.Resource) {
			if r.Link(derivedMessaging) != nil {
				r.Links = append(r.Links, mock.Link{Rel: derived, Href: r.Href + "/" + derived})
			}
		})},
		{"derived although messaging was started", "DM-CREATED-ADDED", lapse(mock.LapseDeriveOnStart)},
		{"derived although messaging failed", "DM-CREATED-FAILED", lapse(mock.LapseDeriveOnFailure)},
		{"derived while messaging is pending", "DM-CREATED-PENDING", lapse(mock.LapseDeriveWhilePending)},
		{"derived messaging renamed", "DD-WEBLINK-REL", renamed(derivedMessaging)},
		{"derived modality is the original one", "DD-RELATED", lapse(mock.LapseSharedWithOriginal)},
		{"modality's self is another", "DD-SELF-SAME", modalityElsewhere()},
		{"modality of another conversation", "DD-CLOSURE", other},
		{"modality not linked by its conversation", "DD-CLOSURE", shown(func(r *mock.Resource) { r.DropLink("phoneAudio") })},
		{"any method on modalities", "DD-GET-ONLY", lapse(mock.LapseMethod)},
	}
}

// renamed calls a relation of the caller's invitations by another name.
func renamed(relation string) mock.Spoil {
	return theInvitations(func(r *mock.Resource) { rename(r, relation, relation+"s") })
}

// theInvitations spoils all invitations that the caller sees.
func theInvitations(spoil func(*mock.Resource)) mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource != nil && a.User == "caller" && strings.HasSuffix(a.Resource.Rel, "Invitation") {
			spoil(a.Resource)
		}
	}}
}

// modalityElsewhere lets the modality's own address show another self.
func modalityElsewhere() mock.Spoil {
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource != nil && a.Route == a.Resource.Rel && slices.ContainsFunc(pages, func(p page) bool { return a.Route == own(p.relation) }) {
			a.Resource.Href += "0"
		}
	}}
}

// modalityAccess spoils who is let in.
func modalityAccess() []spoiled {
	return []spoiled{
		{"token not asked for by modalities", "DD-ACCESS-TOKEN", lapse(mock.LapseToken)},
		{"anybody let in to modalities", "DD-ACCESS-OWNER", lapse(mock.LapseOwner)},
		{"scope not needed for modalities", "DD-SCOPE-NEEDED", lapse(mock.LapseScope)},
		{"initiating not enough for modalities", "DD-SCOPE-INITIATE", lapse(mock.LapseInitiate)},
		{"receiving not enough for modalities", "DD-SCOPE-RECEIVE", lapse(mock.LapseReceive)},
	}
}

// modalityEnds spoils how a derived modality ends, and what ends with it.
func modalityEnds() []spoiled {
	return []spoiled{
		{"original lost with the modality", "DD-ORIGINAL-KEPT", lapse(mock.LapseOriginalLost)},
		{"modality gone when stopped", "DD-STOPPED-KEPT", mock.Spoil{Answer: func(a *mock.Answer) {
			if modal(a.Route) && a.Resource != nil && a.Resource.Property("state").Value == "Disconnected" {
				refuse(a, http.StatusNotFound, "NotFound")
			}
		}}},
		{"modality found after its deletion", "DD-DELETED-GONE", lapse(mock.LapseStaleAlias)},
		{"modality deleted with the original", "DD-ORIGINAL-DELETED", lapse(mock.LapseDeleteBoth)},
	}
}
