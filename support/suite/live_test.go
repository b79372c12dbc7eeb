package suite_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A trial is a run on a mock that is taken for a live pool.
type trial struct {
	spoil    *mock.Spoil
	known    []target.Known
	mock     bool     // it is taken for what it is
	share    bool     // cases that only read share a scene
	answers  []string // whose phones pick up by themselves
	strict   bool
	retries  int
	repeat   int
	failFast bool
	shard    declaration.Shard
	today    time.Time
	ids      []string // what is selected; none is all
}

func (r trial) run(t *testing.T) *reports.Run {
	t.Helper()
	run, err := r.try(t)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func (r trial) try(t *testing.T) (*reports.Run, error) {
	t.Helper()
	d := declared(t)
	selected, problems := d.Select(declaration.Selection{Targets: r.ids})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	aim, err := target.Embedded(target.Options{Spoil: r.spoil, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	})
	aim.Name, aim.May, aim.Known = "staging", mayStage, r.known
	if !r.mock {
		aim.Traits = target.OfPool()
	}
	aim.Share = r.share
	aim.Staging.PhoneNumber, aim.Staging.Answers = "tel:+14255550100", r.answers
	now := time.Now
	if !r.today.IsZero() {
		now = func() time.Time { return r.today }
	}
	return suite.Run(t.Context(), suite.Config{Declaration: d, Selected: r.shard.Cut(selected), Shard: r.shard, Whole: selected, Target: aim, Now: now,
		Options: suite.Options{Parallel: 2, Strict: r.strict, Retries: r.retries, Repeat: r.repeat, FailFast: r.failFast}}, suite.Listener{})
}

var mayStage = []string{target.MayRead, target.MayStage}

// dreaming breaks DC-ENUM-MEMBERS, which is only inferred; quoted breaks
// DC-PROPERTY-RECORDING, which a sample shows.
func dreaming(r *mock.Resource) { r.Property("state").Value = "Dreaming" }
func quoted(r *mock.Resource)   { r.Property("recording").Value = "maybe" }

func TestRun_weighsALiveTargetByLevel(t *testing.T) {
	for name, test := range map[string]struct {
		trial
		verdict reports.Verdict
		outcome reports.Outcome
		counts  reports.Counts
	}{
		"inferred, on the mock":        {trial{spoil: spoilDerived(dreaming), mock: true}, reports.Failed, reports.Failure, reports.Counts{Failed: 1, Passed: 1}},
		"inferred, live":               {trial{spoil: spoilDerived(dreaming)}, reports.Finding, reports.Success, reports.Counts{Finding: 1, Passed: 1}},
		"inferred, live and strict":    {trial{spoil: spoilDerived(dreaming), strict: true}, reports.Finding, reports.Failure, reports.Counts{Finding: 1, Passed: 1}},
		"shown by a sample, live":      {trial{spoil: spoilDerived(quoted)}, reports.Failed, reports.Failure, reports.Counts{Failed: 1, Passed: 1}},
		"both, live":                   {trial{spoil: spoilDerived(func(r *mock.Resource) { dreaming(r); quoted(r) })}, reports.Failed, reports.Failure, reports.Counts{Failed: 1, Passed: 1}},
		"nothing broken, live, strict": {trial{strict: true}, reports.Passed, reports.Success, reports.Counts{Passed: 2}},
		"an optional link missing":     {trial{spoil: spoilDerived(func(r *mock.Resource) { r.DropLink("localParticipant") }), strict: true}, reports.Passed, reports.Success, reports.Counts{Passed: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			test.ids = []string{"dc-properties-1[JSON]", "dc-refusals-7[JSON]"}
			run := test.run(t)
			if c := caseOf(t, run, "dc-properties-1[JSON]"); c.Verdict != test.verdict || run.Verdict != test.outcome || run.Counts != test.counts {
				t.Errorf("got case %s, run %s and %+v, want %s, %s and %+v", c.Verdict, run.Verdict, run.Counts, test.verdict, test.outcome, test.counts)
			}
		})
	}
}

func TestRun_tellsOfAClauseWhatItsCasesSay(t *testing.T) {
	run := trial{spoil: spoilDerived(dreaming), ids: []string{"dc-properties-1[JSON]"}}.run(t)
	if c := clauseOf(t, run, "DC-ENUM-MEMBERS"); c.Verdict != reports.Finding {
		t.Errorf("got verdict %s, want a finding", c.Verdict)
	}
	if v := run.Cases[0].Violations; len(v) == 0 || v[0].Level != "inferred" {
		t.Errorf("got %+v, want a violation with its level", v)
	}
}

func TestRun_leavesOutWhatTheTargetExcludes(t *testing.T) {
	asked := false
	noCause := &mock.Spoil{Answer: func(a *mock.Answer) { asked = asked || a.Status == http.StatusGone }}
	for name, test := range map[string]struct {
		trial
		id, reason string
	}{
		"a cause to refuse":   {trial{spoil: noCause}, "dc-refusals-4", "the server needs a cause to refuse, which only the mock can be given"},
		"a rule for messages": {trial{}, "dm-creation-1", "shown on the mock only: it takes what an administrator does"},
		"a phone":             {trial{}, "dp-retrieval-1", `it takes a phone of the answerer that picks up by itself, which target "staging" does not name`},
	} {
		t.Run(name, func(t *testing.T) {
			test.ids = []string{test.id, "dc-refusals-7[JSON]"}
			run := test.run(t)
			if run.Verdict != reports.Success || run.Counts.Passed != 1 || run.Counts.OutOfScope != len(run.Cases)-1 || len(run.Cases) < 2 {
				t.Fatalf("got verdict %s and %+v, want success, one passed and the rest out of scope", run.Verdict, run.Counts)
			}
			for _, c := range run.Cases {
				if c.Verdict == reports.OutOfScope && (!strings.Contains(c.Reason, test.reason) || c.Exchanges != nil) {
					t.Errorf("%s: got the reason %q and %d exchanges, want %q and none", c.ID, c.Reason, len(c.Exchanges), test.reason)
				}
			}
		})
	}
	if asked {
		t.Error("a case out of scope was run")
	}
}

func TestRun_marksWhatOnlyTheMockShows(t *testing.T) {
	for name, test := range map[string]struct {
		trial
		scope string
	}{"live": {trial{}, "shown on the mock only"}, "on the mock": {trial{mock: true}, ""}} {
		t.Run(name, func(t *testing.T) {
			test.ids = []string{"dc-refusals-4", "dc-refusals-7[JSON]"}
			run := test.run(t)
			if c := clauseOf(t, run, "DC-ERROR-REDIRECT"); !c.MockOnly || !strings.HasPrefix(c.OutOfScope, test.scope) || c.OutOfScope == "" != (test.scope == "") {
				t.Errorf("got mock only %t and out of scope %q, want true and %q", c.MockOnly, c.OutOfScope, test.scope)
			}
			if c := clauseOf(t, run, "DC-ERROR-NOTFOUND"); c.MockOnly || c.OutOfScope != "" {
				t.Errorf("got mock only %t and out of scope %q of what a live target shows", c.MockOnly, c.OutOfScope)
			}
		})
	}
}

var newYear = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)

