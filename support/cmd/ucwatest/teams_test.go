package main

import (
	"path/filepath"
	"strings"
	"testing"

	"ucwatest/support/journal"
)

// TestTeams_areNamed has an application of each user of two teams left: what is left, what
// cleans it up, and what would be done by whom names the teams.
func TestTeams_areNamed(t *testing.T) {
	t.Parallel()
	n, folder := newTenantWith(t, "staging", "", "one", "two", "three"), t.TempDir()
	journals := map[string]string{}
	for _, team := range n.teams {
		journals[team] = journal.Path(folder, "staging+"+team)
	}
	for _, team := range n.teams[:2] {
		n.leaves(journal.Place{Path: journals[team], Team: team})
	}
	on := []string{"-on", n.aim, "-journal-dir", folder, "-target", "dc-creation-2[audio, JSON]"}
	byTeams := "by team one (one/caller, one/callee, one/answerer) and team two (two/caller, two/callee, two/answerer) and team three (three/caller, three/callee, three/answerer)."

	code, stdout, stderr := command(append([]string{"plan"}, on...)...)
	if code != exitOK {
		t.Errorf("plan: got exit %d and %q, want exit 0", code, stderr)
	}
	holds(t, "plan", stdout, byTeams)
	holds(t, "plan", stdout+stderr, "answerer of team one", "answerer of team two", journals["one"], journals["two"])

	code, stdout, stderr = command(append([]string{"apply"}, on...)...)
	if code != exitUsage {
		t.Errorf("apply before a sweep: got exit %d and %q, want exit 3", code, stdout)
	}
	holds(t, "apply before a sweep", stderr, journals["one"], journals["two"])

	code, stdout, stderr = command("sweep", "-on", n.aim, "-journal-dir", folder)
	if code != exitOK {
		t.Errorf("sweep: got exit %d and %q, want exit 0", code, stderr)
	}
	holds(t, "sweep", stdout, "cleared on staging, team one: 3 of 3", "cleared on staging, team two: 3 of 3", "application of callee of team one, ", "application of answerer of team two, ")
	if left := n.remaining(); left != nil {
		t.Errorf("got %q on the tenant, want no application", left)
	}

	code, _, stderr = command(append([]string{"apply", "-input=false"}, on...)...)
	if code != exitUsage {
		t.Errorf("apply without approval: got exit %d, want exit 3", code)
	}
	holds(t, "apply without approval", stderr, byTeams, "that takes -auto-approve or a saved plan")
	if found, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(found) > 0 {
		t.Errorf("got %q and %v in the folder of journals, want nothing", found, err)
	}
}

// holds wants all texts in what a verb said.
func holds(t *testing.T, verb, said string, texts ...string) {
	t.Helper()
	for _, want := range texts {
		if !strings.Contains(said, want) {
			t.Errorf("%s: got %q, want %q in it", verb, said, want)
		}
	}
}
