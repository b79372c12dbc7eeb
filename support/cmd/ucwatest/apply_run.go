package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"golang.org/x/term"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/command/arguments"
	"ucwatest/support/journal"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// ask finds out whether all runs may begin, before any does: no run before may
// have left something on a target, and each that changes one has to be approved.
// With any code but exitOK nothing is run, which it has said.
func (a *applyCommand) ask(i interrupts, runs ...targetRun) int {
	code := exitOK
	for _, e := range runs {
		if err := swept(e.config); err != nil {
			code = a.nothing(e.Apply, exitUsage, err)
		}
	}
	if code != exitOK {
		return code
	}
	ctx, stop := i.context(func() {})
	defer stop()
	for _, e := range runs {
		var unapproved *notApproved
		err := a.approve(ctx, approval{e.Plan != "" || e.AutoApprove, e.Input, "-auto-approve or a saved plan"}, e.config)
		switch {
		case err == nil:
		case errors.As(err, &unapproved):
			return a.fail(exitUsage, err)
		case ctx.Err() != nil:
			a.BelowKeys()
			return a.fail(exitInterrupted, errors.New("interrupted; nothing was run"))
		default:
			return a.nothing(e.Apply, exitNone, err)
		}
	}
	return exitOK
}

// An approval is what the arguments say of runs that change a pool.
type approval struct {
	given bool
	asked bool   // somebody may be asked for it
	by    string // how it could have been given
}

// approve asks whether a run that changes a pool may begin, and says first what
// it would change. It is nil if it may: there is nothing to ask of a mock, of a
// pool that nothing is done to, nor where that is approved already.
func (m meta) approve(ctx context.Context, by approval, c suite.Config) error {
	if by.given || !c.Target.Lasting || !c.Target.Permits(target.MayStage) {
		return nil
	}
	made, err := plan.Rehearse(ctx, c.Target, nil, c)
	if err != nil {
		return err
	}
	if !made.Changing() {
		return nil
	}
	switch {
	case !by.asked:
		return &notApproved{made.Summary() + " With -input=false that takes " + by.by}
	case !term.IsTerminal(int(os.Stdin.Fd())):
		return &notApproved{made.Summary() + " Without a terminal to ask on that takes " + by.by}
	}
	var shown strings.Builder
	if err := plan.WriteApproval(&shown, made); err != nil {
		return err
	}
	screen := m.Ask(fmt.Sprintf("\n%s\nBegin the run? Only 'yes' is accepted: ", shown.String()))
	line := answer(ctx, os.Stdin)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !strings.HasSuffix(line, "\n") {
		fmt.Fprintln(screen) // the keys ended none
	}
	if strings.TrimSpace(line) != "yes" {
		return &notApproved{"not approved"}
	}
	return nil
}

// notApproved says why a run that changes a pool did not begin.
type notApproved struct{ why string }

// Error is the reason in one sentence.
func (u *notApproved) Error() string { return u.why + "; nothing was run" }

// answer is the next line of r, "" if ctx ends before it is there.
func answer(ctx context.Context, r io.Reader) string {
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(r).ReadString('\n') // what cannot be read is no yes
		line <- text
	}()
	select {
	case text := <-line:
		return text
	case <-ctx.Done():
		return ""
	}
}

// placesOf are where what is created on aim is written down, one for each team: in
// folder or, if that is "", in the state folder of the user, and nowhere on a mock.
func placesOf(aim *target.Target, folder string) ([]journal.Place, error) {
	if !aim.Lasting {
		return nil, nil
	}
	state, err := journal.StateFolder(runtime.GOOS, os.Getenv)
	if err != nil {
		return nil, err
	}
	return suite.PlacesOf(aim, state, folder), nil
}

