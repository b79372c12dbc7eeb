package target

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"ucwatest/support/client"
)

// A Cast is the users of one case, signed in. Whom the target does not have is nil.
type Cast struct {
	Caller, Callee, Answerer *client.Session

	target  *Target
	group   group // of a mock
	options client.Options
	back    sync.Once // a pool's users are given back
}

// Cast returns three users, signed in, whom nobody else uses until Dismiss.
// Their exchanges are captured in log; agent is the User-Agent they send.
//
// A mock makes them. On a pool they are those of the target file, or the caller
// alone where a conversation is given or observed: they sign in once in a run,
// and are out once at a time, so that Cast waits for them, or for ctx to end.
func (t *Target) Cast(ctx context.Context, log *client.Log, agent string) (*Cast, error) {
	c := &Cast{target: t, options: t.options}
	c.options.Log, c.options.UserAgent, c.options.RawIdentities = log, agent, t.RawIdentities
	signIn, err := c.SignIn, error(nil)
	if t.pool != nil {
		signIn, err = c.enter, t.await(ctx)
	} else {
		c.group, err = t.control.cast(ctx)
	}
	if err != nil {
		return nil, err
	}
	for _, seat := range []struct {
		name    string
		session **client.Session
	}{{"caller", &c.Caller}, {"callee", &c.Callee}, {"answerer", &c.Answerer}} {
		if !t.has(seat.name) {
			continue
		}
		if *seat.session, err = signIn(ctx, seat.name); err != nil {
			return nil, errors.Join(err, c.Dismiss(context.WithoutCancel(ctx)))
		}
	}
	return c, nil
}

// has tells whether the target has a user called name; a mock makes anyone.
func (t *Target) has(name string) bool {
	if t.pool == nil {
		return true
	}
	_, found := t.pool.accounts[name]
	return found
}

// await waits until the pool's users are free.
func (t *Target) await(ctx context.Context) error {
	select {
	case t.pool.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for the users of target %q: %w", t.Name, ctx.Err())
	}
}

// enter lets the caller of a pool sign in.
func (t *Target) enter(ctx context.Context) error {
	if err := t.await(ctx); err != nil {
		return err
	}
	c := &Cast{target: t, options: t.options}
	c.options.RawIdentities = t.RawIdentities
	_, err := c.enter(ctx, parts[0])
	return errors.Join(err, c.Dismiss(ctx))
}

// enter returns the session of a pool's user, as one of the case's: kept from
// before, unless the pool has left the place it was found at.
func (c *Cast) enter(ctx context.Context, name string) (*client.Session, error) {
	kept := c.target.pool.sessions
	if s := kept[name]; s != nil && s.Settled() {
		return s.Logged(c.options.Log, c.options.UserAgent), nil
	}
	s, err := c.SignIn(ctx, name)
	if err != nil {
		return nil, err
	}
	kept[name] = s
	return s.Logged(c.options.Log, c.options.UserAgent), nil
}

// SignIn signs the user called name in once more, in a session of its own.
func (c *Cast) SignIn(ctx context.Context, name string) (*client.Session, error) {
	account, err := c.account(name)
	if err != nil {
		return nil, err
	}
	return client.SignIn(ctx, c.options, account)
}

func (c *Cast) account(name string) (client.Account, error) {
	if c.target.pool == nil {
		return c.group.user(name).account(c.group.Discover), nil
	}
	return c.target.account(name)
}

// account is how the pool's user called name signs in, or an *Unknown.
func (t *Target) account(name string) (client.Account, error) {
	a, found := t.pool.accounts[name]
	if found {
		return a, nil
	}
	unknown := &Unknown{User: name, Target: t.Name}
	for _, part := range parts {
		if t.has(part) {
			unknown.Known = append(unknown.Known, part)
		}
	}
	return a, unknown
}

// Unknown says that a target has no such user.
type Unknown struct {
	User, Target string
	Known        []string // the users there are
}

// Error names them all.
func (u *Unknown) Error() string {
	return fmt.Sprintf("user %q: target %q has only %s", u.User, u.Target, strings.Join(u.Known, ", "))
}

// Username is what token -user calls the user called name: what a mock's signs
// in as, and a pool's part, as its real name is nobody's business.
func (c *Cast) Username(name string) string {
	if c.target.pool != nil {
		return name
	}
	return c.group.user(name).Username
}

// Dismiss lets a mock forget the users and all they have; the users of a pool
// are free for the next case.
func (c *Cast) Dismiss(ctx context.Context) error {
	if c.target.pool != nil {
		c.back.Do(func() { <-c.target.pool.turn })
		return nil
	}
	return c.target.control.dismiss(ctx, c.group)
}
