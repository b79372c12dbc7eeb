package views

import (
	"strings"
	"testing"
	"time"

	"ucwatest/support/stage/derived"
)

func TestOperators_areToldHowMuchTimeIsLeft(t *testing.T) {
	t.Parallel()
	var file, screen strings.Builder
	for want, row := range map[string]struct {
		out      *strings.Builder
		operator derived.Operator
	}{
		"\nCall.\n\n2m0s left to make the call\n1m0s left to make the call\n": {&file, callPrompt{&file}},
		wipe + "\nCall.\n\n" + wipe + "2m0s left to make the call  " + wipe + "1m59s left to make the call  " +
			wipe + "1m0s left to make the call  " + wipe + "0 of 3  ": {&screen, newStatus(&screen, 80, 3)},
	} {
		row.operator.Ask("Call.\n")
		for _, left := range []time.Duration{2 * time.Minute, 119 * time.Second, time.Minute, 0} {
			row.operator.Left(left)
		}
		if got := row.out.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
