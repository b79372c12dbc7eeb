package main

import (
	"errors"
	"fmt"

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

// interrupted tells that the first interrupt has been heeded, and returns the exit code.
func (a *apply) interrupted(left bool) int {
	if left {
		return a.fail(exitInterrupted, errors.New("interrupted; not all is cleared away"))
	}
	return a.fail(exitInterrupted, errors.New("interrupted; what the cases brought about is cleared away, unless -keep says to leave it"))
}

// abandon answers the second interrupt with what is left on the target.
func (a *apply) abandon(o order, aim *target.Target) int {
	a.fail(exitInterrupted, errors.New("interrupted twice; nothing more is waited for"))
	a.remains(o, aim)
	return exitInterrupted
}

// remains lists what the journal says is left on the target and how to clear it
// away, and tells whether anything is.
func (a *apply) remains(o order, aim *target.Target) bool {
	path := journal.Path(o.journals, aim.Name)
	left, err := journal.Read(path)
	if err != nil {
		a.fail(exitNone, err)
	}
	if len(left) == 0 {
		return false
	}
	fmt.Fprintf(a.err, "left on %s, as %s tells:\n", aim.Name, path)
	for _, e := range left {
		fmt.Fprintf(a.err, "  %s\n", e)
	}
	fmt.Fprintf(a.err, "ucwatest sweep -on %s clears it away\n", aim.On)
	return true
}
