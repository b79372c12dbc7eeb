package target

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
	"ucwatest/support/stage/derived"
)

// Rehearsal starts an embedded mock that stands in for t and is as limited: in
// its dialect, sharing scenes as t does and, if t is a pool, with the same parts
// for users who are the same in each case, allowing as much, and with a derived
// conversation if t gives one. Its owner closes it.
func (t *Target) Rehearsal(ctx context.Context) (*Target, error) {
	rehearsalPool, err := embed(Options{Dialect: t.Dialect, Now: t.now})
	if err != nil {
		return nil, err
	}
	rehearsalPool.Name, rehearsalPool.Share = t.Name, t.Share
	if err := t.backend.rehearse(ctx, t, rehearsalPool); err != nil {
		return nil, errors.Join(fmt.Errorf("rehearsal of target %q: %w", t.Name, err), rehearsalPool.Close())
	}
	return rehearsalPool.Target, nil
}

// rehearse leaves a mock as it is.
func (m *controlClient) rehearse(context.Context, *Target, embedded) error { return nil }

// rehearse makes e look like the pool of t to whoever runs cases on it.
func (p *pool) rehearse(ctx context.Context, t *Target, e embedded) (err error) {
	e.resemble(t)
	if !t.acts() {
		return e.give(ctx) // what an operator does is not ours to rehearse
	}
	e.backend, err = p.standIn(ctx, e)
	return err
}

// rehearse has a stand-in of each team.
func (all teams) rehearse(ctx context.Context, t *Target, e embedded) error {
	e.resemble(t)
	each := make(teams, len(all))
	for i, one := range all {
		p, err := one.standIn(ctx, e)
		if err != nil {
			return err
		}
		each[i] = team{p, one.phoneNumber}
	}
	e.backend = each
	return nil
}

// resemble makes e allow what t does.
func (e embedded) resemble(t *Target) {
	e.Traits, e.Team, e.May, e.Staging, e.Parallel, e.Known = t.Traits, t.Team, t.May, t.Staging, t.Parallel, t.Known
	if !t.Permits(MayStage) {
		e.options.Transport = client.ReadOnly(e.transport, t.acts())
	}
}

// standIn has users of the mock e in the place of those of p.
func (p *pool) standIn(ctx context.Context, e embedded) (*pool, error) {
	g, err := e.control.group(ctx)
	if err != nil {
		return nil, err
	}
	accounts := map[string]client.Account{}
	for part := range p.accounts {
		accounts[part], _ = g.account(part) // a group has everybody
	}
	for _, part := range p.answers {
		if err := g.PickUp(ctx, part); err != nil {
			return nil, err
		}
	}
	return newPool(p.name, p.team, accounts, p.answers), nil
}

// give brings a derived conversation about for e to give.
func (e embedded) give(ctx context.Context) error {
	d, err := e.mock.Derive(ctx)
	if err != nil {
		return err
	}
	root := e.control.root
	e.Given = &derived.Given{Application: root + d.Caller.Application, DerivedConversation: root + d.DerivedConversation,
		DerivedModality: root + d.DerivedAudioVideo, Invitation: root + d.Invitation, Original: root + d.Original}
	caller := client.Account{Name: parts[0], SIP: d.Caller.SIP, Username: d.Caller.Username,
		Password: d.Caller.Password, Applications: above(e.Given.Application)}
	e.backend = newPool(e.Name, "", map[string]client.Account{parts[0]: caller}, nil)
	return nil
}
