package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/journal"
	"ucwatest/support/suite"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// sweepCommand cleans up what runs have left on live targets.
type sweepCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (s *sweepCommand) Run(args []string) int {
	w, err := arguments.ParseSweep(args, s.env)
	if err != nil {
		return s.refuseArguments(err)
	}
	aims, err := s.open(w.On)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	code, view := exitOK, views.NewSweep(s.Streams, w.JSON)
	for _, on := range aims {
		for _, team := range on.Teams() {
			places, err := everyPlace(team, w.Journals)
			if err != nil {
				return s.fail(exitUsage, err)
			}
			code = max(code, s.team(ctx, team, places, view))
		}
		if err := on.Close(); err != nil {
			s.fail(exitNone, err)
		}
	}
	code = max(code, s.printed(view.Close()))
	if ctx.Err() != nil {
		s.BelowKeys()
		return s.fail(exitInterrupted, errors.New("interrupted; what is left stays in the journal"))
	}
	return code
}

// everyPlace are the places where something may be written down of what is left by a
// team: where it is now, where it is unless -journal-dir says otherwise, and where it
// was once. There are none on a mock.
func everyPlace(on *target.Target, folder string) ([]journal.Place, error) {
	all, err := placesOf(on, folder)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	for _, other := range slices.Concat(suite.PlacesOf(on, all[0].State, ""), suite.PlacesOf(on, all[0].State, arguments.OldJournals)) {
		if other.Path != all[0].Path {
			all = append(all, other)
		}
	}
	return all, nil
}

// team cleans up what is written down of a team at all its places.
func (s *sweepCommand) team(ctx context.Context, on *target.Target, places []journal.Place, view views.Sweep) int {
	if len(places) == 0 {
		view.Team(on.Name, on.Team, "")
		view.Nothing()
		return exitOK
	}
	view.Team(on.Name, on.Team, places[0].Path)
	code, found := exitOK, false
	for _, place := range places {
		_, missing := os.Stat(place.Path)
		if left, err := place.Read(); err == nil && len(left) == 0 && errors.Is(missing, fs.ErrNotExist) {
			continue
		}
		found = true
		code = max(code, s.place(ctx, on, place, view))
	}
	if !found {
		view.Nothing()
	}
	return code
}

// place cleans up what is written down at one place. A journal that nobody can
// read keeps no other from being swept.
func (s *sweepCommand) place(ctx context.Context, on *target.Target, place journal.Place, view views.Sweep) int {
	j, err := place.Open(time.Now)
	var held *journal.Held
	switch {
	case errors.As(err, &held):
		return s.fail(exitUsage, err)
	case err != nil:
		return s.fail(exitFail, err)
	}
	sweeper := sweep.Sweeper{Journal: j, SignIn: on.SignIn, Answerer: on.Identities()["answerer"].SIP, OnOutcome: view.Outcome}
	sweeper.Sweep(ctx)
	left := len(j.Left())
	view.End(j.Path(), left)
	code := s.unread(j, view, left)
	if err := j.Close(); err != nil {
		return s.fail(exitFail, err)
	}
	if left > 0 {
		return s.fail(exitFail, fmt.Errorf("%s: %d of the things it lists could not be cleaned up; sweep again, or clean them up by hand and remove the file",
			place.Path, left))
	}
	return code
}

// unread tells what could not be read of a journal. Once nothing else is left of it,
// it is moved aside.
func (s *sweepCommand) unread(j *journal.Journal, view views.Sweep, left int) int {
	damage := j.Damage()
	if len(damage) == 0 {
		return exitOK
	}
	for _, d := range damage {
		view.Damaged(d.String())
	}
	kept := ""
	if left == 0 {
		if aside := j.MoveAside(); aside != "" {
			kept = "; the file is now " + aside
		}
	}
	return s.fail(exitFail, fmt.Errorf("%w; what such lines said may be left on the target%s", &journal.Damaged{Path: j.Path(), All: damage}, kept))
}
