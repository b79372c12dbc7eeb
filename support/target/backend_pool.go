package target

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"

	"ucwatest/support/client"
	"ucwatest/support/stage"
)

// A pool is the backend that is somebody's: it has one user for each part.
type pool struct {
	name     string
	team     string                     // whose users they are; "" where there are no teams
	accounts map[string]client.Account  // by their parts
	answers  []string                   // the parts whose phones pick up by themselves
	turn     chan struct{}              // held by whoever has the users
	sessions map[string]*client.Session // of those who have signed in; belongs to whoever has the turn
}

func newPool(name, team string, accounts map[string]client.Account, answers []string) *pool {
	return &pool{name: name, team: team, accounts: accounts, answers: answers, turn: make(chan struct{}, 1), sessions: map[string]*client.Session{}}
}

func (p *pool) users(ctx context.Context) (users, error) {
	select {
	case p.turn <- struct{}{}:
		return &poolUsers{pool: p}, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for the users of target %q: %w", p.name, ctx.Err())
	}
}

func (p *pool) identities() map[string]Identity {
	all := map[string]Identity{}
	for part, a := range p.accounts {
		all[part] = Identity{hostOf(cmp.Or(a.Discover, a.Applications)), a.SIP}
	}
	return all
}

func (p *pool) entrances() map[string]Entrance {
	all := map[string]Entrance{}
	for part, a := range p.accounts {
		_, domain, _ := strings.Cut(a.SIP, "@")
		e := Entrance{SIP: a.SIP, Domain: domain, Discover: a.Discover, Applications: a.Applications, Grant: a.Grant}
		if a.Token != "" {
			e.Grant = withToken
		}
		all[part] = e
	}
	return all
}

// hostOf is the host and port of a URL, "" if it is not one.
func hostOf(href string) string {
	at, err := url.Parse(href)
	if err != nil || at.Host == "" {
		return ""
	}
	port := at.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[at.Scheme]
	}
	return net.JoinHostPort(at.Hostname(), port)
}

// reach signs the caller in.
func (p *pool) reach(ctx context.Context, o client.Options) error {
	u, err := p.users(ctx)
	if err != nil {
		return err
	}
	_, err = u.enter(ctx, parts[0], o)
	return errors.Join(err, u.dismiss(ctx))
}

func (p *pool) account(_ context.Context, part string) (client.Account, error) {
	a, found := p.accounts[part]
	if found {
		return a, nil
	}
	return a, &Unknown{User: part, Target: p.name, Known: p.names()}
}

// names are what Target.SignIn calls the users of the whole pool.
func (p *pool) names() []string {
	var all []string
	for _, part := range parts {
		if _, found := p.accounts[part]; found {
			all = append(all, p.username(part))
		}
	}
	return all
}

// username is the part or, of a team, TEAM/PART.
func (p *pool) username(part string) string {
	if p.team == "" {
		return part
	}
	return p.team + "/" + part
}

// ofTeam is err with the team whose user met it.
func (p *pool) ofTeam(err error) error {
	if p.team == "" {
		return err
	}
	return fmt.Errorf("team %q: %w", p.team, err)
}

// poolUsers are the users of a pool while a case has them.
type poolUsers struct {
	pool *pool
	back sync.Once
}

func (u *poolUsers) account(part string) (client.Account, error) {
	return u.pool.account(context.Background(), part)
}

// enter returns the session kept from before, unless the pool has left the place
// it was found at.
func (u *poolUsers) enter(ctx context.Context, part string, o client.Options) (*client.Session, error) {
	s := u.pool.sessions[part]
	if s == nil || !s.Settled() {
		account, err := u.account(part)
		if err != nil {
			return nil, err
		}
		if s, err = client.SignIn(ctx, o, account); err != nil {
			return nil, u.pool.ofTeam(err)
		}
		u.pool.sessions[part] = s
	}
	return s.Logged(o.Log, o.UserAgent), nil
}

func (u *poolUsers) username(part string) string { return u.pool.username(part) }

func (u *poolUsers) dismiss(context.Context) error {
	u.back.Do(func() { <-u.pool.turn })
	return nil
}

// PickUp is nothing to do where the target file says that the phone does so anyway.
func (u *poolUsers) PickUp(_ context.Context, name string) error {
	if slices.Contains(u.pool.answers, name) {
		return nil
	}
	return &stage.Unoffered{What: "a phone of the " + name + " that picks up by itself",
		Reason: "the target file names none: want stage { answers = [\"" + name + "\"] } where there is one"}
}

// unavailable says that a pool has no call for what was wanted.
func unavailable(what string) error {
	return &stage.Unoffered{What: what, Reason: "UCWA has no call for it, only the control interface of the mock does"}
}

// Divert fails with an *Unoffered: UCWA has no call that diverts messages.
func (u *poolUsers) Divert(_ context.Context, name, to string) error {
	return unavailable("that messages to the " + name + " reach the " + to)
}

// Grant fails with an *Unoffered: UCWA has no call that grants scopes.
func (u *poolUsers) Grant(_ context.Context, name, scope string) error {
	return unavailable("a token of the " + name + " with the one scope " + scope)
}

// Refuse fails with an *Unoffered: no pool refuses on demand.
func (u *poolUsers) Refuse(_ context.Context, cause string) error {
	return unavailable("that the pool refuses because " + cause)
}

// Expire fails with an *Unoffered: nobody moves the clock of a pool.
func (u *poolUsers) Expire(context.Context) error {
	return unavailable("that tokens expire before their time")
}
