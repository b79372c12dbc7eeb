package suite_test

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// everySecond is spoil for every second answer about a derived conversation.
func everySecond(spoil func(*mock.Answer)) *mock.Spoil {
	var met atomic.Int32
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil && met.Add(1)%2 == 0 {
			spoil(a)
		}
	}}
}

func each(spoil func(*mock.Answer)) *mock.Spoil {
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			spoil(a)
		}
	}}
}

// TestRun_repeats is also the mutant of retrying where cases run several times: however
// often what errored is run again, what failed stays so.
func TestRun_repeats(t *testing.T) {
	const id = "dc-properties-1[JSON]"
	page := func(a *mock.Answer) { a.Resource, a.Status, a.MediaType, a.HTML = nil, 502, "text/html", "<html>" }
	wrong := func(a *mock.Answer) { quoted(a.Resource) }
	p, f, e := reports.Passed, reports.Failed, reports.Errored
	for name, row := range map[string]struct {
		trial
		want   reports.Verdict
		runs   []reports.Verdict
		reason string
		exit   int
		clause reports.Verdict
	}{
		"broken every second time":          {trial{spoil: everySecond(wrong), mock: true, repeat: 5}, reports.Flaky, []reports.Verdict{p, f, p, f, p}, "2 of 5 runs failed", 1, f},
		"the same, live, retried":           {trial{spoil: everySecond(wrong), repeat: 4, retries: 3}, reports.Flaky, []reports.Verdict{p, f, p, f}, "2 of 4 runs failed", 1, f},
		"broken once, on the first":         {trial{spoil: firstly(wrong), mock: true, repeat: 3}, reports.Flaky, []reports.Verdict{f, p, p}, "1 of 3 runs failed", 1, f},
		"always broken":                     {trial{spoil: each(wrong), mock: true, repeat: 3}, f, []reports.Verdict{f, f, f}, "", 1, f},
		"always broken, live, retried":      {trial{spoil: each(wrong), repeat: 2, retries: 2}, f, []reports.Verdict{f, f}, "", 1, f},
		"never broken":                      {trial{mock: true, repeat: 3}, p, []reports.Verdict{p, p, p}, "", 0, p},
		"errored every second time":         {trial{spoil: everySecond(page), repeat: 3}, e, []reports.Verdict{p, e, p}, "1 of 3 runs errored: ", 4, p},
		"errored every second, and retried": {trial{spoil: everySecond(page), repeat: 3, retries: 1}, p, []reports.Verdict{p, p, p}, "", 0, p},
		"inferred, live, every second time": {trial{spoil: everySecond(func(a *mock.Answer) { dreaming(a.Resource) }), repeat: 2}, reports.Finding, []reports.Verdict{p, reports.Finding}, "1 of 2 runs came to a finding: ", 5, p},
		"broken first, and the run to end":  {trial{spoil: each(wrong), mock: true, repeat: 3, failFast: true}, f, []reports.Verdict{f}, "", 1, f},
	} {
		t.Run(name, func(t *testing.T) {
			row.ids = []string{id}
			run := row.run(t)
			c := caseOf(t, run, id)
			if c.Verdict != row.want || !slices.Equal(c.Runs, row.runs) || len(run.Cases) != 1 || len(run.NotRun) > 0 || run.ExitClass != row.exit || run.Repeat != row.repeat {
				t.Errorf("got %s of the runs %q, exit class %d, of %d cases that run %d times, want %s of %q and %d", c.Verdict, c.Runs, run.ExitClass, len(run.Cases), run.Repeat, row.want, row.runs, row.exit)
			}
			if !strings.HasPrefix(c.Reason, row.reason) || row.reason == "" && c.Reason != "" {
				t.Errorf("got the reason %q, want %q", c.Reason, row.reason)
			}
			if short := slices.ContainsFunc(run.Notes, func(n string) bool { return strings.Contains(n, "ran fewer than 3 times (-repeat)") }); short != row.failFast || len(run.Problems) > 0 {
				t.Errorf("got the notes %q and the problems %q, want one of runs that were left out: %t", run.Notes, run.Problems, row.failFast)
			}
			if judged := clauseOf(t, run, "DC-PROPERTY-RECORDING"); judged.Verdict != row.clause || !slices.Equal(judged.Cases, []string{id}) {
				t.Errorf("got %s of the clause by %q, want %s by the case, once", judged.Verdict, judged.Cases, row.clause)
			}
		})
	}
}

// Cases that only read share a scene within each run of theirs, not with the next one.
func TestRun_repeatsInScenesOfTheirOwn(t *testing.T) {
	var created atomic.Int32
	count := &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Status == 201 && a.Route == "applications" {
			created.Add(1)
		}
	}}
	trial{spoil: count, share: true, ids: []string{"dc-links-1"}}.run(t)
	once := created.Swap(0)
	run := trial{spoil: count, share: true, ids: []string{"dc-links-1"}, repeat: 3}.run(t)
	if got := created.Load(); got != 3*once || once == 0 || run.Counts.Passed != len(run.Cases) {
		t.Errorf("got %d applications and %+v, want 3 times %d and all passed", got, run.Counts, once)
	}
}

func TestRun_repeatsNoCallThatSomebodyMakes(t *testing.T) {
	err := suite.CheckRepeat(3, &target.Target{Name: "remote", Observe: time.Minute})
	const want = `target "remote": somebody makes the call that is observed, and would have to make it 3 times; leave out -repeat`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := suite.CheckRepeat(1, &target.Target{Observe: time.Minute}); err != nil {
		t.Errorf("once: got %v", err)
	}
}

func TestConfig_totalCountsTheRunsOfCases(t *testing.T) {
	d := declared(t)
	selected, _ := d.Select(declaration.Selection{Targets: []string{"dc-properties-1[JSON]", "dc-refusals-4"}})
	live := target.Target{Name: "staging", Traits: target.OfPool(), May: mayStage}
	c := suite.Config{Declaration: d, Selected: selected, Target: &live, Options: suite.Options{Repeat: 3}}
	if got, want := c.Total(), 3+len(selected)-1; got != want {
		t.Errorf("got %d, want %d: what is out of scope is told once", got, want)
	}
}

func TestRun_thatIsInterruptedSaysWhatDidNotRunAsOften(t *testing.T) {
	d := declared(t)
	selected, _ := d.Select(declaration.Selection{Targets: []string{"dc-links-1"}})
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer aim.Close()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now,
		Options: suite.Options{Parallel: 1, Repeat: 4}}, suite.Listener{Ended: func(c reports.Case) {
		if c.Run == 2 {
			interrupt()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	runs := len(run.Cases[0].Runs) + len(run.Cases[1].Runs)
	if want := []string{"2 of 2 selected cases ran fewer than 4 times (-repeat)"}; runs != 3 || len(run.NotRun) > 0 || !slices.Equal(run.Problems, want) {
		t.Errorf("got %d runs, %q not run and the problems %q, want 3 runs and %q", runs, run.NotRun, run.Problems, want)
	}
}
