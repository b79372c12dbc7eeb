package suite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/journal"
	"ucwatest/support/stage"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// NotBegun says why a run was not begun: what it would make on its target could
// not be written down, another run is on its way, or one before has left something.
type NotBegun struct{ Err error }

// Error is the text of the reason.
func (n *NotBegun) Error() string { return n.Err.Error() }

// Unwrap returns the reason, for errors.Is and errors.As.
func (n *NotBegun) Unwrap() error { return n.Err }

// PlacesOf are where what a run creates on t is written down, one place for each of
// its Teams: a journal in folder or, if that is "", in state, which all runs of this
// machine have in common.
func PlacesOf(t *target.Target, state, folder string) []journal.Place {
	var all []journal.Place
	for _, one := range t.Teams() {
		all = append(all, placeOf(one, state, folder))
	}
	return all
}

func placeOf(t *target.Target, state, folder string) journal.Place {
	p := journal.Place{State: state, Team: t.Team, Users: map[string]string{}}
	for part, who := range t.Identities() {
		p.Users[part] = journal.Key(who.Pool, who.SIP)
	}
	name := t.Name
	if t.Team != "" {
		name += "+" + t.Team // no target has such a name
	}
	if p.Path = journal.Path(folder, name); folder == "" {
		p.Path = filepath.Join(state, p.Users["caller"]+".ndjson")
	}
	return p
}

// A team is the users who play one scene at a time: all there are or, of a target
// with teams, those of one.
type team struct {
	*target.Target
	scenes  steps.Scenes
	journal *journal.Journal // nil: nothing is written down
}

func teamsOf(t *target.Target) []*team {
	var all []*team
	for _, one := range t.Teams() {
		all = append(all, &team{Target: one, scenes: steps.Scenes{One: t.OneCast}})
	}
	return all
}

// open opens the journals of a target whose users outlive the run, all or none.
func (c *collector) open() error {
	if !c.Target.Lasting {
		return nil
	}
	for i, place := range c.Places {
		var err error
		if c.teams[i].journal, err = place.Begin(c.Sweep, c.Now); err != nil {
			for _, t := range c.teams[:i] {
				err = errors.Join(err, t.journal.Close())
			}
			return &NotBegun{err}
		}
	}
	return nil
}

// written is where the scenes of a team write down what they make.
func (c *collector) written(t *team) stage.Journal {
	if t.journal == nil {
		return c.Journal
	}
	return t.journal
}

// uncleared says what could not be cleaned up when it was time to. What stands
// in a journal is tried once more, at the end.
func (c *collector) uncleared(whose string, err error) {
	if c.teams[0].journal == nil && !c.Target.Replayed {
		c.fault(fmt.Sprintf("%s: cleaning up: %v", whose, err))
	}
}

// close cleans up what several cases have used, unless one that did is to be
// looked at, and then whatever else is left in the journals.
func (c *collector) close(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	restored := c.Keep && slices.ContainsFunc(c.cases, func(ended reports.Case) bool {
		return ended.Verdict != reports.Passed && ended.Verdict != reports.OutOfScope
	})
	for _, t := range c.teams {
		if !restored {
			c.clear(ctx, t)
		}
		if t.journal == nil {
			continue
		}
		if err := t.journal.Close(); err != nil {
			c.fault(err.Error())
		}
	}
}

// clear cleans up what a team has left. What cannot be cleaned up is a fault.
func (c *collector) clear(ctx context.Context, t *team) {
	if err := t.scenes.Close(ctx); err != nil {
		c.uncleared("shared scenes", err)
	}
	if t.journal == nil {
		return
	}
	sweeper := sweep.Sweeper{Journal: t.journal, SignIn: t.SignIn, OnOutcome: func(o sweep.Outcome) {
		if o.Err != nil {
			c.fault(fmt.Sprintf("cleaning up: %s: %v; %s tries again", o.Entry, o.Err, c.Sweep))
		}
	}}
	sweeper.Sweep(ctx)
}
