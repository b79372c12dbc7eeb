package target

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ucwatest/support/client"
)

// parts are those that users can play.
var parts = []string{"caller", "callee", "answerer"}

// A backend is what answers at a target.
type backend interface {
	// reach finds out whether it answers at all.
	reach(ctx context.Context, o client.Options) error
	// users are those of one case, whom nobody else uses until they are dismissed.
	// Where there are none now it waits, or for ctx to end.
	users(ctx context.Context) (users, error)
	// account is how somebody signs in who need not be in a case.
	account(ctx context.Context, name string) (client.Account, error)
	// names are what Target.SignIn calls those who stay.
	names() []string
	// identities are the addresses of those who stay, by their parts, and of what pool.
	identities() map[string]Identity
	// entrances are how they come in, by their parts.
	entrances() map[string]Entrance
	// rehearse makes e, a mock that stands in for t, be as limited as t is.
	rehearse(ctx context.Context, t *Target, e embedded) error
}

// An Identity tells a user of a pool from all others.
type Identity struct {
	Pool string // the host and port by which it is found
	SIP  string
}

// users are those of one case.
type users interface {
	Control
	// account is how the user who plays a part signs in: an *Unknown where the
	// target has no such user.
	account(part string) (client.Account, error)
	// enter is a session of that user's, as o says.
	enter(ctx context.Context, part string, o client.Options) (*client.Session, error)
	// username is what Target.SignIn calls that user.
	username(part string) string
	dismiss(ctx context.Context) error
}

// Control is what has to happen without UCWA, which has no call for it. What a
// pool cannot do is a *stage.Unoffered.
type Control interface {
	// PickUp lets the phone of the user called name answer by itself from now on.
	PickUp(ctx context.Context, name string) error
	// Divert lets the messaging invitations to the user called name reach the user
	// called to instead.
	Divert(ctx context.Context, name, to string) error
	// Grant limits the tokens granted to the user called name from now on to scope.
	Grant(ctx context.Context, name, scope string) error
	// Refuse gives a cause to refuse the users' conversations.
	Refuse(ctx context.Context, cause string) error
	// Expire lets the tokens of all the users expire.
	Expire(ctx context.Context) error
}

// A Cast is the users of one case, signed in. Whom the target does not have is nil.
type Cast struct {
	Caller, Callee, Answerer *client.Session
	Control

	users   users
	options client.Options
}

// Cast returns three users, signed in, whom nobody else uses until Dismiss.
// Their exchanges are captured in log; agent is the User-Agent they send.
//
// A mock makes them. On a pool they are those of the target file, or the caller
// alone where a conversation is given or observed: they sign in once in a run,
// and are out once at a time, so that Cast waits for them, or for ctx to end.
func (t *Target) Cast(ctx context.Context, log *client.Log, agent string) (*Cast, error) {
	users, err := t.backend.users(ctx)
	if err != nil {
		return nil, err
	}
	c := &Cast{Control: users, users: users, options: t.sessions()}
	c.options.Log, c.options.UserAgent = log, agent
	for i, session := range []**client.Session{&c.Caller, &c.Callee, &c.Answerer} {
		*session, err = users.enter(ctx, parts[i], c.options)
		var unknown *Unknown
		if err != nil && !errors.As(err, &unknown) {
			return nil, errors.Join(err, c.Dismiss(context.WithoutCancel(ctx)))
		}
	}
	return c, nil
}

// SignIn signs the user called name in once more, in a session of its own.
func (c *Cast) SignIn(ctx context.Context, name string) (*client.Session, error) {
	account, err := c.users.account(name)
	if err != nil {
		return nil, err
	}
	return client.SignIn(ctx, c.options, account)
}

// Username is what token -user calls the user called name: what a mock's signs
// in as, and a pool's part, as its real name is nobody's business.
func (c *Cast) Username(name string) string { return c.users.username(name) }

// Dismiss lets a mock forget the users and all they have; the users of a pool
// are free for the next case.
func (c *Cast) Dismiss(ctx context.Context) error { return c.users.dismiss(ctx) }

// Unknown says that a target has no such user.
type Unknown struct {
	User, Target string
	Known        []string // the users there are
}

// Error names them all.
func (u *Unknown) Error() string {
	return fmt.Sprintf("user %q: target %q has only %s", u.User, u.Target, strings.Join(u.Known, ", "))
}