func TestRun_putsUpWithWhatIsKnown(t *testing.T) {
	known := []target.Known{{Clause: "DC-PROPERTY-RECORDING", Reason: "reported to the vendor", Until: newYear}}
	const day = 24 * time.Hour
	for name, test := range map[string]struct {
		trial
		verdict reports.Verdict
		outcome reports.Outcome
		problem string
	}{
		"it occurs":                      {trial{spoil: spoilDerived(quoted), today: newYear.Add(-1)}, reports.Finding, reports.Success, ""},
		"it occurs on a mock":            {trial{spoil: spoilDerived(quoted), today: newYear.Add(-day), mock: true}, reports.Finding, reports.Success, ""},
		"it occurs in a strict run":      {trial{spoil: spoilDerived(quoted), today: newYear.Add(-day), strict: true}, reports.Finding, reports.Success, ""},
		"it occurs, but its day is here": {trial{spoil: spoilDerived(quoted), today: newYear}, reports.Failed, reports.Failure, ""},
		"it occurs beside another":       {trial{spoil: spoilDerived(func(r *mock.Resource) { quoted(r); r.DropProperty("importance") }), today: newYear.Add(-day)}, reports.Failed, reports.Failure, ""},
		"it occurs no longer": {trial{today: newYear.Add(-day)}, reports.Passed, reports.Failure,
			`DC-PROPERTY-RECORDING is known to be broken (reported to the vendor), and yet it held in every case that judged it; remove known "DC-PROPERTY-RECORDING" from target "staging"`},
		"it occurs no longer, as was to be": {trial{today: newYear}, reports.Passed, reports.Success, ""},
	} {
		t.Run(name, func(t *testing.T) {
			test.known = known
			test.ids = []string{"DC-PROPERTY-RECORDING", "dc-refusals-7[JSON]"}
			run := test.run(t)
			c := caseOf(t, run, "dc-properties-1[JSON]")
			if c.Verdict != test.verdict || run.Verdict != test.outcome || strings.Join(run.Problems, "\n") != test.problem {
				t.Errorf("got case %s, run %s and problems %q, want %s, %s and %q", c.Verdict, run.Verdict, run.Problems, test.verdict, test.outcome, test.problem)
			}
			if c.Known != (test.verdict == reports.Finding) || c.Known && c.Reason != "known: DC-PROPERTY-RECORDING: reported to the vendor (until 2027-01-01)" {
				t.Errorf("got known %t because %q", c.Known, c.Reason)
			}
		})
	}
}

