package steps

import (
	"context"
	"errors"

	"ucwatest/support/stage"
	"ucwatest/support/target"
)

// bring signs the users in and lets them act, or finds what others have brought
// about, whichever the target offers.
func (c *Case) bring(ctx context.Context) (*target.Cast, *stage.Scene, error) {
	cast, err := c.Target.Cast(ctx, c.Log, c.agent())
	if err != nil {
		return cast, nil, err
	}
	users, err := c.users(cast)
	if err != nil {
		return cast, nil, err
	}
	scene, err := c.scenery(ctx, users)
	if err != nil {
		c.left = scene.Clear(context.WithoutCancel(ctx))
	}
	return cast, scene, err
}

func (c *Case) scenery(ctx context.Context, users stage.Users) (*stage.Scene, error) {
	switch given := c.Target.Given; {
	case given != nil:
		return stage.Find(ctx, users, c.situation, stage.Given{Application: given.Application, DerivedConversation: given.DerivedConversation,
			DerivedModality: given.DerivedModality, Invitation: given.Invitation, Original: given.Original, Modality: modalities[given.Modality]})
	case c.Target.Observe > 0 && c.Operator == nil:
		return &stage.Scene{}, errors.New("the target is observed while an operator makes the call, and there is nobody to tell: use ucwatest apply")
	case c.Target.Observe > 0:
		return stage.Observe(ctx, users, c.situation, stage.Watch{For: c.Target.Observe, Operator: c.Operator})
	}
	return stage.Bring(ctx, users, c.situation)
}

// Provided is the modality of the derived conversation that t gives or lets
// observe, in the place of any that users of t would bring about; false if it
// does neither.
func Provided(t *target.Target) (stage.Modality, bool) {
	if t.Given != nil {
		return modalities[t.Given.Modality], true
	}
	return stage.Audio, t.Observe > 0
}

// users are the cast, with what the target says of staging.
func (c *Case) users(cast *target.Cast) (stage.Users, error) {
	said := c.Target.Staging
	users := stage.Users{Caller: cast.Caller, Callee: cast.Callee, Answerer: cast.Answerer, Offstage: offstage{cast}, Tag: tag(c.ID),
		Run: c.Run, Journal: c.Journal, Lasting: c.Target.Live,
		Staging: stage.Staging{Offer: said.Offer, Answer: said.Answer, PhoneNumber: said.PhoneNumber}}
	for _, name := range said.Routes {
		route, err := stage.ParseRoute(name)
		if err != nil {
			return users, err
		}
		users.Staging.Routes = append(users.Staging.Routes, route)
	}
	return users, nil
}

// Survey asks the target what it offers its users before any of them has acted.
// What that makes is written into the case's journal and taken back.
func (c *Case) Survey(ctx context.Context) (*stage.Survey, error) {
	cast, err := c.Target.Cast(ctx, c.Log, c.agent())
	if err != nil {
		return nil, err
	}
	users, err := c.users(cast)
	if err != nil {
		return nil, errors.Join(err, cast.Dismiss(ctx))
	}
	survey, err := stage.Look(ctx, users)
	return survey, errors.Join(err, cast.Dismiss(context.WithoutCancel(ctx)))
}

// offstage is what a target can let happen without UCWA.
type offstage struct{ cast *target.Cast }

func (o offstage) PickUp(ctx context.Context, name string) error {
	return unoffered(o.cast.PickUp(ctx, name))
}

func (o offstage) Divert(ctx context.Context, name, to string) error {
	return unoffered(o.cast.Divert(ctx, name, to))
}
