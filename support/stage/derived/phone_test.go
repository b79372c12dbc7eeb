package derived_test

import (
	"context"
	"testing"

	"ucwatest/support/mock"
	"ucwatest/support/stage/derived"
)

// phones is what a target says of phones that pick up by themselves.
type phones struct{ picked []string }

func (p *phones) PickUp(_ context.Context, name string) error {
	p.picked = append(p.picked, name)
	return nil
}

func (p *phones) Divert(context.Context, string, string) error { return nil }

func TestBring_letsPhonesAnswerThatDoSoByThemselves(t *testing.T) {
	t.Parallel()
	phone := derived.Situation{Fate: derived.AnsweredByOther, Modality: derived.PhoneAudio}
	for number, want := range map[string]string{
		"":                 "phone audio: the target file has no phone_number, where the caller's own phone would ring",
		"tel:+14255550101": "",
	} {
		f, users := openOffice(t, mock.Options{}, func(u *mock.User) { u.Answers = u.SIP == "sip:answerer@contoso.com" })
		var asked phones
		users.Offstage = &asked
		scene, err := derived.Bring(t.Context(), users, derived.Staging{PhoneNumber: number}, phone)
		if got := errText(err); got != want {
			t.Errorf("number %q: got %q, want %q", number, got, want)
		}
		if want == "" && (scene.Derived == "" || len(asked.picked) != 1 || asked.picked[0] != "answerer") {
			t.Errorf("got %q derived and the phones of %v asked for, want that of the answerer", scene.Derived, asked.picked)
		}
		if err := scene.Clear(t.Context()); err != nil || f.left() != nil {
			t.Errorf("got %v and %v left in the journal", err, f.left())
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
