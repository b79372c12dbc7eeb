//go:build linux

package main

import (
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"ucwatest/support/journal"
)

// holds lets the first request by method to a path with held in it wait until
// nobody does for the answer, and returns what is closed when it has come.
func (n *tenant) holds(method, held string) <-chan struct{} {
	reached := make(chan struct{})
	var once sync.Once
	n.acts(func(_ int, r *http.Request) {
		if r.Method == method && strings.Contains(r.URL.Path, held) {
			once.Do(func() {
				close(reached)
				<-r.Context().Done()
			})
		}
	})
	return reached
}

// inWay is one case against the tenant, by a way to start the command.
func (n *tenant) inWay(way []string, folder string) *exec.Cmd {
	args := append(way[1:len(way):len(way)], "apply", "-auto-approve", "-on", n.aim, "-journal-dir", folder,
		"-out-dir", n.t.TempDir(), "-target", "dc-links-1")
	return exec.Command(way[0], args...)
}

func TestApply_clearsALiveTargetAtTheFirstInterrupt(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, way []string) {
		n, folder := newTenant(t, "staging"), t.TempDir()
		before := n.forwarding()
		reached := n.holds(http.MethodGet, "/derivedConversation")
		at := inTerminal(t, n.inWay(way, folder))
		at.await(reached)
		at.press()
		if code := at.code(); code != exitInterrupted || strings.Contains(at.screen.String(), "left on staging") {
			t.Errorf("got exit %d and %q, want %d and nothing left", code, at.screen, exitInterrupted)
		}
		if !strings.Contains(at.screen.String(), "^C\r\nucwatest: interrupted; the cases") {
			t.Errorf("got %q, want a line for what is said, below that of the keys", at.screen)
		}
		if want := "ucwatest: interrupted; what the cases created is cleaned up\r\n"; !strings.HasSuffix(at.screen.String(), want) {
			t.Errorf("got %q, want %q at the end", at.screen, want)
		}
		n.acts(nil)
		n.clean(folder, before)
	})
}

// TestVerbs_sayThatTheyWereInterrupted interrupts verbs that ask a tenant and
// leave nothing there.
func TestVerbs_sayThatTheyWereInterrupted(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"plan", "-refresh", "-target", "dc-links-1"}, {"token", "-user", "caller"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			n := newTenant(t, "staging")
			reached := n.holds(http.MethodGet, "/oauth/user")
			args := append(args, "-on", n.aim)
			if args[0] == "plan" {
				args = append(args, "-journal-dir", t.TempDir())
			}
			at := inTerminal(t, exec.Command(build(t), args...))
			at.await(reached)
			at.press()
			if code := at.code(); code != exitInterrupted || !strings.Contains(at.screen.String(), "^C\r\nucwatest: interrupted: ") {
				t.Errorf("got exit %d and %q, want %d and that it was interrupted", code, at.screen, exitInterrupted)
			}
		})
	}
}

func TestApply_listsWhatIsLeftAtTheSecondInterrupt(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, way []string) {
		n, folder := newTenant(t, "staging"), t.TempDir()
		before := n.forwarding()
		reached := n.holds(http.MethodDelete, "/applications/")
		at := inTerminal(t, n.inWay(way, folder))
		at.await(reached)
		at.pressTwice()
		if code := at.code(); code != exitInterrupted {
			t.Errorf("got exit %d, want %d", code, exitInterrupted)
		}
		for _, want := range []string{"interrupted twice; ended without waiting\r\n",
			"left on staging, as " + journal.Path(folder, "staging") + " tells:\r\n  ",
			"application of caller, " + n.url, "\n" + strings.Join(way, " ") + " sweep -on " + n.aim + " -journal-dir " + folder + " cleans it up\r\n"} {
			if !strings.Contains(at.screen.String(), want) {
				t.Errorf("got %q, want %q in it", at.screen, want)
			}
		}
		n.acts(nil)
		if code, _, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
			t.Errorf("sweep: got exit %d and %q, want exit 0", code, stderr)
		}
		n.clean(folder, before)
	})
}

func TestApply_canBeInterruptedWhileItAsks(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "staging")
	at := inTerminal(t, exec.Command(build(t), "apply", "-on", n.aim, "-journal-dir", t.TempDir(), "-out-dir", t.TempDir(), "-target", "dc-links-1"))
	at.shows("Only 'yes' is accepted: ")
	at.press()
	if code := at.code(); code != exitInterrupted || !strings.HasSuffix(at.screen.String(), "^C\r\nucwatest: interrupted; nothing was run\r\n") {
		t.Errorf("got exit %d and %q, want %d and that nothing was run", code, at.screen, exitInterrupted)
	}
	if asked := n.count(); asked > 0 {
		t.Errorf("got %d requests sent to the tenant, want none", asked)
	}
}
