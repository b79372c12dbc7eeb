package target

import (
	"context"
	"slices"
)

// Unavailable says that a pool has no call for what was wanted.
type Unavailable struct{ What, Why string }

// Error names both.
func (u *Unavailable) Error() string { return u.What + " is not to be had: " + u.Why }

const uncontrolled = "UCWA has no call for it, only the control interface of the mock does"

// PickUp lets the phone of the user called name answer by itself from now on.
// On a pool it must do so anyway, and the target file say so.
func (c *Cast) PickUp(ctx context.Context, name string) error {
	if c.target.pool == nil {
		return c.patchUser(ctx, name, map[string]any{"answers": true})
	}
	if slices.Contains(c.target.Staging.Answers, name) {
		return nil
	}
	return &Unavailable{"a phone of the " + name + " that picks up by itself",
		"the target file names none: want stage { answers = [\"" + name + "\"] } where there is one"}
}

// Divert lets the messaging invitations to the user called name reach the user
// called to instead.
func (c *Cast) Divert(ctx context.Context, name, to string) error {
	if c.target.pool != nil {
		return &Unavailable{"that messages to the " + name + " reach the " + to, uncontrolled}
	}
	return c.patchUser(ctx, name, map[string]any{"messagesTo": c.group.user(to).SIP})
}

// Grant limits the tokens granted to the user called name from now on to scope.
func (c *Cast) Grant(ctx context.Context, name, scope string) error {
	if c.target.pool != nil {
		return &Unavailable{"a token of the " + name + " with the one scope " + scope, uncontrolled}
	}
	return c.patchUser(ctx, name, map[string]any{"scopes": []string{scope}})
}

// Refuse gives the pool a cause to refuse the users' conversations.
func (c *Cast) Refuse(ctx context.Context, cause string) error {
	if c.target.pool != nil {
		return &Unavailable{"that the pool refuses because " + cause, uncontrolled}
	}
	return c.patch(ctx, map[string]any{"refuse": cause})
}

// Expire lets the tokens of all users of the cast expire.
func (c *Cast) Expire(ctx context.Context) error {
	if c.target.pool != nil {
		return &Unavailable{"that tokens expire before their time", uncontrolled}
	}
	return c.patch(ctx, map[string]any{"expireTokens": true})
}
