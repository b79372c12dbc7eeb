package steps

import (
	"context"
	"errors"
	"strings"

	"ucwatest/support/client"
	"ucwatest/support/stage"
	"ucwatest/support/stage/derived"
	"ucwatest/support/target"
)

// bring signs the users in and lets them act, or finds what others have brought
// about, whichever the target offers.
func (c *Case) bring(ctx context.Context) (*target.Cast, *stage.Scene, error) {
	return c.bringAs(ctx, c.agent())
}

// bringForAll is bring for a scene that other cases read too.
func (c *Case) bringForAll(ctx context.Context) (*target.Cast, *stage.Scene, error) {
	return c.bringAs(ctx, c.sceneAgent())
}

func (c *Case) bringAs(ctx context.Context, agent string) (*target.Cast, *stage.Scene, error) {
	cast, err := c.Target.Cast(ctx, c.Log, agent)
	if err != nil {
		return cast, nil, err
	}
	scene, err := c.scenery(ctx, c.users(cast))
	c.note(scene, err)
	if err != nil {
		c.left = scene.Clear(context.WithoutCancel(ctx))
	}
	return cast, scene, err
}

// note logs how a scene came about, or why it did not.
func (c *Case) note(scene *stage.Scene, err error) {
	if err != nil {
		c.Target.Note("no scene", c.ID, c.Log.Redact(err.Error()))
		return
	}
	c.Target.Note("scene", c.ID, strings.TrimSpace("route "+scene.Route))
}

func (c *Case) scenery(ctx context.Context, users stage.Users) (*stage.Scene, error) {
	switch given := c.Target.Given; {
	case given != nil:
		return derived.Find(ctx, users, c.needs.Situation, *given)
	case c.Target.Observe > 0 && c.Operator == nil:
		return &stage.Scene{}, errors.New("the target is observed while an operator makes the call, and there is nobody to ask for it: use ucwatest apply")
	case c.Target.Observe > 0:
		return derived.Observe(ctx, users, c.needs.Situation, derived.Watch{For: c.Target.Observe, Operator: c.Operator})
	}
	return derived.Bring(ctx, users, c.Target.Staging, c.needs.Situation)
}

// Provided is the modality of the derived conversation that t gives or lets
// observe, in the place of any that users of t would create; false if it
// does neither.
func Provided(t *target.Target) (derived.Modality, bool) {
	if t.Given != nil {
		return t.Given.Modality, true
	}
	return derived.Audio, t.Observe > 0
}

// users are the cast, who act in the name of the case.
func (c *Case) users(cast *target.Cast) stage.Users {
	return stage.Users{Caller: cast.Caller, Callee: cast.Callee, Answerer: cast.Answerer, Offstage: cast, Tag: tag(c.ID),
		Run: c.Run, Journal: c.Journal, Notice: c.Notice, Lasting: c.Target.Lasting}
}

// Survey asks the target what it offers its users before any of them has acted. Who
// cannot sign in is told of as any other lack. What that makes is written into the
// case's journal and taken back.
func (c *Case) Survey(ctx context.Context) (*derived.Survey, error) {
	users, absent := c.users(&target.Cast{}), map[string]error{}
	for _, seat := range []struct {
		part    string
		session **client.Session
	}{{"caller", &users.Caller}, {"callee", &users.Callee}, {"answerer", &users.Answerer}} {
		session, err := c.Target.SignIn(ctx, seat.part)
		var blamed *client.Blamed
		switch {
		case err == nil:
			*seat.session = session.Logged(c.Log, c.agent())
		case errors.As(err, &blamed) && blamed.By == client.Auth:
			absent[seat.part] = err
		default:
			return nil, err
		}
	}
	survey, err := derived.Look(ctx, users, c.Target.Staging, absent)
	if err == nil {
		survey.Clock(c.Log.Ahead())
	}
	return survey, err
}
