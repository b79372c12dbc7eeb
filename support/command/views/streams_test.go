package views

import (
	"bytes"
	"errors"
	"testing"
)

func TestFail_letsNothingActOnATerminal(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	Streams{Err: &stderr}.Fail(errors.New("sign-in of caller: \x1b[2Jgone\nand more"))
	if got, want := stderr.String(), "ucwatest: sign-in of caller: \\x1b[2Jgone\nand more\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlanAndApply_askAnOperatorWhereProgramsDoNotRead(t *testing.T) {
	t.Parallel()
	for name, asJSON := range map[string]bool{"people": false, "programs": true} {
		var out, screen bytes.Buffer
		s := Streams{Out: &out, Err: &screen}
		NewPlan(s, asJSON).Operator().Ask("Call.")
		asked, other := &out, &screen
		if asJSON {
			asked, other = &screen, &out
		}
		if asked.String() != "\nCall.\n" || other.Len() > 0 {
			t.Errorf("for %s: got %q on stdout and %q on stderr", name, &out, &screen)
		}
	}
}
