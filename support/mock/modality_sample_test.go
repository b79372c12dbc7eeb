package mock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ucwatest/support/mock/wire"
)

// Where the samples of the derived modalities are.
const (
	inCommunication   = "/ucwa/v1/applications/192/communication"
	inConversation137 = inCommunication + "/conversations/137"
)

// A printed is one of the samples of derivedMessaging, derivedPhoneAudio and
// derivedAudioVideo: its values, written by hand from the reference.
type printed struct {
	modality modality
	self     string
	lists    [][2]string       // name and items, separated by blanks
	texts    [][2]string       // name and value, beside the state
	state    [2]string         // in JSON and in XML
	links    map[string]string // those whose hrefs do not follow from below
	below    string            // where the others are, each under its name
	names    string            // of all links beside self
	length   [2]int            // in bytes, as the samples declare it
}

var printedModalities = []printed{
	{
		modality: messaging, self: inConversation137 + "/messaging", below: inConversation137 + "/messaging/",
		lists: [][2]string{{"negotiatedMessageFormats", "Plain Html"}}, state: [2]string{"Connecting", "Disconnected"},
		links:  map[string]string{"conversation": inConversation137, "typingParticipants": inConversation137 + "/participants/typingParticipants"},
		names:  "addMessaging conversation sendMessage setIsTyping stopMessaging typingParticipants",
		length: [2]int{813, 1067},
	},
	{
		modality: phoneAudio, self: inCommunication + "/phoneAudio", below: inCommunication + "/phoneAudio/",
		state: [2]string{"Connecting", "Transferring"}, links: map[string]string{"conversation": inConversation137},
		names:  "addPhoneAudio conversation holdPhoneAudio resumePhoneAudio stopPhoneAudio",
		length: [2]int{583, 778},
	},
	{
		modality: audioVideo, self: inConversation137 + "/audioVideo", below: inConversation137 + "/audioVideo/",
		texts: [][2]string{{"supportsReplaces", "None"}, {"videoSourcesAllowed", "PresentersOnly"}}, state: [2]string{"Connecting", "Disconnected"},
		links: map[string]string{"conversation": inConversation137, "addVideo": inCommunication + "/addVideo",
			"audioVideoPolicies": inCommunication + "/audioVideoPolicies"},
		names: "addAudio addAudioVideo addVideo audioVideoPolicies audioVideoSession conversation escalateAudio escalateAudioVideo " +
			"replaceWithPhoneAudio reportMediaDiagnostics stopAudio stopAudioVideo stopVideo videoFreeze videoLockedOnParticipant",
		length: [2]int{1816, 2137},
	},
}

// href is where the sample has the link.
func (s printed) href(rel string) string {
	if href, elsewhere := s.links[rel]; elsewhere {
		return href
	}
	return s.below + rel
}

// values are the properties in the order of the samples.
func (s printed) values(f wire.Format) [][2]string {
	values := slices.Concat(s.lists, s.texts, [][2]string{{"state", s.state[f]}})
	slices.SortFunc(values, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	return values
}

func (s printed) json() string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"rel":%q`, modalities()[s.modality].rel)
	for _, v := range s.values(wire.JSON) {
		if slices.Contains(s.lists, v) {
			fmt.Fprintf(&b, `,%q:["%s"]`, v[0], strings.ReplaceAll(v[1], " ", `","`))
		} else {
			fmt.Fprintf(&b, `,%q:%q`, v[0], v[1])
		}
	}
	fmt.Fprintf(&b, `,"_links":{"self":{"href":%q}`, s.self)
	for rel := range strings.FieldsSeq(s.names) {
		fmt.Fprintf(&b, `,%q:{"href":%q}`, rel, s.href(rel))
	}
	return b.String() + "}}"
}

func (s printed) xml() string {
	var b strings.Builder
	rel := modalities()[s.modality].rel
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><resource rel=%q href=%q xmlns="http://schemas.microsoft.com/rtc/2012/03/ucwa">`, rel, s.self)
	for name := range strings.FieldsSeq(s.names) {
		fmt.Fprintf(&b, `<link rel=%q href=%q />`, name, s.href(name))
	}
	fmt.Fprintf(&b, `<property name="rel">%s</property>`, rel)
	for _, v := range s.values(wire.XML) {
		if slices.Contains(s.lists, v) {
			fmt.Fprintf(&b, `<propertyList name=%q><item>%s</item></propertyList>`, v[0], strings.ReplaceAll(v[1], " ", "</item><item>"))
		} else {
			fmt.Fprintf(&b, `<property name=%q>%s</property>`, v[0], v[1])
		}
	}
	return b.String() + "</resource>"
}

// TestModality_isTheSampleToTheByte gives the modalities the values of the
// samples, which name no valid state of a pool: two states, and formats of
// messages and sources of video that nobody negotiated.
func TestModality_isTheSampleToTheByte(t *testing.T) {
	t.Parallel()
	for _, s := range printedModalities {
		t.Run(modalities()[s.modality].rel, func(t *testing.T) {
			t.Parallel()
			p, c := sampled(t)
			r := c.modality(s.modality)
			for _, v := range s.texts {
				r.Property(v[0]).Value = v[1]
			}
			for _, v := range s.lists {
				r.Property(v[0]).Value = strings.Fields(v[1])
			}
			for _, f := range []wire.Format{wire.JSON, wire.XML} {
				r.Property("state").Value = s.state[f]
				want := map[wire.Format]string{wire.JSON: s.json(), wire.XML: s.xml()}[f]
				got := string(p.writer.Page(r, f))
				if len(want) != s.length[f] || len(got) != s.length[f] {
					t.Errorf("%s: got %d bytes, the sample by hand has %d, want %d", f, len(got), len(want), s.length[f])
				}
				if got != want {
					t.Errorf("%s: got\n%s\nwant\n%s", f, got, want)
				}
			}
		})
	}
}
