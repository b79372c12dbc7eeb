package derived

import (
	"context"

	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// again adds the modality a second time to the original conversation, lets the
// answerer answer again, and notes the second derived conversation.
func (p *play) again(ctx context.Context) error {
	if !p.situation.Another {
		return nil
	}
	first := p.Places
	p.attempts++
	for _, act := range []func(context.Context) error{p.invite, p.resolveInvitation, p.derive} {
		if err := act(ctx); err != nil {
			return err
		}
	}
	p.Other = p.Derived
	p.Invitation, p.Operation, p.Derived, p.DerivedBy = first.Invitation, first.Operation, first.Derived, first.DerivedBy
	return nil
}

// grow invites the callee into the derived conversation, which makes it a conference.
func (p *play) grow(ctx context.Context) error {
	if p.situation.Conference == NoConference {
		return nil
	}
	derived, err := p.ReadDerived(ctx)
	if err != nil {
		return err
	}
	operation := p.id("participant")
	input := map[string]any{"to": p.Callee.Account.SIP, "operationId": operation}
	if _, err := stage.Start(ctx, p.Caller, derived, "addParticipant", operation, input); err != nil {
		return err
	}
	if err := p.take(ctx, p.Callee, "participantInvitation", ucwa.RelAccept); err != nil {
		return err
	}
	if p.situation.Conference == SilentConference {
		return p.silence(ctx)
	}
	return nil
}

// silence takes the floor from the audience, as a leader may.
func (p *play) silence(ctx context.Context) error {
	for _, rel := range []string{"enableAudienceMuteLock", "disableAudienceMessaging"} {
		derived, err := p.ReadDerived(ctx)
		if err != nil {
			return err
		}
		if _, err := stage.Post(ctx, p.Caller, derived, rel, nil); err != nil {
			return err
		}
	}
	return nil
}

// remove deletes what the situation says the caller has deleted. What the derived
// conversation and its modality are like is noted before.
func (p *play) remove(ctx context.Context) error {
	if p.situation.Deleted == Nothing {
		return nil
	}
	derived, err := p.ReadDerived(ctx)
	if err != nil {
		return err
	}
	if derived.Self == "" {
		return stage.NoSelf("the derived conversation")
	}
	p.Self = derived.Self
	p.Note(p.Derived, derived)
	if p.situation.Deleted == OriginalConversation {
		if err := p.noteModality(ctx); err != nil {
			return err
		}
	}
	p.Deleted = true
	switch p.situation.Deleted {
	case DerivedConversation:
		err = p.Delete(ctx, p.Self)
	case OriginalConversation:
		err = p.Delete(ctx, p.Original)
	case Application:
		err = p.Caller.DeleteApplication(ctx)
	}
	return err
}

// accompany adds another modality to the derived conversation, so that it goes
// on without the derived one. The answerer accepts.
func (p *play) accompany(ctx context.Context) error {
	if !p.situation.Company {
		return nil
	}
	m := p.situation.Modality.Beside()
	derived, err := p.ReadDerived(ctx)
	if err != nil {
		return err
	}
	modality, err := stage.Follow(ctx, p.Caller, derived, m.Rel())
	if err != nil {
		return err
	}
	input := p.input(m, p.id("company"))
	if !rows[m].ofConversation {
		input["to"] = p.Answerer.Account.SIP
	}
	x, err := stage.Start(ctx, p.Caller, modality, rows[m].add, p.id("company"), input)
	if err != nil {
		return err
	}
	invitation, err := created(x)
	if err != nil {
		return err
	}
	_, err = p.agree(ctx, m, p.Answerer, outgoing{m.Invitation(), invitation, p.id("company")})
	return err
}

// operate does with the derived modality what the situation says the caller has done.
func (p *play) operate(ctx context.Context) error {
	rel := ""
	switch p.situation.Done {
	case Stopped:
		rel = rows[p.situation.Modality].stop
	case Held:
		rel = rows[p.situation.Modality].hold
	default:
		return nil
	}
	modality, err := p.ReadModality(ctx)
	if err != nil {
		return err
	}
	p.BySelf = modality.Self
	_, err = stage.Post(ctx, p.Caller, modality, rel, nil)
	return err
}

// noteModality notes what the derived modality is like, where there is one.
func (p *play) noteModality(ctx context.Context) error {
	modality, err := p.ReadModality(ctx)
	if err == nil {
		p.Note(p.DerivedBy, modality)
	}
	return stage.IgnoreUnoffered(err)
}
