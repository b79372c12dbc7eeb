package stage

import (
	"context"
	"errors"
	"fmt"
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
	// Keep writes down what a user has before it is changed, and returns what was
	// there before any run changed it: the same, unless one has not restored it.
	Keep(user, kind string, detail map[string]string) (map[string]string, error)
	// Forget says that it is as it was.
	Forget(user, kind string) error
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
func (unwritten) Forget(string, string) error                           { return nil }
func (unwritten) Keep(_, _ string, detail map[string]string) (map[string]string, error) {
	return detail, nil
}

// Undo is what has to be taken back, in the order it was made. Its zero value is
// ready.
type Undo struct {
	Journal  Journal // nil: nobody writes it down
	OneByOne bool    // nothing goes by being forgotten with its user

	entries []*UndoEntry
}

// An UndoEntry is something that was made, or may have been, and how it is taken back.
type UndoEntry struct {
	kind string // "" for what no journal needs to know
	id   int
	undo func(context.Context) error
}

// Intend writes down what the user called name is about to make, of a kind, and
// how it is taken back. Who gets an error is not to make it.
func (u *Undo) Intend(name, kind string, detail map[string]string, undo func(context.Context) error) (*UndoEntry, error) {
	id, err := u.journal().Intend(name, kind, detail)
	if err != nil {
		return nil, fmt.Errorf("journal: %s of %s: %w", kind, name, err)
	}
	d := &UndoEntry{kind, id, undo}
	u.entries = append(u.entries, d)
	return d, nil
}

// Did adds what no journal needs to know.
func (u *Undo) Did(undo func(context.Context) error) {
	u.entries = append(u.entries, &UndoEntry{undo: undo})
}

// Made adds where the newest thing of d is.
func (u *Undo) Made(d *UndoEntry, url string) error {
	if err := u.journal().Made(d.id, url); err != nil {
		return fmt.Errorf("journal: %s: %w", d.kind, err)
	}
	return nil
}

// Unmade drops the last entry, since the server refused it.
func (u *Undo) Unmade() error {
	last := u.entries[len(u.entries)-1]
	u.entries = u.entries[:len(u.entries)-1]
	return u.journal().Cleared(last.id)
}

func (u *Undo) journal() Journal {
	if u.Journal == nil {
		return unwritten{}
	}
	return u.Journal
}

// Mark is what Back takes to keep all that there is now.
func (u *Undo) Mark() int { return len(u.entries) }

// Back takes back all that was made since mark, each thing by itself.
func (u *Undo) Back(ctx context.Context, mark int) error { return u.back(ctx, mark, true) }

// back undoes all deeds but the first few, the newest first. What goes with its
// application is left to that, unless one says all or one by one: then it is
// undone by itself too, and what comes in the way of that does not matter once
// the applications are gone.
func (u *Undo) back(ctx context.Context, first int, all bool) error {
	var errs, moot []error
	var left []*UndoEntry
	alone := true // no application has been deleted
	for len(u.entries) > first {
		last := u.entries[len(u.entries)-1]
		u.entries = u.entries[:len(u.entries)-1]
		if all || u.OneByOne || last.kind == KindApplication {
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
		errs = append(errs, u.cleared(last))
	}
	if alone || errors.Join(errs...) != nil {
		return errors.Join(append(moot, errs...)...)
	}
	for _, gone := range left {
		errs = append(errs, u.cleared(gone))
	}
	return errors.Join(errs...)
}

// cleared writes down that what d made is gone.
func (u *Undo) cleared(d *UndoEntry) error {
	if d.kind == "" {
		return nil
	}
	return u.journal().Cleared(d.id)
}
