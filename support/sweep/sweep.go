// Package sweep cleans up what the journal of a run says is left on a target:
// it signs in the users who made it, restores what they had set, and deletes
// conversations and applications.
//
// It must not know what the run was for, nor what kind of target it was. How
// each thing is taken back is stage's to know; what is left, journal's.
package sweep

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
	"ucwatest/support/journal"
	"ucwatest/support/stage"
)

// A Sweeper cleans up what is left in a journal.
type Sweeper struct {
	Journal *journal.Journal
	// SignIn signs in the user who plays a part, once.
	SignIn   func(ctx context.Context, part string) (*client.Session, error)
	Answerer string // the address of the answerer; may be empty
	// OnOutcome is told what became of each entry, in the order it is done; it may be nil.
	OnOutcome func(Outcome)

	users map[string]*user
	later []pending
}

// An Outcome says of one entry of a journal whether it is cleaned up.
type Outcome struct {
	Entry journal.Entry
	Did   string // what is true now: it is gone, or restored
	Err   error  // why it is not; then it stays in the journal
}

// A user is one of those the journal names.
type user struct {
	part    string
	session *client.Session
	err     error // why there is no session
}

// A pending entry is a conversation that goes with its application.
type pending struct {
	entry journal.Entry
	err   error // why it could not be deleted by itself; nil: nobody knows where it is
}

// Sweep cleans up all that is left, the newest first, but applications last:
// all else lies below them. What cannot be cleared stays in the journal and does
// not keep the rest from being cleared, nor does that the run has had its share
// of requests.
func (b *Sweeper) Sweep(ctx context.Context) {
	ctx = client.Cleaning(ctx)
	b.users = map[string]*user{}
	for _, e := range b.Journal.Left() {
		switch e.Kind {
		case stage.KindForwarding:
			did, err := b.restore(ctx, e)
			b.done(e, did, err)
		case stage.KindConversation:
			b.conversation(ctx, e)
		case stage.KindApplication:
		default:
			b.done(e, "", fmt.Errorf("this version of ucwatest knows no %q", e.Kind))
		}
	}
	for _, e := range b.Journal.Left() {
		if e.Kind == stage.KindApplication {
			b.done(e, "gone", b.application(ctx, e))
		}
	}
	for _, p := range b.later {
		b.done(p.entry, "gone, with its application", b.gone(ctx, p))
	}
}

// done writes down and tells what became of e.
func (b *Sweeper) done(e journal.Entry, did string, err error) {
	if err == nil {
		err = b.Journal.Cleared(e.ID)
	}
	if b.OnOutcome != nil {
		b.OnOutcome(Outcome{e, did, err})
	}
}

// user signs in who plays a part, once.
func (b *Sweeper) user(ctx context.Context, part string) (*user, error) {
	u := b.users[part]
	if u == nil {
		u = &user{part: part}
		u.session, u.err = b.SignIn(ctx, part)
		b.users[part] = u
	}
	return u, u.err
}

// restore restores call forwarding as it was before any run changed it, in an
// application of the user's: the newest there is, else one that is made for that.
func (b *Sweeper) restore(ctx context.Context, e journal.Entry) (did string, err error) {
	u, err := b.user(ctx, e.User)
	if err != nil {
		return "", err
	}
	if u.session.ApplicationURL() == "" {
		if err := b.enter(ctx, u); err != nil {
			return "", err
		}
	}
	before, err := b.Journal.Keep(e.User, e.Kind, e.Detail)
	if err != nil {
		return "", err
	}
	saved := before[stage.DetailSettings]
	if err := stage.RestoreForwarding(ctx, u.session, saved); err != nil {
		return "", err
	}
	did = "restored"
	if active := stage.Reaches(saved, b.Answerer); active != "" {
		did += fmt.Sprintf("; calls go to the answerer (activeSetting %q) as they did before, which a run on another machine may have left", active)
	}
	return did, b.Journal.Forget(e.User, e.Kind)
}

// enter comes back to an application of u.
func (b *Sweeper) enter(ctx context.Context, u *user) error {
	for _, e := range b.Journal.Left() {
		if e.Kind == stage.KindApplication && e.User == u.part {
			return u.session.CreateApplication(ctx, e.Detail[stage.DetailEndpoint])
		}
	}
	endpoint := "ucwatest-sweep-" + u.part
	id, err := b.Journal.Intend(u.part, stage.KindApplication, map[string]string{stage.DetailEndpoint: endpoint})
	if err != nil {
		return err
	}
	if err := u.session.CreateApplication(ctx, endpoint); err != nil {
		return err
	}
	return b.Journal.Made(id, u.session.ApplicationURL())
}

// conversation deletes one. What cannot be deleted by itself goes with its application.
func (b *Sweeper) conversation(ctx context.Context, e journal.Entry) {
	u, err := b.user(ctx, e.User)
	if err == nil && e.URL != "" {
		if err = stage.DeleteConversation(ctx, u.session, e.URL); err == nil {
			b.done(e, "gone", nil)
			return
		}
	}
	b.later = append(b.later, pending{e, err})
}

// application deletes one, with all that lies below it.
func (b *Sweeper) application(ctx context.Context, e journal.Entry) error {
	u, err := b.user(ctx, e.User)
	if err != nil {
		return err
	}
	return stage.DeleteApplication(ctx, u.session, e.Detail[stage.DetailEndpoint])
}

// gone tells whether a conversation has gone with its application.
func (b *Sweeper) gone(ctx context.Context, p pending) error {
	for _, e := range b.Journal.Left() {
		if e.Kind == stage.KindApplication && e.User == p.entry.User {
			return errors.Join(p.err, errors.New("it goes with its application, which is still there"))
		}
	}
	if p.err == nil {
		return nil
	}
	u, err := b.user(ctx, p.entry.User)
	if err != nil {
		return err
	}
	return stage.DeleteConversation(ctx, u.session, p.entry.URL)
}
