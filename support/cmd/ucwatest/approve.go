package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// ask finds out whether all errands may begin, before any does: no run before may
// have left something on a target, and each that changes one has to be approved.
// With any code but exitOK nothing is run, which it has said.
func (a *apply) ask(i interrupts, errands ...errand) int {
	code := exitOK
	for _, e := range errands {
		if err := swept(e.config); err != nil {
			code = a.nothing(e.applyFlags, exitUsage, err)
		}
	}
	if code != exitOK {
		return code
	}
	ctx, stop := i.context(func() {})
	defer stop()
	for _, e := range errands {
		var unapproved *unapproved
		err := a.approve(ctx, e.planned || e.autoApprove, "-auto-approve or a saved plan", e.config)
		switch {
		case err == nil:
		case errors.As(err, &unapproved):
			return a.fail(exitUsage, err)
		case ctx.Err() != nil:
			a.belowKeys()
			return a.fail(exitInterrupted, errors.New("interrupted; nothing was run"))
		default:
			return a.nothing(e.applyFlags, exitNone, err)
		}
	}
	return exitOK
}

// approve asks whether a run that changes a pool may begin, and says first what
// it would change. It is nil if it may: there is nothing to ask of a mock, of a
// pool that nothing is done to, nor where that is approved already. By says how
// it could have been.
func (u ui) approve(ctx context.Context, approved bool, by string, c suite.Config) error {
	if approved || !c.Target.Lasting || !c.Target.Permits(target.MayStage) {
		return nil
	}
	made, err := plan.Rehearse(ctx, c.Target, nil, c)
	if err != nil {
		return err
	}
	if !made.Changing() {
		return nil
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return &unapproved{made.Summary() + " Without a terminal to ask on that takes " + by}
	}
	screen := u.out
	if _, is := columns(screen); !is {
		screen = u.err // into a file, or to a program, goes no question
	}
	fmt.Fprintf(screen, "\n%s\nBegin the run? Only 'yes' will do: ", made.Summary())
	line := answer(ctx, os.Stdin)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !strings.HasSuffix(line, "\n") {
		fmt.Fprintln(screen) // the keys ended none
	}
	if strings.TrimSpace(line) != "yes" {
		return &unapproved{"not approved"}
	}
	return nil
}

// unapproved says why a run that changes a pool did not begin.
type unapproved struct{ why string }

// Error is the reason in one sentence.
func (u *unapproved) Error() string { return u.why + "; nothing was run" }

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
