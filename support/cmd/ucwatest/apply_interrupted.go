package main

import (
	"errors"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/target"
)

// Exit codes of runs that did not get to a verdict on all.
const (
	exitPartial     = 5
	exitInterrupted = 130
)

// journals is where journals are kept: under the folder the command runs in.
const journals = "reports/journals"

// ending answers the first interrupt.
func (a *apply) ending() {
	fmt.Fprintln(a.err, "ucwatest: interrupted; the cases that run are ended and what they brought about is cleared away;"+
		" Ctrl-C again ends at once")
}

// interrupted reports on what ran before the first interrupt. There is no result
// if nothing did.
func (a *apply) interrupted(o order, console teller, result *reports.Run) int {
	if result != nil {
		a.report(o, console, result)
	}
	return a.fail(exitInterrupted, errors.New("interrupted; what the cases brought about is cleared away, unless -keep says to leave it"))
}

// abandon answers the second interrupt with what is left on the target.
func (a *apply) abandon(o order, aim *target.Target) int {
	a.fail(exitInterrupted, errors.New("interrupted twice; nothing more is waited for"))
	path := journal.Path(o.journals, aim.Name)
	left, err := journal.Read(path)
	if err != nil {
		return a.fail(exitInterrupted, err)
	}
	if len(left) == 0 {
		return exitInterrupted
	}
	fmt.Fprintf(a.err, "left on %s, as %s tells:\n", aim.Name, path)
	for _, e := range left {
		fmt.Fprintf(a.err, "  %s\n", e)
	}
	fmt.Fprintf(a.err, "ucwatest sweep -on %s clears it away\n", aim.On)
	return exitInterrupted
}
