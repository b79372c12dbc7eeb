//go:build linux

package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestApply_beginsOnlyAfterAYes(t *testing.T) {
	t.Parallel()
	binary := build(t)
	tests := map[string]struct {
		typed string
		code  int
		want  string
	}{
		"yes":     {"yes\n", exitOK, "2 passed in"},
		"no":      {"no\n", exitUsage, "not approved; nothing was run"},
		"nothing": {"\n", exitUsage, "not approved; nothing was run"},
		"the end": {"\x04", exitUsage, "Only 'yes' will do: \r\nucwatest: not approved; nothing was run\r\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newTenant(t, "asked")
			at := inTerminal(t, exec.Command(binary, "apply", "-on", n.aim, "-target", "dc-links-1", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir()))
			if _, err := at.keys.WriteString(test.typed); err != nil {
				t.Fatal(err)
			}
			if code := at.code(); code != test.code || !strings.Contains(at.screen.String(), test.want) {
				t.Errorf("got exit %d and %s, want exit %d and %q", code, at.screen, test.code, test.want)
			}
			if strings.Contains(at.screen.String(), "3 of 2") {
				t.Errorf("got %s, want only the run on the status line, not its rehearsal", at.screen)
			}
			if !strings.Contains(at.screen.String(), "On asked: + 3 applications, + 2 conversations, ~ 1 setting (restored), all cleared.") {
				t.Errorf("got %s, want what would change", at.screen)
			}
			if asked := n.count(); asked > 0 != (test.code == exitOK) {
				t.Errorf("got %d requests sent to the tenant, want some only after a yes", asked)
			}
			if left := n.remaining(); len(left) > 0 {
				t.Errorf("got %q left, want nothing", left)
			}
		})
	}
}