// A few of the cases that judge a clause do not show that it is broken no longer.
func TestRun_doesNotDoubtWhatIsKnownAfterAFewCases(t *testing.T) {
	run := trial{known: []target.Known{{Clause: "DC-PROPERTY-RECORDING", Reason: "as XML only", Until: newYear}}, today: newYear.Add(-1),
		ids: []string{"dc-properties-1[JSON]"}}.run(t)
	if run.Verdict != reports.Success || len(run.Problems) > 0 {
		t.Errorf("got %s and %q, want success without a problem", run.Verdict, run.Problems)
	}
	const want = "DC-PROPERTY-RECORDING is known to be broken (as XML only), and held in 1 case; whether it still occurs shows with dc-properties-1[XML], dc-properties-2[JSON], dc-properties-2[XML], not run or without a judgement"
	if !slices.Equal(run.Notes, []string{want}) {
		t.Errorf("got the notes %q, want %q", run.Notes, want)
	}
}

// Whether what is known still occurs shows without the cases that the target cannot show.
func TestRun_waitsForNoJudgeOutOfScope(t *testing.T) {
	run := trial{known: []target.Known{{Clause: "DD-ERROR-APPLICATION", Reason: "r", Until: newYear}}, today: newYear.Add(-24 * time.Hour),
		shard: declaration.Shard{Index: 1, Of: 1}, ids: []string{"DD-ERROR-APPLICATION"}}.run(t)
	beyond := 0
	for _, c := range run.Cases {
		waits := slices.Contains(run.Shard.Accepted[0].Judges, c.ID)
		if waits != (c.Verdict != reports.OutOfScope) {
			t.Errorf("%s, which is %s: got %t for whether it is waited for", c.ID, c.Verdict, waits)
		}
		if !waits {
			beyond++
		}
	}
	if beyond == 0 || beyond == len(run.Cases) {
		t.Errorf("got %d of %d cases out of scope, want some", beyond, len(run.Cases))
	}
}

func TestRun_refusesToKnowOfNoClause(t *testing.T) {
	_, err := trial{known: []target.Known{{Clause: "DC-PROPERTY-RECORDNG", Reason: "r", Until: newYear}}, ids: []string{"dc-refusals-7[JSON]"}}.try(t)
	var problems declaration.Problems
	if want := `target "staging": known "DC-PROPERTY-RECORDNG" is the id of no clause; did you mean DC-PROPERTY-RECORDING?`; !errors.As(err, &problems) || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}

func caseOf(t *testing.T, run *reports.Run, id string) reports.Case {
	t.Helper()
	i := slices.IndexFunc(run.Cases, func(c reports.Case) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("got no case %s", id)
	}
	return run.Cases[i]
}

func clauseOf(t *testing.T, run *reports.Run, id string) reports.Clause {
	t.Helper()
	i := slices.IndexFunc(run.Clauses, func(c reports.Clause) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("got no clause %s", id)
	}
	return run.Clauses[i]
}
