package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/suite"
	"ucwatest/support/sweep"
	"ucwatest/support/target"
)

// sweeping clears away what runs have left on live targets.
type sweeping struct{ ui }

// sweepFlags are what the flags of sweep say.
type sweepFlags struct {
	on, journals string
	json         bool
}

func (w *sweepFlags) flags() *flag.FlagSet {
	f := flags("sweep")
	f.StringVar(&w.on, "on", os.Getenv("UCWATEST_TARGET"), "clear away what is left on the targets in this `file`, FILE#NAME for one of several")
	journalFlag(f, &w.journals)
	f.BoolVar(&w.json, "json", false, "print what became of each thing as JSON, at the end")
	return f
}

// Run runs the verb.
func (s *sweeping) Run(args []string) int {
	var w sweepFlags
	if code, ok := s.parse(w.flags(), args); !ok {
		return code
	}
	if w.on == "" {
		return s.fail(exitUsage, errors.New("sweep: want -on FILE"))
	}
	aims, err := target.OpenAll([]string{w.on}, time.Now)
	if err != nil {
		return s.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	code, out, all := exitOK, s.out, sweptTargets{FormatVersion: sweptVersion}
	if w.json {
		s.out = io.Discard
	}
	for _, on := range aims {
		places, err := w.places(on)
		if err != nil {
			return s.fail(exitUsage, err)
		}
		did := &sweptTarget{Target: on.Name, Outcomes: []sweptEntry{}}
		if len(places) > 0 {
			did.Journal = places[0].Path
		}
		all.Targets = append(all.Targets, did)
		code = max(code, s.target(ctx, on, places, did))
		if err := on.Close(); err != nil {
			s.fail(exitNone, err)
		}
	}
	if s.out = out; w.json {
		code = max(code, s.encode("outcomes", all))
	}
	if ctx.Err() != nil {
		s.belowKeys()
		return s.fail(exitInterrupted, errors.New("interrupted; what is left stays in the journal"))
	}
	return code
}

// places are those where something may be written down of what is left on a target:
// where it is now, where it is unless -journal-dir says otherwise, and where it was
// once. There are none on a mock.
func (w sweepFlags) places(on *target.Target) ([]journal.Place, error) {
	if !on.Lasting {
		return nil, nil
	}
	state, err := journal.StateFolder(runtime.GOOS, os.Getenv)
	if err != nil {
		return nil, err
	}
	all := []journal.Place{suite.PlaceOf(on, state, w.journals)}
	for _, other := range []journal.Place{suite.PlaceOf(on, state, ""), suite.PlaceOf(on, state, oldJournals)} {
		if other.Path != all[0].Path {
			all = append(all, other)
		}
	}
	return all, nil
}

// target clears away what is written down of a target at all its places.
func (s *sweeping) target(ctx context.Context, on *target.Target, places []journal.Place, did *sweptTarget) int {
	if len(places) == 0 {
		fmt.Fprintf(s.out, "nothing is left on %s: a mock forgets users with all they have\n", on.Name)
		return exitOK
	}
	code, found := exitOK, false
	for _, place := range places {
		_, missing := os.Stat(place.Path)
		if left, err := place.Read(); err == nil && len(left) == 0 && errors.Is(missing, fs.ErrNotExist) {
			continue
		}
		found = true
		code = max(code, s.place(ctx, on, place, did))
	}
	if !found {
		fmt.Fprintf(s.out, "nothing is left on %s: there is no %s\n", on.Name, places[0].Path)
	}
	return code
}

// place clears away what is written down at one place. A journal that nobody can
// read keeps no other from being swept.
func (s *sweeping) place(ctx context.Context, on *target.Target, place journal.Place, did *sweptTarget) int {
	j, err := place.Open(time.Now)
	var held *journal.Held
	switch {
	case errors.As(err, &held):
		return s.fail(exitUsage, err)
	case err != nil:
		return s.fail(exitFail, err)
	}
	left := s.clear(ctx, on, j, did)
	code := s.unread(j, did, left)
	if err := j.Close(); err != nil {
		return s.fail(exitFail, err)
	}
	if left > 0 {
		return s.fail(exitFail, fmt.Errorf("%s: not all that it names is cleared away, %d left; sweep again, or clear it away by hand and remove the file",
			place.Path, left))
	}
	return code
}

// unread tells what could not be read of a journal. Once nothing else is left of it,
// it is moved aside.
func (s *sweeping) unread(j *journal.Journal, did *sweptTarget, left int) int {
	damage := j.Damage()
	if len(damage) == 0 {
		return exitOK
	}
	for _, d := range damage {
		did.Damage = append(did.Damage, d.String())
	}
	kept := ""
	if left == 0 {
		kept = "; the file is now " + j.MoveAside()
	}
	return s.fail(exitFail, fmt.Errorf("%w; what such lines said may be left on the target%s", &journal.Damaged{Path: j.Path(), All: damage}, kept))
}

// clear clears away what is left in j, says what became of it, and returns how much
// is left.
func (s *sweeping) clear(ctx context.Context, on *target.Target, j *journal.Journal, did *sweptTarget) int {
	var told strings.Builder
	all, cleared := 0, 0
	sweeper := sweep.Broom{Journal: j, SignIn: on.SignIn, Told: func(o sweep.Outcome) {
		one := sweptEntry{Kind: o.Entry.Kind, User: o.Entry.User, URL: o.Entry.URL, Is: o.Did}
		all++
		if o.Err != nil {
			one.Is, one.Error = "", o.Err.Error()
			o.Did = "NOT CLEARED: " + one.Error
		} else {
			cleared++
		}
		fmt.Fprintln(&told, reports.Visible(fmt.Sprintf("  %s: %s", o.Entry, o.Did)))
		did.Outcomes = append(did.Outcomes, one)
	}}
	sweeper.Sweep(ctx)
	fmt.Fprintf(s.out, "cleared on %s: %d of %d, as %s told\n%s", on.Name, cleared, all, j.Path(), told.String())
	left := len(j.Left())
	did.Left += left
	return left
}

// Synopsis is the verb in one line.
func (s *sweeping) Synopsis() string { return "Clear away what a run has left on a live target" }

// Help is the verb's help text.
func (s *sweeping) Help() string {
	return `Usage: ucwatest sweep [flags]

  Clears away what a run has left that was killed, that could not clear it away
  itself, or that was told to keep it. It signs in the users who made it, restores
  their call forwarding and reads it again to prove that, and deletes conversations
  and applications. Where nothing is left it asks nothing of the target. A list that
  is damaged is read as far as it can be, and moved aside. -on is needed.

  ucwatest sweep -on staging.hcl
  ucwatest sweep -on staging.hcl -json | jq -r '.targets[].outcomes[].error // empty'

Exit codes: 0 nothing is left, 1 something could not be cleared away, or read, 3 a
mistake in flags or target file, no folder for lists, or a run that is still on its
way, 130 interrupted.

Flags:
` + flagHelp(new(sweepFlags).flags())
}
