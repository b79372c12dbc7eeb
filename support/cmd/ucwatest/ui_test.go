package main

import (
	"bytes"
	"errors"
	"testing"
)

func TestFail_letsNothingActOnATerminal(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	ui{nil, &stderr}.fail(exitNone, errors.New("sign-in of caller: \x1b[2Jgone\nand more"))
	if got, want := stderr.String(), "ucwatest: sign-in of caller: \\x1b[2Jgone\nand more\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
