package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/journal"
)

// onTenant runs one case against the tenant.
func (n *tenant) onTenant(folder string, args ...string) (code int, stdout, stderr string) {
	n.t.Helper()
	return command(append([]string{"apply", "-auto-approve", "-on", n.aim, "-journal-dir", folder, "-out-dir", n.t.TempDir(), "-target", "dc-links-1"}, args...)...)
}

func TestApply_leavesNothingOnALiveTarget(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	n.ringAlong()
	before := n.forwarding()
	if code, stdout, stderr := n.onTenant(folder); code != exitOK {
		t.Errorf("got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
	n.clean(folder, before)
}

// TestApply_warnsOfForwardingThatNoRunHereHasSet has the callee's calls go where only a
// run of ours sends them, as one on another machine that was killed leaves it.
func TestApply_warnsOfForwardingThatNoRunHereHasSet(t *testing.T) {
	t.Parallel()
	for by, active := range map[string]string{"immediateForward": "ImmediateForward", "simultaneousRing": "SimultaneousRing"} {
		t.Run(by, func(t *testing.T) {
			t.Parallel()
			n, folder, out := newTenant(t, "staging"), t.TempDir(), t.TempDir()
			n.calls(by, "answerer")
			before := n.forwarding()
			code, stdout, stderr := command("plan", "-refresh", "-on", n.aim, "-target", "dc-links-1", "-journal-dir", folder)
			if want := fmt.Sprintf("  callee, call forwarding of its own: call forwarding that no run here has set: activeSetting is %q, and calls go to the answerer", active); code != exitOK || !strings.Contains(stdout, want) {
				t.Errorf("plan: got exit %d, %s and %q, want %q in it", code, stdout, stderr, want)
			}
			want := fmt.Sprintf("before this run, calls to the callee already went to the answerer (activeSetting %q)", active)
			code, stdout, stderr = n.onTenant(folder, "-target", "dc-creation-2[audio, JSON]", "-out-dir", out)
			if code != exitOK || strings.Count(stdout, "\nwarning: "+want) != 1 || strings.Count(stdout, "\nnote: "+want) != 1 {
				t.Errorf("got exit %d, %s and %q, want exit 0, and %q once as a warning and as a note", code, stdout, stderr, want)
			}
			run, err := reports.Load(filepath.Join(out, "results.json"))
			if err != nil || len(run.Notes) != 1 || !strings.HasPrefix(run.Notes[0], want) {
				t.Errorf("got the notes %q and %v, want one that begins with %q", run.Notes, err, want)
			}
			n.clean(folder, before)
			code, stdout, stderr = n.onTenant(folder, "-json")
			if code != exitOK || strings.Contains(stdout, "warning: ") || !strings.Contains(stderr, "\nwarning: "+want) {
				t.Errorf("with -json: got exit %d, %s and %q, want exit 0 and the warning beside the events", code, stdout, stderr)
			}
		})
	}
}

func TestApply_asksForASweepFirst(t *testing.T) {
	t.Parallel()
	n, folder := leaving(t, "staging")
	code, _, stderr := command("apply", "-on", n.aim, "-journal-dir", folder, "-out-dir", t.TempDir()) // nobody has approved of it
	want := fmt.Sprintf("ucwatest: journal %s: what a run before has made is left on the target, 3 in all; clean it up with go tool ucwatest sweep -on %s -journal-dir %s\n",
		journal.Path(folder, "staging"), n.aim, folder)
	if code != exitUsage || stderr != want {
		t.Errorf("got exit %d and %q, want exit 3 and %q", code, stderr, want)
	}
	if code, _, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
		t.Fatalf("sweep: got exit %d and %q, want exit 0", code, stderr)
	}
	if code, stdout, stderr := n.onTenant(folder); code != exitOK {
		t.Errorf("after sweep: got exit %d, %q and %q, want exit 0", code, stdout, stderr)
	}
}

func TestApply_asksForASweepBeforeAnyTarget(t *testing.T) {
	t.Parallel()
	n, folder := leaving(t, "staging")
	first := newTenant(t, "first")
	code, stdout, stderr := first.onTenant(folder, "-on", n.aim)
	if code != exitUsage || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "clean it up with ") || stdout != "" {
		t.Errorf("got exit %d, %q and %q, want exit 3 and one sentence", code, stdout, stderr)
	}
	if asked := first.count(); asked > 0 {
		t.Errorf("got %d requests sent to the first target, want none", asked)
	}
}

