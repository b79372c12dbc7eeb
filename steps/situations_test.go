package steps

import (
	"testing"

	"ucwatest/support/stage"
)

func TestSituations_contradictNoOther(t *testing.T) {
	t.Parallel()
	const one = "an invitation has one fate: a Given before this one has named it"
	for name, givens := range map[string]struct {
		first, second func(*Case) error
		want          string
	}{
		"two fates": {func(c *Case) error { return itsFate(With(t.Context(), c), "was declined") },
			func(c *Case) error { return itsFate(With(t.Context(), c), "is still pending") }, one},
		"a fate of what is derived": {func(c *Case) error { return derivedConversation(With(t.Context(), c)) },
			func(c *Case) error { return answeredByOther(With(t.Context(), c), "call forwarding") }, one},
		"a conference of nothing": {func(c *Case) error { return anInvitation(With(t.Context(), c), "add", "audio") },
			func(c *Case) error { return hasBecome(With(t.Context(), c), "a conference") }, errNotDerived.Error()},
		"a fate of what is derived by its modality": {func(c *Case) error { return derivedWith(With(t.Context(), c), "messaging") },
			func(c *Case) error { return itsFate(With(t.Context(), c), "is still pending") }, one},
		"company for nothing": {func(c *Case) error { return anInvitation(With(t.Context(), c), "add", "audio") },
			func(c *Case) error { return holdsAnother(With(t.Context(), c)) }, errNotDerived.Error()},
		"nothing on hold": {func(c *Case) error { return itsFate(With(t.Context(), c), "was declined") },
			func(c *Case) error { return hasDone(With(t.Context(), c), "held") }, errNotDerived.Error()},
		"a second of nothing": {func(c *Case) error { return itsFate(With(t.Context(), c), "was cancelled") },
			func(c *Case) error { return anotherDerived(With(t.Context(), c)) }, errNotDerived.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := &Case{}
			if err := givens.first(c); err != nil {
				t.Fatal(err)
			}
			if err := givens.second(c); err == nil || err.Error() != givens.want {
				t.Errorf("got %v, want %q", err, givens.want)
			}
		})
	}
}

func TestSituations_sayWhatIsWanted(t *testing.T) {
	t.Parallel()
	c := &Case{}
	ctx := With(t.Context(), c)
	for _, given := range []error{anInvitation(ctx, "start", "phone audio"), answeredByOther(ctx, "simultaneous ring")} {
		if given != nil {
			t.Fatal(given)
		}
	}
	want := stage.Situation{Modality: stage.PhoneAudio, Start: true, Fate: stage.AnsweredByOther, Route: stage.Ringing}
	if c.situation != want {
		t.Errorf("got %+v, want %+v", c.situation, want)
	}
}

func TestSituations_nameWhatWasDone(t *testing.T) {
	t.Parallel()
	c := &Case{}
	ctx := With(t.Context(), c)
	for _, given := range []error{derivedWith(ctx, "messaging"), holdsAnother(ctx), hasDone(ctx, "stopped")} {
		if given != nil {
			t.Fatal(given)
		}
	}
	want := stage.Situation{Modality: stage.Messaging, Fate: stage.AnsweredByOther, Route: stage.Rule, Company: true, Done: stage.Stopped}
	if c.situation != want {
		t.Errorf("got %+v, want %+v", c.situation, want)
	}
}
