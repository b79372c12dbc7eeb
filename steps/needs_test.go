package steps

import (
	"context"
	"fmt"
	"testing"

	"ucwatest/support/stage/derived"
)

func TestNeedsOf_saysWhatATargetMustBring(t *testing.T) {
	t.Parallel()
	const one = "a derived conversation"
	other := derived.Situation{Fate: derived.AnsweredByOther}
	phone := derived.Situation{Fate: derived.AnsweredByOther, Modality: derived.PhoneAudio}
	for _, row := range []struct {
		givens  []string
		want    Needs
		control bool
		phone   string
	}{
		{nil, Needs{}, false, ""},
		{[]string{one}, Needs{Situation: other, Fated: true}, false, ""},
		{[]string{one, "it is refused because the service fails"}, Needs{Situation: other, Fated: true, Cause: "the service fails"}, true, ""},
		{[]string{one, `the caller's token grants "Contacts.ReadWrite"`}, Needs{Situation: other, Fated: true, Scope: "Contacts.ReadWrite"}, true, ""},
		{[]string{one, "every token has expired"}, Needs{Situation: other, Fated: true, Expired: true}, true, ""},
		{[]string{one + " with phone audio"}, Needs{Situation: phone, Fated: true}, false, "answerer"},
		{[]string{"an invitation to add phone audio", "it was answered by the callee"},
			Needs{Situation: derived.Situation{Fate: derived.AnsweredByCallee, Modality: derived.PhoneAudio}, Fated: true}, false, "callee"},
		{[]string{"an invitation to add phone audio", "it was declined"},
			Needs{Situation: derived.Situation{Fate: derived.Declined, Modality: derived.PhoneAudio}, Fated: true}, false, ""},
		{[]string{"an invitation to start phone audio", "the answerer answered it through simultaneous ring"},
			Needs{Situation: derived.Situation{Fate: derived.AnsweredByOther, Modality: derived.PhoneAudio, Start: true, Route: derived.Ringing}, Fated: true}, false, "answerer"},
		{[]string{one + " with messaging", "it holds another modality as well", "the caller has stopped the derived modality"},
			Needs{Situation: derived.Situation{Fate: derived.AnsweredByOther, Modality: derived.Messaging, Route: derived.Rule,
				Company: true, Done: derived.Stopped}, Fated: true}, true, ""},
		{[]string{`the "presence" that "me > presence" leads to`},
			Needs{Situation: derived.Situation{Alone: true}, Path: "me > presence", Fated: true}, false, ""},
	} {
		got, err := NeedsOf(row.givens)
		if err != nil || got != row.want {
			t.Errorf("%q: got %+v, %v, want %+v", row.givens, got, err, row.want)
		}
		if got.Control() != row.control || got.Phone() != row.phone {
			t.Errorf("%q: got control %t and the phone of %q, want %t and %q", row.givens, got.Control(), got.Phone(), row.control, row.phone)
		}
	}
}

func TestNeedsOf_saysWhatIsWrong(t *testing.T) {
	t.Parallel()
	const twice = "an invitation has one fate: a Given before this one has named it"
	const resource, two = `the "note" that "me > note" leads to`, "a case is about one thing: a Given before this one has named another"
	const add, none = "an invitation to add audio", "there is no derived conversation: name it, or who answered, in a Given before this one"
	for _, row := range []struct {
		want   string
		givens []string
	}{
		{"no step is registered for it", []string{"a derived converstaion"}},
		{twice, []string{"a derived conversation", "it was declined"}},
		{twice, []string{"it was declined", "it is still pending"}},
		{twice, []string{"a derived conversation", "the answerer answered it through call forwarding"}},
		{twice, []string{"a derived conversation with messaging", "it is still pending"}},
		{none, []string{add, "it has become a conference"}},
		{none, []string{add, "it holds another modality as well"}},
		{none, []string{"it was declined", "the caller has held the derived modality"}},
		{none, []string{"it was cancelled", "another derived conversation of the same original conversation"}},
		{twice, []string{resource, "it was declined"}},
		{none, []string{resource, "it has become a conference"}},
		{two, []string{resource, "an invitation to add audio"}},
		{two, []string{resource, resource}},
		{two, []string{"a derived conversation", resource}},
	} {
		want := fmt.Sprintf("given %q: %s", row.givens[len(row.givens)-1], row.want)
		if _, err := NeedsOf(row.givens); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// A Given does in a run what NeedsOf says of it.
func TestGivens_askForTheSameInARun(t *testing.T) {
	t.Parallel()
	for text, call := range map[string]func(handler any, ctx context.Context) error{
		"every token has expired": func(h any, ctx context.Context) error { return h.(func(context.Context) error)(ctx) },
		"it was declined": func(h any, ctx context.Context) error {
			return h.(func(context.Context, string) error)(ctx, "was declined")
		},
		"an invitation to start audio": func(h any, ctx context.Context) error {
			return h.(func(context.Context, string, string) error)(ctx, "start", "audio")
		},
	} {
		want, err := NeedsOf([]string{text})
		if err != nil {
			t.Fatal(err)
		}
		c := &Case{}
		for _, d := range Catalogue() {
			if d.Expr.MatchString(text) {
				err = call(d.handler.Interface(), With(t.Context(), c))
			}
		}
		if err != nil || c.needs != want {
			t.Errorf("%s: got %+v, %v, want %+v", text, c.needs, err, want)
		}
	}
}

// The phrases name each modality there is, and a new one is missed here.
func TestGivens_nameAllModalities(t *testing.T) {
	t.Parallel()
	for _, m := range derived.Modalities() {
		for _, phrase := range []string{"a derived conversation with %s", "an invitation to add %s", "an invitation to start %s"} {
			n, err := NeedsOf([]string{fmt.Sprintf(phrase, m)})
			if err != nil || n.Situation.Modality != m {
				t.Errorf("got %+v, %v, want %s", n, err, m)
			}
		}
	}
}
