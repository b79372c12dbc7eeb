package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/support/command/arguments"
	"ucwatest/support/journal"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// stateJournal is where the tenant's journal is unless a flag says otherwise.
func (n *tenant) stateJournal() journal.Place {
	n.t.Helper()
	aim, err := target.Open(n.aim, time.Now)
	if err != nil {
		n.t.Fatal(err)
	}
	return suite.PlacesOf(aim, os.Getenv("UCWATEST_STATE"), "")[0]
}

// A run from another folder, with another list, neither runs beside one that is on
// its way nor takes for the callee's own what that one has set.
func TestApply_fromTwoFoldersLeavesNothing(t *testing.T) {
	t.Parallel()
	binary, one, other := build(t), t.TempDir(), t.TempDir()
	n := newTenant(t, "staging")
	n.ringAlong()
	before := n.forwarding()
	var code int
	var stderr string
	n.killed(n.applying(binary, one), func(number int, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, "/derivedConversation") {
			return false
		}
		code, _, stderr = n.onTenant(other) // while the first is on its way
		return true
	})
	want := fmt.Sprintf("ucwatest: journal %s: process ", journal.Path(other, "staging"))
	if code != exitUsage || !strings.HasPrefix(stderr, want) || !strings.HasSuffix(stderr, " runs against the same target; wait until it has ended\n") {
		t.Errorf("at the same time: got exit %d and %q, want exit 3 and %q", code, stderr, want)
	}
	if n.forwarding() == before {
		t.Fatalf("got call forwarding %s after the kill, want it changed", before)
	}
	code, _, stderr = n.onTenant(other)
	if code != exitUsage || !strings.Contains(stderr, "what a run before has made is left on the target, 1 in all") {
		t.Errorf("after the kill: got exit %d and %q, want exit 3 and that the callee's call forwarding is left", code, stderr)
	}
	if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", other); code != exitOK || !strings.Contains(stdout, "  forwarding of callee") {
		t.Errorf("sweep without the list: got exit %d, %q and %q, want exit 0 and the call forwarding restored", code, stdout, stderr)
	}
	if after := n.forwarding(); after != before {
		t.Errorf("got call forwarding %s, want as before %s", after, before)
	}
	if code, stdout, stderr := n.onTenant(other); code != exitOK {
		t.Errorf("a run after the sweep: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
	if code, stdout, stderr := command("sweep", "-on", n.aim, "-journal-dir", one); code != exitOK {
		t.Errorf("sweep with the list: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
	n.clean(one, before)
}

// The list of a run that says nothing else lies where all runs of the machine look.
func TestApply_keepsItsListInTheStateFolder(t *testing.T) {
	t.Parallel()
	n, state, binary := newTenant(t, "staging"), t.TempDir(), build(t)
	in := func(folder string, args ...string) *exec.Cmd {
		run := exec.Command(binary, args...)
		run.Dir, run.Env = folder, append(os.Environ(), "UCWATEST_STATE=", "XDG_STATE_HOME="+state)
		return run
	}
	before := n.forwarding()
	n.killed(in(t.TempDir(), "apply", "-auto-approve", "-on", n.aim, "-target", "dc-links-1"), func(_ int, r *http.Request) bool {
		return strings.HasSuffix(r.URL.Path, "/derivedConversation")
	})
	found, err := filepath.Glob(filepath.Join(state, "ucwatest", "*.ndjson"))
	if err != nil || len(found) != 1 {
		t.Fatalf("got %v and %v, want one list in the state folder", found, err)
	}
	elsewhere := t.TempDir()
	if output, err := in(elsewhere, "apply", "-auto-approve", "-on", n.aim, "-target", "dc-links-1").CombinedOutput(); err == nil || !strings.Contains(string(output), "clean it up with "+build(t)+" sweep -on "+n.aim+"\n") {
		t.Errorf("from another folder: got %v and %s, want that it is to be swept first", err, output)
	}
	if output, err := in(elsewhere, "sweep", "-on", n.aim).CombinedOutput(); err != nil || !strings.HasPrefix(string(output), "cleared on staging: ") {
		t.Errorf("from another folder: got %v and %s, want it swept", err, output)
	}
	n.clean(filepath.Join(state, "ucwatest"), before)
	n.clean(elsewhere, before)
}

func TestApply_needsAPlaceForItsList(t *testing.T) {
	for _, name := range []string{"UCWATEST_STATE", "XDG_STATE_HOME", "HOME"} {
		t.Setenv(name, "")
	}
	n := newTenant(t, "staging")
	for _, args := range [][]string{{"apply", "-auto-approve", "-target", "dc-links-1"}, {"sweep"}, {"plan", "-refresh", "-target", "dc-links-1"}} {
		code, stdout, stderr := command(append(args, "-on", n.aim)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, "set UCWATEST_STATE to a folder") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: got exit %d, %q and %q, want exit 3 and what to set", args[0], code, stdout, stderr)
		}
	}
	if created := n.applications(); len(created) > 0 {
		t.Errorf("got %q created, want nothing", created)
	}
}

// What an earlier version has left lies below the folder that it ran in.
func TestSweep_readsTheOldPlace(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	n.leaves(journal.Place{Path: journal.Path(filepath.Join(folder, arguments.OldJournals), "staging")})
	run := exec.Command(build(t), "sweep", "-on", n.aim)
	run.Dir = folder
	output, err := run.CombinedOutput()
	want := "cleared on staging: 3 of 3, as " + journal.Path(arguments.OldJournals, "staging") + " told\n"
	if err != nil || !strings.HasPrefix(string(output), want) {
		t.Errorf("got %v and %s, want exit 0 and %q", err, output, want)
	}
	if left := n.remaining(); left != nil {
		t.Errorf("got %q on the tenant, want nothing", left)
	}
}
