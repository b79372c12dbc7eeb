package main

import (
	"errors"
	"fmt"

	"ucwatest/support/suite"
)

// ending answers the first interrupt.
func (a *apply) ending(i interrupts) {
	if i.quiet() {
		return
	}
	a.belowKeys()
	fmt.Fprintln(a.err, "ucwatest: interrupted; the cases that run are ended and what they brought about is cleared away;"+
		" Ctrl-C again ends at once")
}

// interrupted tells that the first interrupt has been heeded, and returns the exit code.
func (a *apply) interrupted(i interrupts, left, keep bool) int {
	switch {
	case left:
		return a.fail(exitInterrupted, errors.New("interrupted; not all is cleared away"))
	case i.quiet():
		return exitInterrupted
	case keep:
		return a.fail(exitInterrupted, errors.New("interrupted; what cases brought about that did not pass is left, as -keep says"))
	}
	return a.fail(exitInterrupted, errors.New("interrupted; what the cases brought about is cleared away"))
}

// abandon answers the second interrupt with what is left on the target.
func (a *apply) abandon(o applyFlags, c suite.Config) int {
	a.fail(exitInterrupted, errors.New("interrupted twice; nothing more is waited for"))
	a.remains(o, c)
	return exitInterrupted
}
