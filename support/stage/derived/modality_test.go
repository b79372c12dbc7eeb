package derived_test

import (
	"testing"

	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
)

func TestModality_namesWhatBelongsToIt(t *testing.T) {
	t.Parallel()
	for m, want := range map[derived.Modality]string{
		derived.Audio:      "audioVideo audioVideoInvitation derivedAudioVideo",
		derived.PhoneAudio: "phoneAudio phoneAudioInvitation derivedPhoneAudio",
		derived.AudioVideo: "audioVideo audioVideoInvitation derivedAudioVideo",
		derived.Messaging:  "messaging messagingInvitation derivedMessaging",
	} {
		if got := m.Rel() + " " + m.Invitation() + " " + m.Derived(); got != want {
			t.Errorf("modality %d: got %q, want %q", m, got, want)
		}
		if m.Beside().Rel() == m.Rel() {
			t.Errorf("modality %d: got itself beside it, want another", m)
		}
	}
}

func TestScene_saysWhenNothingWasDerived(t *testing.T) {
	t.Parallel()
	scene := &stage.Scene{Places: stage.Places{DerivedRel: derived.Messaging.Derived()}}
	const want = "the derived modality: the invitation has no link derivedMessaging"
	if _, err := scene.ModalitySelf(t.Context()); err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}
