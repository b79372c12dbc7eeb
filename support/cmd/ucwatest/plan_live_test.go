package main

import (
	"strings"
	"testing"
)

func TestPlan_asksNothingOfATenantAndSaysWhatARunWouldDoThere(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "planned")
	code, stdout, stderr := command("plan", "-on", n.aim, "-detailed-exitcode", "-target", "dc-links-1", "-target", "dc-refusals-1")
	if code != exitChanges {
		t.Fatalf("got exit %d, %q and %q, want exit %d", code, stdout, stderr, exitChanges)
	}
	for _, want := range []string{"What the target offers was not read", "out of scope", "shown on the mock only",
		"+ create 3 applications, and delete all of them", "~ alter 1 setting, and restore all of them",
		"On planned: + 3 applications, + 2 conversations, ~ 1 setting (restored), all cleared."} {
		if !strings.Contains(stdout, want) {
			t.Errorf("got %q, want %q in it", stdout, want)
		}
	}
	if n.seen != 0 {
		t.Errorf("got %d requests sent to the tenant, want none", n.seen)
	}
}

func TestApply_changesNoTenantUnasked(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "unasked")
	code, stdout, stderr := command("apply", "-on", n.aim, "-target", "dc-links-1", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir())
	if code != exitUsage || !strings.Contains(stderr, "On unasked: + 3 applications") || !strings.Contains(stderr, "takes -auto-approve or a saved plan; nothing was run") {
		t.Errorf("got exit %d, %q and %q, want exit 3, what would change and what to do", code, stdout, stderr)
	}
	if n.seen != 0 {
		t.Errorf("got %d requests sent to the tenant, want none", n.seen)
	}
}

func TestPlan_readsWhatATenantOffersAndLeavesNothing(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "refreshed")
	code, stdout, stderr := command("plan", "-on", n.aim, "-refresh", "-target", "dc-links-1", "-journal-dir", t.TempDir())
	if code != exitOK || strings.Contains(stdout, "was not read") || !strings.Contains(stdout, "Plan: 2 to run, 0 to skip") {
		t.Errorf("got exit %d, %q and %q, want a plan of what was read", code, stdout, stderr)
	}
	if len(n.created) != 3 {
		t.Errorf("got %d applications created, want one for each user", len(n.created))
	}
	if left := n.remaining(); len(left) > 0 {
		t.Errorf("got %q left, want nothing", left)
	}
}

func TestPlan_refreshesATenantOnlyWithApprovalAndLeavesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	n := newTenant(t, "drifting")
	if code, stdout, stderr := command("apply", "-on", n.aim, "-target", "dc-links-1", "-auto-approve", "-save-baseline"); code != exitOK {
		t.Fatalf("got exit %d, %q and %q, want a baseline", code, stdout, stderr)
	}
	before := n.seen
	code, _, stderr := command("plan", "-on", n.aim, "-refresh-only")
	if code != exitUsage || !strings.Contains(stderr, "takes -auto-approve") || n.seen != before {
		t.Errorf("got exit %d, %q and %d requests, want it refused and none", code, stderr, n.seen-before)
	}
	code, stdout, stderr := command("plan", "-on", n.aim, "-refresh-only", "-auto-approve", "-detailed-exitcode")
	if code != exitOK || !strings.Contains(stdout, "No drift") {
		t.Errorf("got exit %d, %q and %q, want no drift", code, stdout, stderr)
	}
	if left := n.remaining(); len(left) > 0 {
		t.Errorf("got %q left, want nothing", left)
	}
}
