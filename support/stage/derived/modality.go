package derived

import (
	"fmt"

	"ucwatest/support/ucwa"
)

// Modality is what the invitation adds.
type Modality int

// The modalities an invitation can add so that somebody else may answer.
const (
	Audio Modality = iota
	PhoneAudio
	AudioVideo
	Messaging
)

// rows are all that is known of each modality: a new one is one row more. It is
// named as features and target files name it, and what belongs to it as the
// reference does.
var rows = [...]struct {
	name                     string
	rel, invitation, derived string
	start, add, accept, stop string
	hold                     string // "" where it cannot be held
	beside                   Modality
	route                    Route // the only one to somebody else; AnyRoute where calls are forwarded
	offers                   offers
	ofConversation           bool // who is invited to add it is the one whom the conversation is with
	aside                    bool // the invitation leads to the derived modality alone, and that to the conversation
	phone                    bool // it is taken up by phone, without UCWA
}{
	Audio: {name: "audio", rel: ucwa.RelAudioVideo, invitation: ucwa.RelAudioVideoInvitation, derived: ucwa.RelDerivedAudioVideo,
		start: "startAudio", add: "addAudio", accept: ucwa.RelAcceptWithAnswer, stop: "stopAudioVideo", beside: Messaging, offers: media},
	PhoneAudio: {name: "phone audio", rel: ucwa.RelPhoneAudio, invitation: ucwa.RelPhoneAudioInvitation, derived: ucwa.RelDerivedPhoneAudio,
		start: "startPhoneAudio", add: "addPhoneAudio", accept: ucwa.RelAcceptWithAnswer, stop: "stopPhoneAudio", hold: "holdPhoneAudio",
		beside: Messaging, offers: ownPhone, phone: true},
	AudioVideo: {name: "audio and video", rel: ucwa.RelAudioVideo, invitation: ucwa.RelAudioVideoInvitation, derived: ucwa.RelDerivedAudioVideo,
		start: "startAudioVideo", add: "addAudioVideo", accept: ucwa.RelAcceptWithAnswer, stop: "stopAudioVideo", beside: Messaging, offers: media},
	Messaging: {name: "messaging", rel: ucwa.RelMessaging, invitation: ucwa.RelMessagingInvitation, derived: ucwa.RelDerivedMessaging,
		start: ucwa.RelStartMessaging, add: "addMessaging", accept: ucwa.RelAccept, stop: "stopMessaging", beside: Audio, route: Rule,
		ofConversation: true, aside: true},
}

// Modalities returns all modalities, in the order in which they are declared.
func Modalities() []Modality {
	all := make([]Modality, len(rows))
	for i := range rows {
		all[i] = Modality(i)
	}
	return all
}

// ParseModality finds a modality by its name in features and target files.
func ParseModality(name string) (Modality, error) {
	for _, m := range Modalities() {
		if m.String() == name {
			return m, nil
		}
	}
	return Audio, fmt.Errorf("modality: got %q, want one of %q", name, Modalities())
}

// String is the modality's name, as features and target files have it.
func (m Modality) String() string {
	if m < 0 || int(m) >= len(rows) {
		return fmt.Sprintf("Modality(%d)", int(m))
	}
	return rows[m].name
}

// Invitation is the type of the invitation to add m.
func (m Modality) Invitation() string { return rows[m].invitation }

// Rel is the relation from a conversation to m, and the type of what it leads to.
func (m Modality) Rel() string { return rows[m].rel }

// Derived is the relation from an invitation to the derived modality.
func (m Modality) Derived() string { return rows[m].derived }

// Beside is the modality of a conversation to which m is added: another than m.
func (m Modality) Beside() Modality { return rows[m].beside }

// Route is the only route on which m reaches somebody else, as calls are forwarded
// and messages are not (callForwardingSettings); AnyRoute where there are several.
func (m Modality) Route() Route { return rows[m].route }

// An offers adds to what an invitation says what the inviter offers; nil for nothing.
type offers func(s Staging, tag string, input map[string]any)

// media offers media of the caller's.
func media(s Staging, tag string, input map[string]any) {
	input["sessionContext"] = "session-" + tag
	input["_links"] = map[string]any{"mediaOffer": map[string]string{"href": dataURI(s.offer())}}
}

// ownPhone offers the phone at which the caller is called first.
func ownPhone(s Staging, _ string, input map[string]any) { input["phoneNumber"] = s.phoneNumber() }
