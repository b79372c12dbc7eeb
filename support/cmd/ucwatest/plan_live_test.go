package main

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
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
	if asked := n.count(); asked > 0 {
		t.Errorf("got %d requests sent to the tenant, want none", asked)
	}
}

func TestPlan_countsWhatRingsOnATenant(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "ringing")
	chosen := []string{"plan", "-target", "dm-creation-5", "-target", "dc-links-1"}
	code, stdout, stderr := command(append(chosen, "-on", n.aim)...)
	if want := "at most 10000 a second, and 2 invitations to ring for 30s unanswered: at least 1m0s.\n"; code != exitOK || !strings.Contains(stdout, want) {
		t.Errorf("got exit %d, %q and %q, want %q", code, stdout, stderr, want)
	}
	if code, stdout, stderr := command(chosen...); code != exitOK || strings.Contains(stdout, "unanswered:") {
		t.Errorf("on the mock: got exit %d, %q and %q, want nothing that rings", code, stdout, stderr)
	}
}

func TestApply_changesNoTenantUnasked(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "unasked")
	code, stdout, stderr := command("apply", "-on", n.aim, "-target", "dc-links-1", "-out-dir", t.TempDir(), "-journal-dir", t.TempDir())
	if code != exitUsage || !strings.Contains(stderr, "On unasked: + 3 applications") || !strings.Contains(stderr, "takes -auto-approve or a saved plan; nothing was run") {
		t.Errorf("got exit %d, %q and %q, want exit 3, what would change and what to do", code, stdout, stderr)
	}
	if asked := n.count(); asked > 0 {
		t.Errorf("got %d requests sent to the tenant, want none", asked)
	}
}

func TestPlan_readsWhatATenantOffersAndLeavesNothing(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "refreshed")
	code, stdout, stderr := command("plan", "-on", n.aim, "-refresh", "-target", "dc-links-1", "-journal-dir", t.TempDir())
	if code != exitOK || strings.Contains(stdout, "was not read") || !strings.Contains(stdout, "Plan: 2 to run, 0 to skip") {
		t.Errorf("got exit %d, %q and %q, want a plan of what was read", code, stdout, stderr)
	}
	if created := n.applications(); len(created) != 3 {
		t.Errorf("got the applications %q, want one for each user", created)
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
	n.count()
	code, _, stderr := command("plan", "-on", n.aim, "-refresh-only")
	if asked := n.count(); code != exitUsage || !strings.Contains(stderr, "takes -auto-approve; nothing was run\n") || asked > 0 {
		t.Errorf("got exit %d, %q and %d requests, want it refused and none", code, stderr, asked)
	}
	code, stdout, stderr := command("plan", "-on", n.aim, "-refresh-only", "-auto-approve", "-detailed-exitcode")
	if code != exitOK || !strings.Contains(stdout, "No drift") {
		t.Errorf("got exit %d, %q and %q, want no drift", code, stdout, stderr)
	}
	if left := n.remaining(); len(left) > 0 {
		t.Errorf("got %q left, want nothing", left)
	}
	n.at("http://127.0.0.1:1", "drifting", "")
	for _, how := range []string{"-refresh-only", "-refresh"} {
		code, stdout, stderr := command("plan", "-on", n.aim, how, "-auto-approve")
		if code != exitNone || stdout != "" || !strings.HasPrefix(stderr, `ucwatest: target "drifting" cannot be reached: `) {
			t.Errorf("%s of a tenant that is gone: got exit %d, %q and %q, want exit %d and one sentence", how, code, stdout, stderr, exitNone)
		}
	}
}

// TestRehearse_plansWhatATenantIsAsked compares the plan of some of the suite
// with what a run then sends to a tenant: those that read one scene, that have
// one of their own, that end badly, and that are left out.
func TestRehearse_plansWhatATenantIsAsked(t *testing.T) {
	t.Parallel()
	n := newTenant(t, "compared")
	aim, err := target.Open(n.aim, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	declared, err := declare("")
	if err != nil {
		t.Fatal(err)
	}
	selected, problems := declared.Select(declaration.Selection{Targets: []string{"dc-links-1", "dc-links-2", "dc-retrieval-1", "dc-creation-1",
		"dc-independence-1", "dc-properties-1", "dc-properties-2", "dc-refusals-1", "da-retrieval-1", "dd-retrieval-3"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c := suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: time.Now, Options: suite.Options{Parallel: 1}}
	planned, err := plan.Rehearse(t.Context(), aim, nil, c)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	sent := map[string]*steps.Case{}
	watch := func(s *steps.Case) {
		mu.Lock()
		defer mu.Unlock()
		sent[s.ID] = s
	}
	run, err := suite.Run(t.Context(), c, suite.Listener{Watch: watch})
	if err != nil || run.Counts.Passed < 10 || run.Counts.OutOfScope < 4 {
		t.Fatalf("got %+v and %v, want 10 cases passed and 4 out of scope, or more", run.Counts, err)
	}
	for _, this := range planned.Cases {
		var asked []plan.Request
		if s := sent[this.ID]; s != nil {
			asked = plan.Requests(s.Log.Exchanges())
		}
		for _, part := range parts {
			if diff := cmp.Diff(of(part, this.Requests), of(part, asked)); diff != "" {
				t.Errorf("%s: requests of the %s mismatch (-planned +sent):\n%s", this.ID, part, diff)
			}
		}
	}
}

// of are the requests of one user, in order: what two users ask at once has none.
func of(part string, all []plan.Request) []plan.Request {
	return slices.DeleteFunc(slices.Clone(all), func(r plan.Request) bool { return r.User != part })
}
