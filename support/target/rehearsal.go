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
	stand, err := embed(Options{Dialect: t.Dialect, Now: t.now})
	if err != nil {
		return nil, err
	}
	stand.Name, stand.Share = t.Name, t.Share
	if !t.Live {
		return stand.Target, nil
	}
	if err := stand.poseAs(ctx, t); err != nil {
		return nil, errors.Join(fmt.Errorf("rehearsal of target %q: %w", t.Name, err), stand.Close())
	}
	return stand.Target, nil
}

// poseAs makes e look like the pool t to whoever runs cases on it.
func (e embedded) poseAs(ctx context.Context, t *Target) error {
	e.Live, e.May, e.Staging, e.Parallel, e.Known = true, t.May, t.Staging, t.Parallel, t.Known
	e.pool = &pool{accounts: map[string]client.Account{}, turn: make(chan struct{}, 1), sessions: map[string]*client.Session{}}
	if !t.Permits(MayStage) {
		e.options.Transport = client.ReadOnly(e.transport, t.Given == nil && t.Observe == 0)
	}
	if t.Given != nil || t.Observe > 0 {
		return e.give(ctx) // what an operator does is not ours to rehearse
	}
	g, err := e.control.cast(ctx)
	if err != nil {
		return err
	}
	for part := range t.pool.accounts {
		e.pool.accounts[part] = g.user(part).account(g.Discover)
	}
	for _, part := range t.Staging.Answers {
		if err := (&Cast{target: &Target{control: e.control}, group: g}).PickUp(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// give brings a derived conversation about for e to give.
func (e embedded) give(ctx context.Context) error {
	d, err := e.mock.Derive(ctx)
	if err != nil {
		return err
	}
	e.Given = &derived.Given{Application: e.URL + d.Caller.Application, DerivedConversation: e.URL + d.DerivedConversation,
		DerivedModality: e.URL + d.DerivedAudioVideo, Invitation: e.URL + d.Invitation, Original: e.URL + d.Original}
	e.pool.accounts[parts[0]] = client.Account{Name: parts[0], SIP: d.Caller.SIP, Username: d.Caller.Username,
		Password: d.Caller.Password, Applications: above(e.Given.Application)}
	return nil
}
