package stage

import (
	"context"
	"errors"
	"fmt"

	"ucwatest/support/client"
)

// A Journal is where a scene writes down what it makes on a pool, so that it can
// be taken back even if the run does not live to do it.
type Journal interface {
	// Intend writes down what a user is about to make, before the request, and
	// returns a number for it.
	Intend(user, kind string, detail map[string]string) (id int, err error)
	// Made adds where it is.
	Made(id int, url string) error
	// Cleared says that it is gone, or never was.
	Cleared(id int) error
}

// The kinds of things in a journal, and the keys of their details.
const (
	KindApplication  = "application"  // DetailEndpoint leads back to it
	KindForwarding   = "forwarding"   // DetailSettings is what RestoreForwarding takes
	KindConversation = "conversation" // goes with its application; DetailOperation

	DetailEndpoint  = "endpointId"
	DetailSettings  = "settings"
	DetailOperation = "operationId"
)

// unwritten is the journal of users that are forgotten with all they have.
type unwritten struct{}

func (unwritten) Intend(string, string, map[string]string) (int, error) { return 0, nil }
func (unwritten) Made(int, string) error                                { return nil }
func (unwritten) Cleared(int) error                                     { return nil }

// A deed is something that a scene has made, or may have, and takes back.
type deed struct {
	kind string // "" for what no journal needs to know
	id   int
	undo func(context.Context) error
}

// pledge writes down what user is about to make, and how it is taken back.
func (s *Scene) pledge(user *client.Session, d *deed, detail map[string]string) error {
	var err error
	if d.id, err = s.journal().Intend(user.Account.Name, d.kind, detail); err != nil {
		return fmt.Errorf("journal: %s of %s: %w", d.kind, user.Account.Name, err)
	}
	s.deeds = append(s.deeds, d)
	return nil
}

// made adds where the newest thing of d is.
func (s *Scene) made(d *deed, url string) error {
	if err := s.journal().Made(d.id, url); err != nil {
		return fmt.Errorf("journal: %s: %w", d.kind, err)
	}
	return nil
}

// unmade drops the last deed, since the server refused it.
func (s *Scene) unmade() error {
	last := s.deeds[len(s.deeds)-1]
	s.deeds = s.deeds[:len(s.deeds)-1]
	return s.journal().Cleared(last.id)
}

func (s *Scene) journal() Journal {
	if s.Journal == nil {
		return unwritten{}
	}
	return s.Journal
}

// takeBack undoes all deeds but the first few, the newest first. What goes with
// its application is left to that, unless one says all or the users last: then
// it is undone by itself too, and what comes in the way of that does not matter
// once the applications are gone.
func (s *Scene) takeBack(ctx context.Context, first int, all bool) error {
	var errs, moot []error
	var left []*deed
	alone := true // no application has been deleted
	for len(s.deeds) > first {
		last := s.deeds[len(s.deeds)-1]
		s.deeds = s.deeds[:len(s.deeds)-1]
		if all || s.Lasting || last.kind == KindApplication {
			switch err := last.undo(ctx); {
			case err != nil && (last.kind == KindConversation || last.kind == ""):
				left, moot = append(left, last), append(moot, err)
				continue
			case err != nil:
				errs = append(errs, err)
				continue // it stays in the journal
			}
		}
		alone = alone && last.kind != KindApplication
		errs = append(errs, s.cleared(last))
	}
	if alone || errors.Join(errs...) != nil {
		return errors.Join(append(moot, errs...)...)
	}
	for _, gone := range left {
		errs = append(errs, s.cleared(gone))
	}
	return errors.Join(errs...)
}

// cleared writes down that what d made is gone.
func (s *Scene) cleared(d *deed) error {
	if d.kind == "" {
		return nil
	}
	return s.journal().Cleared(d.id)
}
