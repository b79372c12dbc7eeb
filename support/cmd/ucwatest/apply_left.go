package main

import (
	"fmt"
	"time"

	"ucwatest/reports"
	"ucwatest/support/journal"
	"ucwatest/support/target"
)

// journals is where journals are kept: under the folder the command runs in.
const journals = "reports/journals"

// swept is an error where a run before has left something on a live target, or
// one is on its way there: that is said before anybody is asked to approve of
// another one.
func swept(o applyFlags, aim *target.Target) error {
	if !aim.Lasting {
		return nil
	}
	path := journal.Path(o.journals, aim.Name)
	left, err := journal.Read(path)
	if err == nil && len(left) > 0 {
		var j *journal.Journal
		if j, err = journal.Begin(path, o.sweep(aim), time.Now); err == nil { // whoever left it has just cleared it away
			err = j.Close()
		}
	}
	return err
}

// remains lists what the journal says is left on the target and how to clear it
// away, and tells whether anything is.
func (a *apply) remains(o applyFlags, aim *target.Target) bool {
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
		fmt.Fprintf(a.err, "  %s\n", reports.Visible(e.String()))
	}
	fmt.Fprintf(a.err, "%s clears it away\n", o.sweep(aim))
	return true
}