// TestApply_waitsForARunOnItsWay tells what another run has made so far from what
// one before has left.
func TestApply_waitsForARunOnItsWay(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	other, err := journal.Open(journal.Path(folder, "staging"), time.Now)
	if err == nil {
		_, err = other.Intend("caller", "application", nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("ucwatest: journal %s: process %d runs against the same target; wait until it has ended\n", journal.Path(folder, "staging"), os.Getpid())
	if code, _, stderr := n.onTenant(folder); code != exitUsage || stderr != want {
		t.Errorf("got exit %d and %q, want exit 3 and %q", code, stderr, want)
	}
	if err := other.Close(); err != nil {
		t.Error(err)
	}
}

// TestApply_triesOnceMoreToClearAway lets applications not be deleted: the first
// time as each scene ends, and then ever.
func TestApply_triesOnceMoreToClearAway(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		failures int
		limits   string
		code     int
		left     bool
	}{
		"once":                            {1, "", exitOK, false},
		"once, and no request is allowed": {1, "    requests = 40\n", exitNone, false},
		"always":                          {1 << 20, "", exitFail, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, folder := newTenantWith(t, "staging", row.limits), t.TempDir()
			before := n.forwarding()
			n.refuses(func(r *http.Request) bool {
				if r.Method != http.MethodDelete || strings.Contains(r.URL.Path, "/communication/") || row.failures == 0 {
					return false
				}
				row.failures--
				return true
			})
			code, stdout, stderr := n.onTenant(folder)
			if code != row.code {
				t.Errorf("got exit %d, %q and %q, want exit %d", code, stdout, stderr, row.code)
			}
			n.refuses(nil)
			if !row.left {
				n.clean(folder, before)
				return
			}
			for _, want := range []string{"left on staging, as " + journal.Path(folder, "staging") + " tells:\n  application of ",
				"\ngo tool ucwatest sweep -on " + n.aim + " -journal-dir " + folder + " cleans it up\n"} {
				if !strings.Contains(stderr, want) {
					t.Errorf("got %q, want %q in it", stderr, want)
				}
			}
			if !strings.Contains(stdout, "cleaning up: application of caller, "+n.url) {
				t.Errorf("got %q, want what could not be cleaned up among the problems", stdout)
			}
			if code, _, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
				t.Errorf("sweep: got exit %d and %q, want exit 0", code, stderr)
			}
			n.clean(folder, before)
		})
	}
}

// TestApply_keepsWhatSweepClears keeps what a case that failed created.
func TestApply_keepsWhatSweepClears(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	before := n.forwarding()
	declared := write(t, map[string]string{"clauses.hcl": brokenLedger, "broken.feature": brokenFeature})
	code, stdout, stderr := command("apply", "-auto-approve", "-on", n.aim, "-journal-dir", folder, "-out-dir", t.TempDir(), "-features", declared, "-keep")
	if code != exitFail || !strings.Contains(stderr, "left on staging, as ") || strings.Count(stderr, "\n  application of ") != 3 {
		t.Errorf("got exit %d, %q and %q, want exit 1 and what is left", code, stdout, stderr)
	}
	if left := n.remaining(); len(left) != 3 {
		t.Errorf("got %q on the tenant, want an application of each user", left)
	}
	if code, _, stderr := command("sweep", "-on", n.aim, "-journal-dir", folder); code != exitOK {
		t.Errorf("sweep: got exit %d and %q, want exit 0", code, stderr)
	}
	n.clean(folder, before)
}

func TestApply_asksNothingWithoutAJournal(t *testing.T) {
	t.Parallel()
	n, folder := newTenant(t, "staging"), t.TempDir()
	if err := os.Mkdir(journal.Path(folder, "staging"), 0o700); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := n.onTenant(folder)
	if code != exitUsage || !strings.HasPrefix(stderr, "ucwatest: journal "+journal.Path(folder, "staging")+": ") {
		t.Errorf("got exit %d and %q, want exit 3 and why there is no journal", code, stderr)
	}
	if created := n.applications(); len(created) > 0 {
		t.Errorf("got the applications %q, want none", created)
	}
}
