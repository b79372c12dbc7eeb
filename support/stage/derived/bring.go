package derived

import (
	"context"
	"fmt"
	"runtime/debug"

	"ucwatest/support/client"
	"ucwatest/support/document"
	"ucwatest/support/stage"
	"ucwatest/support/ucwa"
)

// A play brings one situation about in a scene.
type play struct {
	*stage.Scene
	staging   Staging
	situation Situation
	route     Route                // by which the invitation is to reach the answerer
	attempts  int                  // to let the invitation come to its fate
	addition  *invitedConversation // what came of the invitation
	concluded *document.Document   // the invitation, as it completed
}

// begin is the play of s by u, before anybody has acted.
func begin(u stage.Users, staging Staging, s Situation) *play {
	p := &play{Scene: stage.Open(u), staging: staging, situation: s}
	p.Rel, p.DerivedRel = s.Modality.Rel(), s.Modality.Derived()
	return p
}

// Bring acts until s is the state of the world. It returns a *stage.Unoffered
// error where the server does not let it, and any other where nothing answered or
// the journal could not be written. The scene has to be cleared in any case, so
// that a panic is an error as well.
func Bring(ctx context.Context, u stage.Users, staging Staging, s Situation) (scene *stage.Scene, err error) {
	p := begin(u, staging, s)
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic while the scene was staged: %v\n%s", panicked, debug.Stack())
		}
	}()
	scene = p.Scene
	acts := []func(context.Context) error{p.Arrive, p.reach, p.again, p.grow, p.accompany, p.operate, p.remove}
	if s.Alone {
		acts = []func(context.Context) error{p.alone}
	}
	for _, act := range acts {
		if err := act(ctx); err != nil {
			return scene, p.Noted(err)
		}
	}
	return scene, nil
}

// alone lets only the caller come.
func (p *play) alone(ctx context.Context) error { return p.Come(ctx, p.Caller) }

// resolveInvitation brings the invitation to its fate.
func (p *play) resolveInvitation(ctx context.Context) error {
	var err error
	invitation := p.situation.Modality.Invitation()
	switch p.situation.Fate {
	case Pending:
		return nil
	case AnsweredByOther:
		err = p.answer(ctx, p.Answerer)
	case AnsweredByCallee:
		err = p.answer(ctx, p.Callee)
	case Declined:
		err = p.take(ctx, p.Callee, invitation, ucwa.RelDecline)
	case Cancelled:
		err = p.cancel(ctx)
	}
	if err != nil {
		return err
	}
	p.concluded, err = p.conclude(ctx, outgoing{invitation, p.Invitation, p.Operation})
	return err
}

// answer lets user answer with media. A phone is picked up without UCWA.
func (p *play) answer(ctx context.Context, user *client.Session) error {
	m := rows[p.situation.Modality]
	if m.phone {
		return nil
	}
	return p.take(ctx, user, m.invitation, m.accept)
}

// cancel lets the caller take its invitation back.
func (p *play) cancel(ctx context.Context) error {
	invitation, err := stage.Read(ctx, p.Caller, p.Invitation)
	if err != nil {
		return err
	}
	_, err = stage.Post(ctx, p.Caller, invitation, "cancel", nil)
	return err
}

// derive notes where the invitation says that the derived conversation is. Where
// it names only the derived modality, that names the conversation.
func (p *play) derive(ctx context.Context) error {
	if !p.situation.Derives() {
		return nil
	}
	p.note()
	if rows[p.situation.Modality].aside && p.DerivedBy != "" {
		modality, err := p.ReadModality(ctx)
		if err != nil {
			return err
		}
		link, _ := modality.Link(ucwa.RelConversation)
		p.Derived = link.Href
	}
	if p.Derived == "" {
		return nil
	}
	p.addition.url = p.Derived
	return p.Undo.Made(p.addition.undo, p.Derived)
}

// note notes where the completed invitation says that the derived resources are.
func (p *play) note() {
	derived, _ := p.concluded.Link(ucwa.RelDerivedConversation)
	modality, _ := p.concluded.Link(p.DerivedRel)
	p.Derived, p.DerivedBy = derived.Href, modality.Href
}
