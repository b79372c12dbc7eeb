// Package stage is the users of a pool who act over the wire, the places they
// come to, and what has to be undone: applications, availability, call
// forwarding, and the journal of all that was made. It is handed its sessions: it
// must not know what kind of target they lead to, nor what will be judged.
//
// Go on with derived, which has the users bring a derived conversation about, or
// client, which acts.
package stage

import (
	"context"
	"errors"
	"strings"

	"ucwatest/support/client"
)

// Users are the three who act, each signed in.
type Users struct {
	Caller, Callee, Answerer *client.Session
	Offstage                 Offstage
	Tag                      string            // makes this scene's ids its own; letters, digits and dashes
	Run                      string            // makes this run's applications its own, of the same signs; may be empty
	Journal                  Journal           // nil: nobody writes down what is made
	Notice                   func(text string) // is told what whoever runs this should know; may be nil
	// Lasting users outlive the scene: what it made is taken back one by one and
	// proven to be gone. All others are forgotten with whatever they have.
	Lasting bool
}

// Everybody is the three of them.
func (u Users) Everybody() []*client.Session {
	return []*client.Session{u.Caller, u.Callee, u.Answerer}
}

// Offstage is what has to happen without UCWA, which has no call for it. What
// cannot happen is *Unoffered.
type Offstage interface {
	// PickUp lets the phone of the user called name answer by itself from now on.
	PickUp(ctx context.Context, name string) error
	// Divert lets the messaging invitations to the user called name reach the
	// user called to instead, as a rule of the administrator's may.
	Divert(ctx context.Context, name, to string) error
}

// A Scene is one situation created, with its users and places.
type Scene struct {
	Users
	Places
	Undo  Undo
	notes []string // refusals that were got around
}

// Open is the scene of u before anything has happened.
func Open(u Users) *Scene {
	return &Scene{Users: u, Undo: Undo{Journal: u.Journal, OneByOne: u.Lasting}}
}

func (u Users) notice(text string) {
	if u.Notice != nil {
		u.Notice(text)
	}
}

// Noted is err with the refusals that were got around and may have led to it.
func (s *Scene) Noted(err error) error {
	var unoffered *Unoffered
	if len(s.notes) == 0 || !errors.As(err, &unoffered) {
		return err
	}
	with := *unoffered
	with.Reason += " (before that: " + strings.Join(s.notes, "; ") + ")"
	return &with
}

// Clear takes back what the scene made, the newest first: of users that are
// forgotten with all they have only the applications, below which everything
// lies. What is gone already is no error. All else that cannot be taken back is,
// and stays in the journal.
func (s *Scene) Clear(ctx context.Context) error {
	return s.Undo.back(client.Cleaning(ctx), 0, false)
}
