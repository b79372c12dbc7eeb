package steps

import (
	"context"
	"errors"

	"ucwatest/support/stage"
)

// situations registers the Givens. They only say what is wanted; it is brought
// about as a whole when something is asked.
func situations(v *vocabulary) {
	v.Given(`^a derived conversation$`, derivedConversation)
	v.Given(`^a derived conversation with (audio|phone audio|audio and video|messaging)$`, derivedWith)
	v.Given(`^it is refused because (?<cause>.+)$`, refusedBecause)
	v.Given(`^an invitation to (add|start) (audio|phone audio|audio and video|messaging)$`, anInvitation)
	v.Given(`^the answerer answered it through (call forwarding|simultaneous ring|an administrator's rule)$`, answeredByOther)
	v.Given(`^it (is still pending|was declined|was cancelled|was left unanswered|was answered by the callee)$`, itsFate)
	v.Given(`^it has become (a conference|a conference with a silent audience)$`, hasBecome)
	v.Given(`^it holds another modality as well$`, holdsAnother)
	v.Given(`^another derived conversation of the same original conversation$`, anotherDerived)
	v.Given(`^the caller has (stopped|held) the derived modality$`, hasDone)
	v.Given(`^the caller has deleted (its derived conversation|the original conversation|its application)$`, hasDeleted)
	v.Given(`^the caller's token grants "(Conversations\.Initiate|Conversations\.Receive|Contacts\.ReadWrite)"$`, tokenGrants)
	v.Given(`^every token has expired$`, tokensExpired)
}

func derivedConversation(ctx context.Context) error {
	return caseFrom(ctx).meet(stage.AnsweredByOther)
}

// derivedWith names a derived conversation by the modality that was added. Calls
// are forwarded; messages take a rule of an administrator's.
func derivedWith(ctx context.Context, what string) error {
	s := &caseFrom(ctx).situation
	if s.Modality = modalities[what]; s.Modality == stage.Messaging {
		s.Route = stage.Rule
	}
	return derivedConversation(ctx)
}

func refusedBecause(ctx context.Context, cause string) error {
	caseFrom(ctx).refusal = cause
	return nil
}

// modalities are what an invitation can add, as features call them.
var modalities = map[string]stage.Modality{
	"audio": stage.Audio, "phone audio": stage.PhoneAudio, "audio and video": stage.AudioVideo, "messaging": stage.Messaging,
}

func anInvitation(ctx context.Context, how, what string) error {
	s := &caseFrom(ctx).situation
	s.Start = how == "start"
	s.Modality = modalities[what]
	return nil
}

func answeredByOther(ctx context.Context, route string) error {
	c := caseFrom(ctx)
	c.situation.Route = map[string]stage.Route{
		"call forwarding": stage.Forwarding, "simultaneous ring": stage.Ringing, "an administrator's rule": stage.Rule,
	}[route]
	return c.meet(stage.AnsweredByOther)
}

// meet gives the case's invitation its one fate.
func (c *Case) meet(fate stage.Fate) error {
	if c.fated {
		return errors.New("an invitation has one fate: a Given before this one has named it")
	}
	c.situation.Fate, c.fated = fate, true
	return nil
}

func itsFate(ctx context.Context, fate string) error {
	return caseFrom(ctx).meet(map[string]stage.Fate{
		"is still pending":           stage.Pending,
		"was declined":               stage.Declined,
		"was cancelled":              stage.Cancelled,
		"was left unanswered":        stage.Unanswered,
		"was answered by the callee": stage.AnsweredByCallee,
	}[fate])
}

// derived changes the situation as long as it is one with a derived conversation.
func (c *Case) derived(change func(*stage.Situation)) error {
	if c.situation.Fate != stage.AnsweredByOther || c.situation.Start {
		return errNotDerived
	}
	change(&c.situation)
	return nil
}

func hasBecome(ctx context.Context, what string) error {
	return caseFrom(ctx).derived(func(s *stage.Situation) {
		s.Conference = map[string]stage.Conference{
			"a conference":                        stage.OpenConference,
			"a conference with a silent audience": stage.SilentConference,
		}[what]
	})
}

func holdsAnother(ctx context.Context) error {
	return caseFrom(ctx).derived(func(s *stage.Situation) { s.Company = true })
}

func anotherDerived(ctx context.Context) error {
	return caseFrom(ctx).derived(func(s *stage.Situation) { s.Another = true })
}

func hasDone(ctx context.Context, what string) error {
	return caseFrom(ctx).derived(func(s *stage.Situation) {
		s.Done = map[string]stage.Done{"stopped": stage.Stopped, "held": stage.Held}[what]
	})
}

// errNotDerived says that a Given is about a derived conversation there is none of.
var errNotDerived = errors.New("there is no derived conversation: name it, or who answered, in a Given before this one")

func hasDeleted(ctx context.Context, what string) error {
	caseFrom(ctx).situation.Deleted = map[string]stage.Deleted{
		derived:           stage.DerivedConversation,
		original:          stage.OriginalConversation,
		"its application": stage.Application,
	}[what]
	return nil
}

func tokenGrants(ctx context.Context, scope string) error {
	caseFrom(ctx).scope = scope
	return nil
}

func tokensExpired(ctx context.Context) error {
	caseFrom(ctx).expired = true
	return nil
}
