package mutant

import (
	"bytes"
	"strings"
	"sync"

	"ucwatest/support/mock"
)

// The relations from an invitation to a derived modality that mutants name.
const (
	derivedMessaging  = "derivedMessaging"
	derivedPhoneAudio = "derivedPhoneAudio"
	derivedAudioVideo = "derivedAudioVideo"
)

// derivedRels are those of all that the mock derives, each with the route that a
// modality has in its conversation.
var derivedRels = mock.DerivedRels()

// modal tells whether a route is that of a derived modality.
func modal(route string) bool {
	return derivedRels[route] != ""
}

// own is the route of the address that a derived modality gives itself.
func own(relation string) string { return derivedRels[relation] }

// modally spoils the derived modality: what the relation answers with and, once
// that was seen, what the modality's own address does. An empty relation is each
// there is.
func modally(relation string, spoil func(*mock.Answer)) mock.Spoil {
	var known sync.Map
	return mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Resource == nil {
			return
		}
		of, seen := known.Load(place(a))
		switch {
		case modal(a.Route) && (relation == "" || a.Route == relation):
			known.Store(place(a), own(a.Route))
			spoil(a)
		case seen && a.Route == of:
			spoil(a)
		}
	}}
}

// anywhere spoils the derived conversation and the derived modality.
func anywhere(spoil func(*mock.Answer)) mock.Spoil {
	conversation, modality := derivedly(spoil), modally("", spoil)
	return mock.Spoil{Answer: func(a *mock.Answer) {
		conversation.Answer(a)
		modality.Answer(a)
	}}
}

// modality spoils a derived modality in both formats.
func modality(relation string, spoil func(*mock.Resource)) mock.Spoil {
	return modally(relation, func(a *mock.Answer) { spoil(a.Resource) })
}

// modalityIn spoils each derived modality in one format only.
func modalityIn(f mock.Format, spoil func(*mock.Resource)) mock.Spoil {
	return modally("", func(a *mock.Answer) {
		if a.Format == f {
			spoil(a.Resource)
		}
	})
}

// modalityText replaces old by new, once, in the XML of each derived modality.
func modalityText(old, new string) mock.Spoil {
	return modalityBody(func(body []byte) []byte { return bytes.Replace(body, []byte(old), []byte(new), 1) })
}

// modalityBody rewrites the XML of each derived modality.
func modalityBody(rewrite func([]byte) []byte) mock.Spoil {
	return mock.Spoil{Body: func(a *mock.Answer, body []byte) []byte {
		if !modal(a.Route) || a.Format != mock.XML || a.Resource == nil {
			return body
		}
		return rewrite(body)
	}}
}

// firstRel renames the attribute rel of the root element.
func firstRel(body []byte) []byte {
	s := string(body)
	start := strings.Index(s, ` rel="`)
	end := start + len(` rel="`) + strings.IndexByte(s[start+len(` rel="`):], '"')
	return []byte(s[:start] + ` rel="derivedModality"` + s[end+1:])
}
