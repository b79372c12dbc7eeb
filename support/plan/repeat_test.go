package plan_test

import (
	"testing"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// TestRehearse_plansAllRunsOfACase compares the plan of cases that share a scene and
// of one that has its own with what a run sends that repeats them.
func TestRehearse_plansAllRunsOfACase(t *testing.T) {
	declared := wholeSuite(t)
	selected, problems := declared.Select(declaration.Selection{Targets: []string{"dc-links-1", "dc-creation-2[audio, JSON]"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	aim.Share = true
	c := suite.Config{Declaration: declared, Selected: selected, Target: aim, Now: time.Now, Options: suite.Options{Parallel: 1, Repeat: 3}}
	once := c
	once.Repeat = 1
	single, err := plan.Rehearse(t.Context(), aim, nil, once)
	if err != nil {
		t.Fatal(err)
	}
	planned, err := plan.Rehearse(t.Context(), aim, nil, c)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, requests := range sent(t, aim, c) {
		asked += len(requests)
	}
	if planned.Requests() != asked || asked != 3*single.Requests() || planned.Repeat != 3 || single.Repeat != 0 {
		t.Errorf("got %d requests planned for %d runs, and %d for one, want the %d that were sent", planned.Requests(), planned.Repeat, single.Requests(), asked)
	}
	for i, change := range planned.Changes {
		if one := single.Changes[i]; change.Count != 3*one.Count || change.Cleared != 3*one.Cleared {
			t.Errorf("got %+v, want three times %+v", change, one)
		}
	}
}
