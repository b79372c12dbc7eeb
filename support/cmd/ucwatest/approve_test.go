//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestApply_asksWhereItIsSeen lets stdout go into a file: who answers would wait
// for a question that nobody sees, and a program would read it.
func TestApply_asksWhereItIsSeen(t *testing.T) {
	t.Parallel()
	n, file := newTenant(t, "asked"), filepath.Join(t.TempDir(), "stdout")
	at := inTerminal(t, exec.Command("sh", "-c", `exec "$0" "$@" >`+file, build(t), "apply", "-on", n.aim, "-target", "dc-links-1",
		"-out-dir", t.TempDir(), "-journal-dir", t.TempDir()))
	at.shows("Only 'yes' is accepted: ")
	if _, err := at.keys.WriteString("no\n"); err != nil {
		t.Fatal(err)
	}
	if code := at.code(); code != exitUsage {
		t.Errorf("got exit %d and %s, want exit %d", code, at.screen, exitUsage)
	}
	if text, err := os.ReadFile(file); err != nil || len(text) > 0 {
		t.Errorf("got %q and %v on stdout, want nothing", text, err)
	}
}

func TestRun_drawsNothingOnADumbTerminal(t *testing.T) {
	t.Parallel()
	for _, verb := range []string{"apply", "mutate"} {
		args := map[string][]string{"apply": {"apply", "-target", "dc-links-1", "-out-dir", t.TempDir()}, "mutate": {"mutate", "-target", "gzip"}}[verb]
		for name, drawn := range map[string]bool{"xterm": true, "dumb": false} {
			command := exec.Command(build(t), args...)
			command.Env = append(os.Environ(), "TERM="+name)
			at := inTerminal(t, command)
			if code := at.code(); code != exitOK || strings.Contains(at.screen.String(), "\x1b") != drawn {
				t.Errorf("%s with TERM=%s: got exit %d and %q, want exit 0, and escape sequences: %v", verb, name, code, at.screen, drawn)
			}
		}
	}
}

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
		"the end": {"\x04", exitUsage, "Only 'yes' is accepted: \r\nucwatest: not approved; nothing was run\r\n"},
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

// TestApply_asksOfAllTargetsBeforeItBegins has one that is approved and runs on
// none, unless the other is as well.
func TestApply_asksOfAllTargetsBeforeItBegins(t *testing.T) {
	t.Parallel()
	binary := build(t)
	for answer, want := range map[string]int{"yes": exitOK, "no": exitUsage} {
		t.Run(answer, func(t *testing.T) {
			t.Parallel()
			first, second := newTenant(t, "first"), newTenant(t, "second")
			at := inTerminal(t, exec.Command(binary, "apply", "-on", first.aim, "-on", second.aim, "-target", "dc-links-1",
				"-out-dir", t.TempDir(), "-journal-dir", t.TempDir()))
			at.shows("On first: + 3 applications")
			if _, err := at.keys.WriteString("yes\n"); err != nil {
				t.Fatal(err)
			}
			at.shows("On second: + 3 applications")
			if asked := first.count() + second.count(); asked > 0 {
				t.Errorf("got %d requests sent while it asks, want none", asked)
			}
			if _, err := at.keys.WriteString(answer + "\n"); err != nil {
				t.Fatal(err)
			}
			if code := at.code(); code != want {
				t.Errorf("got exit %d and %s, want exit %d", code, at.screen, want)
			}
			if a, b := first.count() > 0, second.count() > 0; a != b || a != (want == exitOK) {
				t.Errorf("got requests sent to the first %t and to the second %t, want them after two times yes", a, b)
			}
		})
	}
}
