package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// oldJournals is where journals were kept once: under the folder the command ran in.
const oldJournals = "reports/journals"

// journalFlag adds the flag that says where journals are kept.
func journalFlag(f *flag.FlagSet, folder *string) {
	f.StringVar(folder, "journal-dir", "", "keep the list of what is created on a target in this `folder`, for sweep (default $UCWATEST_STATE,\n"+
		"else $XDG_STATE_HOME/ucwatest, else ~/.local/state/ucwatest; on Windows %LocalAppData%\\ucwatest)")
}

// place is where what is created on aim is written down: nowhere on a mock.
func (c choice) place(aim *target.Target) (journal.Place, error) {
	if !aim.Lasting {
		return journal.Place{}, nil
	}
	state, err := journal.StateFolder(runtime.GOOS, os.Getenv)
	if err != nil {
		return journal.Place{}, err
	}
	return suite.PlaceOf(aim, state, c.journals), nil
}

// swept is an error where a run before has left something on a target, or one is on
// its way there: that is said before anybody is asked to approve of another one.
func swept(c suite.Config) error {
	if c.Place.Path == "" {
		return nil
	}
	left, err := c.Place.Read()
	if err == nil && len(left) == 0 {
		return nil
	}
	var damaged *journal.Damaged
	if err != nil && !errors.As(err, &damaged) {
		return err
	}
	j, err := c.Place.Begin(c.Sweep, time.Now)
	if err == nil { // whoever left it has just cleared it away
		err = j.Close()
	}
	return err
}

// remains lists what the journal says is left on the target and how to clear it
// away, and tells whether anything is.
func (a *apply) remains(o applyFlags, c suite.Config) bool {
	if c.Place.Path == "" {
		return false
	}
	left, err := c.Place.Read()
	if err != nil {
		a.fail(exitNone, err)
	}
	if len(left) == 0 {
		return false
	}
	fmt.Fprintf(a.err, "left on %s, as %s tells:\n", c.Target.Name, c.Place.Path)
	for _, e := range left {
		fmt.Fprintf(a.err, "  %s\n", reports.Visible(e.String()))
	}
	fmt.Fprintf(a.err, "%s clears it away\n", o.sweep(c.Target))
	return true
}
