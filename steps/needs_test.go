package steps

import (
	"testing"

	"ucwatest/support/stage"
)

func TestNeedsOf_saysWhatATargetMustBring(t *testing.T) {
	t.Parallel()
	const derived = "a derived conversation"
	other := stage.Situation{Fate: stage.AnsweredByOther}
	phone := stage.Situation{Fate: stage.AnsweredByOther, Modality: stage.PhoneAudio}
	for _, row := range []struct {
		givens []string
		want   Needs
	}{
		{nil, Needs{}},
		{[]string{derived}, Needs{Situation: other}},
		{[]string{derived, "it is refused because the service fails"}, Needs{Situation: other, Control: true}},
		{[]string{derived, `the caller's token grants "Contacts.ReadWrite"`}, Needs{Situation: other, Control: true}},
		{[]string{derived, "every token has expired"}, Needs{Situation: other, Control: true}},
		{[]string{derived + " with phone audio"}, Needs{Situation: phone, Phone: "answerer"}},
		{[]string{"an invitation to add phone audio", "it was answered by the callee"},
			Needs{Situation: stage.Situation{Fate: stage.AnsweredByCallee, Modality: stage.PhoneAudio}, Phone: "callee"}},
		{[]string{"an invitation to add phone audio", "it was declined"},
			Needs{Situation: stage.Situation{Fate: stage.Declined, Modality: stage.PhoneAudio}}},
		{[]string{derived + " with messaging"},
			Needs{Situation: stage.Situation{Fate: stage.AnsweredByOther, Modality: stage.Messaging, Route: stage.Rule}, Control: true}},
	} {
		if got, err := NeedsOf(row.givens); err != nil || got != row.want {
			t.Errorf("%q: got %+v, %v, want %+v", row.givens, got, err, row.want)
		}
	}
}

func TestNeedsOf_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for want, givens := range map[string][]string{
		`given "a derived converstaion": no step is registered for it`:                              {"a derived converstaion"},
		`given "it was declined": an invitation has one fate: a Given before this one has named it`: {"a derived conversation", "it was declined"},
	} {
		if _, err := NeedsOf(givens); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
