package target

import (
	"context"
	"slices"

	"ucwatest/support/stage"
)

// unavailable says that a pool has no call for what was wanted.
func unavailable(what string) error {
	return &stage.Unoffered{What: what, Reason: "UCWA has no call for it, only the control interface of the mock does"}
}

// PickUp lets the phone of the user called name answer by itself from now on.
// On a pool it must do so anyway, and the target file say so.
func (c *Cast) PickUp(ctx context.Context, name string) error {
	if c.target.pool == nil {
		return c.patchUser(ctx, name, map[string]any{"answers": true})
	}
	if slices.Contains(c.target.Staging.Answers, name) {
		return nil
	}
	return &stage.Unoffered{What: "a phone of the " + name + " that picks up by itself", Reason: "the target file names none: want stage { answers = [\"" + name + "\"] } where there is one"}
}

// Divert lets the messaging invitations to the user called name reach the user
// called to instead.
func (c *Cast) Divert(ctx context.Context, name, to string) error {
	if c.target.pool != nil {
		return unavailable("that messages to the " + name + " reach the " + to)
	}
	return c.patchUser(ctx, name, map[string]any{"messagesTo": c.group.user(to).SIP})
}

// Grant limits the tokens granted to the user called name from now on to scope.
func (c *Cast) Grant(ctx context.Context, name, scope string) error {
	if c.target.pool != nil {
		return unavailable("a token of the " + name + " with the one scope " + scope)
	}
	return c.patchUser(ctx, name, map[string]any{"scopes": []string{scope}})
}

// Refuse gives the pool a cause to refuse the users' conversations.
func (c *Cast) Refuse(ctx context.Context, cause string) error {
	if c.target.pool != nil {
		return unavailable("that the pool refuses because " + cause)
	}
	return c.patch(ctx, map[string]any{"refuse": cause})
}

// Expire lets the tokens of all users of the cast expire.
func (c *Cast) Expire(ctx context.Context) error {
	if c.target.pool != nil {
		return unavailable("that tokens expire before their time")
	}
	return c.patch(ctx, map[string]any{"expireTokens": true})
}
