package stage_test

import (
	"testing"

	"ucwatest/support/stage"
)

func TestModality_namesWhatBelongsToIt(t *testing.T) {
	t.Parallel()
	for m, want := range map[stage.Modality]string{
		stage.Audio:      "audioVideo audioVideoInvitation derivedAudioVideo",
		stage.PhoneAudio: "phoneAudio phoneAudioInvitation derivedPhoneAudio",
		stage.AudioVideo: "audioVideo audioVideoInvitation derivedAudioVideo",
		stage.Messaging:  "messaging messagingInvitation derivedMessaging",
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
	scene := &stage.Scene{Situation: stage.Situation{Modality: stage.Messaging}}
	const want = "the derived modality: the invitation has no link derivedMessaging"
	if _, err := scene.ModalitySelf(t.Context()); err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}
