package suite

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/stage"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// NotBegun says why a run was not begun: what it would make on its target could
// not be written down, another run is on its way, or one before has left something.
type NotBegun struct{ Err error }

// Error is the reason.
func (n *NotBegun) Error() string { return n.Err.Error() }

// Unwrap is the reason.
func (n *NotBegun) Unwrap() error { return n.Err }

// PlaceOf is where what a run creates on t is written down: the journal in folder
// or, if that is "", in state, which all runs of this machine have in common.
func PlaceOf(t *target.Target, state, folder string) journal.Place {
	p := journal.Place{State: state, Users: map[string]string{}}
	for part, who := range t.Identities() {
		p.Users[part] = journal.Key(who.Pool, who.SIP)
	}
	if p.Path = journal.Path(folder, t.Name); folder == "" {
		p.Path = filepath.Join(state, p.Users["caller"]+".ndjson")
	}
	return p
}

// open opens the journal of a target whose users outlive the run.
func (c *collector) open() error {
	if !c.Target.Lasting || c.Place.Path == "" {
		return nil
	}
	var err error
	if c.journal, err = c.Place.Begin(c.Sweep, c.Now); err != nil {
		return &NotBegun{err}
	}
	return nil
}

// written is where scenes write down what they make.
func (c *collector) written() stage.Journal {
	if c.journal == nil {
		return c.Journal
	}
	return c.journal
}

// uncleared says what could not be cleaned up when it was time to. What stands
// in a journal is tried once more, at the end.
func (c *collector) uncleared(whose string, err error) {
	if c.journal == nil && !c.Target.Replayed {
		c.fault(fmt.Sprintf("%s: cleaning up: %v", whose, err))
	}
}

// close cleans up what several cases have used, unless one that did is to be
// looked at, and then whatever else is left in the journal.
func (c *collector) close(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	restored := c.Keep && slices.ContainsFunc(c.cases, func(ended reports.Case) bool {
		return ended.Verdict != reports.Passed && ended.Verdict != reports.OutOfScope
	})
	if !restored {
		if err := c.scenes.Close(ctx); err != nil {
			c.uncleared("shared scenes", err)
		}
	}
	if c.journal == nil {
		return
	}
	if !restored {
		c.sweep(ctx)
	}
	if err := c.journal.Close(); err != nil {
		c.fault(err.Error())
	}
}

// sweep cleans up what is left in the journal. What cannot be is a fault.
func (c *collector) sweep(ctx context.Context) {
	sweeper := sweep.Sweeper{Journal: c.journal, SignIn: c.Target.SignIn, OnOutcome: func(o sweep.Outcome) {
		if o.Err != nil {
			c.fault(fmt.Sprintf("cleaning up: %s: %v; %s tries again", o.Entry, o.Err, c.Sweep))
		}
	}}
	sweeper.Sweep(ctx)
}
