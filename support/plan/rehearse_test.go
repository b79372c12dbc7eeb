package plan_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ucwatest/features"
	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// sent runs the cases on aim and returns what each asked for, in all its runs.
func sent(t *testing.T, aim *target.Target, c suite.Config) map[string][]plan.Request {
	t.Helper()
	var mu sync.Mutex
	var cases []*steps.Case
	c.Target, c.Now, c.Parallel = aim, time.Now, 2
	watch := func(s *steps.Case) {
		mu.Lock()
		defer mu.Unlock()
		cases = append(cases, s)
	}
	if _, err := suite.Run(t.Context(), c, suite.Listener{Watch: watch}); err != nil {
		t.Fatal(err)
	}
	asked := map[string][]plan.Request{}
	for _, s := range cases {
		asked[s.ID] = append(asked[s.ID], plan.Requests(s.Log.Exchanges())...)
	}
	return asked
}

// byUser is what each user asks for, in order: what two users do at once has none.
func byUser(requests []plan.Request) map[string][]plan.Request {
	users := map[string][]plan.Request{}
	for _, r := range requests {
		users[r.User] = append(users[r.User], r)
	}
	return users
}

// wholeSuite is all that is declared.
func wholeSuite(t *testing.T) *declaration.Declaration {
	t.Helper()
	declared, problems := declaration.Declare(features.FS)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return declared
}

// TestRehearse_plansWhatIsSent compares the plan of the whole suite with what
// a run then sends: per case and user the same requests in the same order.
func TestRehearse_plansWhatIsSent(t *testing.T) {
	declared := wholeSuite(t)
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	c := suite.Config{Declaration: declared, Selected: declared.Cases, Now: time.Now, Options: suite.Options{Parallel: 4}}
	planned, err := plan.Rehearse(t.Context(), aim, nil, c)
	if err != nil {
		t.Fatal(err)
	}
	if len(planned.Cases) != len(declared.Cases) || planned.Requests() < 10*len(planned.Cases) {
		t.Fatalf("got %d cases and %d requests planned, want %d cases with 10 requests or more each", len(planned.Cases), planned.Requests(), len(declared.Cases))
	}
	asked := sent(t, aim, c)
	for _, this := range planned.Cases {
		if diff := cmp.Diff(byUser(this.Requests), byUser(asked[this.ID])); diff != "" {
			t.Errorf("%s: requests mismatch (-planned +sent):\n%s", this.ID, diff)
		}
	}
}
