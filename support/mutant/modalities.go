package mutant

import (
	"net/http"
	"slices"
	"strings"

	"ucwatest/support/mock"
)

// modalities spoils what the pages of the three derived modalities state.
func modalities(d mock.Dialect) []spoiled {
	return slices.Concat(modalityLinks(d), derivation(), modalityProperties(), modalityForms(), modalityTwins(), modalityRefusals(), modalityAccess(), modalityEnds())
}

// A page is one of the three with what it alone states.
type page struct {
	family, relation string
	links            []string // beside that to itself
}

var pages = []page{
	{"DM", derivedMessaging, []string{"addMessaging", "conversation", "sendMessage", "setIsTyping", "stopMessaging", "typingParticipants"}},
	{"DP", derivedPhoneAudio, []string{"addPhoneAudio", "conversation", "holdPhoneAudio", "resumePhoneAudio", "stopPhoneAudio"}},
	{"DA", derivedAudioVideo, []string{"addAudio", "addAudioVideo", "addVideo", "audioVideoPolicies", "audioVideoSession", "conversation",
		"escalateAudio", "escalateAudioVideo", "replaceWithPhoneAudio", "reportMediaDiagnostics", "stopAudio", "stopAudioVideo",
		"stopVideo", "videoFreeze", "videoLockedOnParticipant"}},
}

// modalityLinks spoils each link, as links does those of the conversation.
func modalityLinks(d mock.Dialect) []spoiled {
	var all []spoiled
	for _, p := range pages {
		for i, rel := range p.links {
			clause, name, fault := p.family+"-LINK-"+strings.ToUpper(rel), own(p.relation)+" link "+rel, faults[i%len(faults)]
			all = append(all, spoiled{name + " " + fault.name, clause, modality(p.relation, func(r *mock.Resource) {
				if l := r.Link(rel); l != nil {
					l.Href = fault.href
				}
			})})
			if d.Profile().AllAtOnce {
				all = append(all, spoiled{name + " dropped", clause, modality(p.relation, func(r *mock.Resource) { r.DropLink(rel) })})
			}
		}
		all = append(all,
			spoiled{own(p.relation) + " without self", p.family + "-LINK-SELF", modality(p.relation, func(r *mock.Resource) { r.Href = "" })},
			spoiled{own(p.relation) + " with self not a URL", p.family + "-GET-CONTENT", modality(p.relation, func(r *mock.Resource) { r.Href = "x y" })},
			spoiled{own(p.relation) + " without links", p.family + "-GET-CONTENT", modality(p.relation, func(r *mock.Resource) { r.Href, r.Links = "", nil })})
	}
	return all
}

// modalityProperties spoils type and value of each property.
func modalityProperties() []spoiled {
	var all []spoiled
	for _, p := range pages {
		name := own(p.relation)
		value := func(property string, value any) mock.Spoil { return modality(p.relation, set(property, value)) }
		all = append(all,
			spoiled{name + " named after the relation", p.family + "-GET", value("rel", p.relation)},
			spoiled{name + " with rel as a list", p.family + "-PROPERTY-REL", value("rel", []string{name})},
			spoiled{name + " with state as a list", p.family + "-PROPERTY-STATE", value("state", []string{"Connected"})},
			spoiled{name + " without state", p.family + "-PROPERTY-STATE", modality(p.relation, func(r *mock.Resource) { r.DropProperty("state") })},
			spoiled{name + " in an unknown state", p.family + "-ENUM-MEMBERS", value("state", "Held")})
	}
	text := func(property string) mock.Spoil { return modality("", set(property, "samplevalue")) }
	list := func(property string) mock.Spoil { return modality("", set(property, []string{"Everyone"})) }
	return append(all,
		spoiled{"formats of messages as text", "DM-PROPERTY-NEGOTIATEDMESSAGEFORMATS", text("negotiatedMessageFormats")},
		spoiled{"formats of messages unknown", "DM-ENUM-MEMBERS", modality("", set("negotiatedMessageFormats", []string{"Rtf"}))},
		spoiled{"supportsReplaces as a list", "DA-PROPERTY-SUPPORTSREPLACES", list("supportsReplaces")},
		spoiled{"videoSourcesAllowed as a list", "DA-PROPERTY-VIDEOSOURCESALLOWED", list("videoSourcesAllowed")},
		spoiled{"videoSourcesAllowed unknown", "DA-ENUM-MEMBERS", text("videoSourcesAllowed")})
}

// derivation spoils how a derived modality comes about and what it is.
func derivation() []spoiled {
	renamed := func(relation string) mock.Spoil {
		return theInvitations(func(r *mock.Resource) { rename(r, relation, relation+"s") })
	}
	other := modality("", func(r *mock.Resource) {
		if l := r.Link(conversation); l != nil {
			l.Href += "0"
		}
	})
	return []spoiled{
		{"messaging not derived", "DM-CREATED-OTHER", lapse(mock.LapseNoDerive)},
		{"derived although the callee accepted messaging", "DM-CREATED-OTHER", lapse(mock.LapseDeriveForCallee)},
		{"messaging names the derived conversation", "DM-CREATED-ALONE", theInvitations(func(r *mock.Resource) {
			if r.Link(derivedMessaging) != nil {
				r.Links = append(r.Links, mock.Link{Rel: derived, Href: r.Href + "/" + derived})
			}
		})},
		{"derived although messaging was started", "DM-CREATED-ADDED", lapse(mock.LapseDeriveOnStart)},
		{"derived although messaging failed", "DM-CREATED-FAILED", lapse(mock.LapseDeriveOnFailure)},
		{"derived while messaging is pending", "DM-CREATED-PENDING", lapse(mock.LapseDeriveWhilePending)},
		{"phone audio not named", "DP-CREATED-OTHER", renamed(derivedPhoneAudio)},
		{"audio and video not named", "DA-CREATED-OTHER", renamed(derivedAudioVideo)},
		{"derived messaging renamed", "DD-WEBLINK-REL", renamed(derivedMessaging)},
		{"derived modality is the original one", "DD-RELATED", lapse(mock.LapseSharedWithOriginal)},
		{"modality's self is another", "DD-SELF-SAME", modalityElsewhere()},
		{"modality of another conversation", "DD-CLOSURE", other},
		{"modality not linked by its conversation", "DD-CLOSURE", shown(func(r *mock.Resource) { r.DropLink("phoneAudio") })},
		{"any method on modalities", "DD-GET-ONLY", lapse(mock.LapseMethod)},
	}
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
		if a.Resource != nil && a.Route == a.Resource.Rel && slices.ContainsFunc(pages, func(p page) bool { return own(p.relation) == a.Route }) {
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
	found := func(a *mock.Answer) { a.Status, a.Reason.Code = http.StatusGone, "Gone" }
	return []spoiled{
		{"original lost with the modality", "DD-ORIGINAL-KEPT", lapse(mock.LapseOriginalLost)},
		{"modality gone when stopped", "DD-STOPPED-KEPT", mock.Spoil{Answer: func(a *mock.Answer) {
			if modal(a.Route) && a.Resource != nil && a.Resource.Property("state").Value == "Disconnected" {
				refuse(a, http.StatusNotFound, "NotFound")
			}
		}}},
		{"stopped modality gone and not unknown", "DD-STOPPED-GONE", modalRefusals("NotFound", "", found)},
		{"modality found after its deletion", "DD-DELETED-GONE", lapse(mock.LapseStaleAlias)},
		{"modality deleted with the original", "DD-ORIGINAL-DELETED", lapse(mock.LapseDeleteBoth)},
	}
}