// swept is an error where a run before has left something on a target, or one is on
// its way there: that is said before anybody is asked to approve of another one.
func swept(c suite.Config) error {
	var errs []error
	for _, place := range c.Places {
		left, err := place.Read()
		var damaged *journal.Damaged
		if (err == nil || errors.As(err, &damaged)) && (err != nil || len(left) > 0) {
			var j *journal.Journal
			if j, err = place.Begin(c.Sweep, time.Now); err == nil { // whoever left it has just cleaned it up
				err = j.Close()
			}
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// run runs the cases until it is interrupted, and reports on what ran.
func (a *applyCommand) run(e targetRun, i interrupts) (code int) {
	o, c := e.Apply, e.config
	if err := forget(o); err != nil {
		return a.fail(exitFail, err)
	}
	listener := e.view.Start(c)
	observer := plan.NewObserver(c.Declaration, o.Selection)
	if o.SaveBaseline != arguments.NoBaseline { // it keeps all that was exchanged
		listener.Watch = both(listener.Watch, observer.Watch)
	}
	record, err := newRecord(e, &listener)
	if err != nil {
		return a.nothing(o, exitUsage, err)
	}
	defer func() { code = a.recorded(e, record, code) }()
	ctx, stop := i.context(func() { a.ending(i) })
	defer stop()
	var result *reports.Run
	ended := i.wait(func() {
		if err = c.Target.Reach(ctx); err != nil {
			result = suite.Unreached(c, listener, err)
			return
		}
		result, err = suite.Run(ctx, c, listener)
	})
	switch {
	case !ended:
		return a.abandon(o, c)
	case err == nil:
		code = a.report(e, result)
	case ctx.Err() != nil:
	case result != nil:
		return graver(a.report(e, result), a.fail(result.ExitClass, err))
	default:
		return a.nothing(o, failedBy(err), err)
	}
	if left := a.remains(o, c); ctx.Err() != nil {
		return a.interrupted(i, left, o.Keep)
	}
	if o.SaveBaseline != arguments.NoBaseline {
		return graver(code, a.keepBaseline(e, observer.Baseline(result), result))
	}
	return code
}

// failedBy is the exit code for a run that could not be made.
func failedBy(err error) int {
	var notBegun *suite.NotBegun
	if errors.As(err, &notBegun) {
		return exitUsage
	}
	return exitNone
}

// report writes the reports of a run, and returns the exit code of its verdict, which
// stands whether or not it could be written down. That of a shard has to be: merge reads it.
func (a *applyCommand) report(e targetRun, result *reports.Run) int {
	result.Folder, result.StrictJUnit = inRepository(e.Features), e.StrictJUnit
	unremembered := a.remember(e.History, result)
	files, err := reports.SaveAt(e.OutDir, e.Places, result)
	e.view.Summary(result, files)
	out := a.Out
	if e.JSON {
		out = a.Err // stdout is for events alone
	}
	err = errors.Join(err, annotate(e.CI, out, result), summarize(e.CI, result), unremembered)
	if e.ran != nil {
		e.ran(result)
	}
	if err == nil {
		return result.ExitClass
	}
	failed := a.fail(exitFail, err)
	if e.config.Shard.Whole() {
		return result.ExitClass
	}
	return graver(result.ExitClass, failed)
}

// both are two who watch a run; either may be nil.
func both(one, other func(*steps.Case)) func(*steps.Case) {
	if one == nil {
		return other
	}
	return func(c *steps.Case) {
		one(c)
		other(c)
	}
}

// ending answers the first interrupt.
func (a *applyCommand) ending(i interrupts) {
	if i.quiet() {
		return
	}
	a.Interrupted()
}

// interrupted tells that the first interrupt has been heeded, and returns the exit code.
func (a *applyCommand) interrupted(i interrupts, left, keep bool) int {
	switch {
	case left:
		return a.fail(exitInterrupted, errors.New("interrupted; not everything is cleaned up"))
	case i.quiet():
		return exitInterrupted
	case keep:
		return a.fail(exitInterrupted, errors.New("interrupted; what the cases that did not pass created is kept (-keep)"))
	}
	return a.fail(exitInterrupted, errors.New("interrupted; what the cases created is cleaned up"))
}

// abandon answers the second interrupt with what is left on the target.
func (a *applyCommand) abandon(o arguments.Apply, c suite.Config) int {
	a.fail(exitInterrupted, errors.New("interrupted twice; ended without waiting"))
	a.remains(o, c)
	return exitInterrupted
}

// remains lists what the journals say is left on the target and how to clear it
// away, and tells whether anything is.
func (a *applyCommand) remains(o arguments.Apply, c suite.Config) bool {
	any := false
	for _, place := range c.Places {
		left, err := place.Read()
		if err != nil {
			a.fail(exitNone, err)
		}
		if len(left) > 0 {
			a.Left(c.Target.Name, place.Path, left, o.Sweep(c.Target.On))
			any = true
		}
	}
	return any
}
