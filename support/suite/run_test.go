package suite_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// try runs the named cases, all if there are none, on a mock that is spoiled.
func try(t *testing.T, spoil *mock.Spoil, targets ...string) *reports.Run {
	t.Helper()
	d := declared(t)
	selected, problems := d.Select(declaration.Selection{Targets: targets})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return runOn(t, spoil, suite.Config{Declaration: d, Selected: selected})
}

func runOn(t *testing.T, spoil *mock.Spoil, c suite.Config) *reports.Run {
	t.Helper()
	aim, err := target.Embedded(target.Options{Spoil: spoil, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := aim.Close(); err != nil {
			t.Error(err)
		}
	})
	c.Target, c.Now, c.Parallel = aim, time.Now, cmp.Or(c.Parallel, 2)
	run, err := suite.Run(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// godog sets the environment of the process, so that no two of its runs may
// overlap: the tests of this file do not run side by side.

func TestRun_namesClauseWantedAndGot(t *testing.T) {
	run := try(t, spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" }), "dc-properties-1[JSON]")
	if run.Verdict != reports.Failure || run.ExitClass != 1 {
		t.Errorf("got verdict %s and exit class %d, want failure and 1", run.Verdict, run.ExitClass)
	}
	want := reports.Violation{Clause: "DC-PROPERTY-RECORDING", Says: "its property recording tells whether it is recorded", Level: "sample",
		Want: "true or false, not in quotes", Got: `the text "maybe"`, Step: "Then it has these properties:"}
	i := slices.IndexFunc(run.Cases[0].Violations, func(v reports.Violation) bool { return v.Clause == want.Clause })
	if i < 0 {
		t.Fatalf("got %+v, want a violation of %s", run.Cases[0].Violations, want.Clause)
	}
	got := run.Cases[0].Violations[i]
	got.Line = 0
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if run.Cases[0].Culprit != "product" || len(run.Cases[0].Exchanges) == 0 {
		t.Errorf("got culprit %q and %d exchanges, want product and evidence", run.Cases[0].Culprit, len(run.Cases[0].Exchanges))
	}
}

func TestRun_collectsEveryViolationOfACase(t *testing.T) {
	run := try(t, spoilDerived(func(r *mock.Resource) {
		r.Property("recording").Value, r.Property("state").Value = "maybe", "Dreaming"
		r.Property("rel").Value = "derivedConversation"
	}), "dc-properties-1[JSON]")
	var clauses []string
	for _, v := range run.Cases[0].Violations {
		clauses = append(clauses, v.Clause)
	}
	for _, want := range []string{"DC-PROPERTY-RECORDING", "DC-ENUM-MEMBERS", "DC-GET-CONTENT"} {
		if !slices.Contains(clauses, want) {
			t.Errorf("got violations of %q, want %s among them", clauses, want)
		}
	}
}

func TestRun_skipsWithTheServersReason(t *testing.T) {
	run := try(t, &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Method == http.MethodPost && strings.HasPrefix(a.Route, "audioVideo") {
			a.Status, a.Resource = http.StatusForbidden, nil
			a.Reason = &mock.Reason{Code: "Forbidden", Message: "Audio is not allowed here."}
		}
	}}, "dc-retrieval-1[JSON]", "dc-versioning-1[1]")
	if run.Verdict != reports.Partial || run.ExitClass != 5 || run.Counts.Skipped != 2 {
		t.Errorf("got verdict %s, exit class %d and %d skipped, want partial, 5 and 2", run.Verdict, run.ExitClass, run.Counts.Skipped)
	}
	if reason := run.Cases[0].Reason; !strings.Contains(reason, "Audio is not allowed here.") {
		t.Errorf("got the reason %q, want the server's words in it", reason)
	}
	told := slices.IndexFunc(run.Cases[0].Exchanges, func(x reports.Exchange) bool { return x.Judged })
	if told < 0 || run.Cases[0].Exchanges[told].Response.Status != http.StatusForbidden {
		t.Errorf("got the exchange %d as what the skip is about, want the one that was refused", told)
	}
}

func TestRun_saysHowToRunACaseAloneThatDidNotPass(t *testing.T) {
	d := declared(t)
	selected, _ := d.Select(declaration.Selection{Targets: []string{"dc-properties-1[JSON]", "dc-refusals-7[JSON]"}})
	run := runOn(t, spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" }),
		suite.Config{Declaration: d, Selected: selected, Alone: func(id string) string { return "run " + id }})
	for _, c := range run.Cases {
		if want := map[reports.Verdict]string{reports.Failed: "run " + c.ID}[c.Verdict]; c.Command != want {
			t.Errorf("%s %s: got the command %q, want %q", c.ID, c.Verdict, c.Command, want)
		}
	}
	if run.Counts.Failed != 1 || run.Counts.Passed != 1 {
		t.Errorf("got %+v, want one case of each", run.Counts)
	}
}

func TestRun_doesNotBlameTheProductForAProxy(t *testing.T) {
	for status, culprit := range map[int]string{http.StatusBadGateway: "intermediary", http.StatusServiceUnavailable: "throttle"} {
		run := try(t, &mock.Spoil{Answer: func(a *mock.Answer) {
			if a.Route == "derivedConversation" {
				a.Status, a.MediaType, a.Resource, a.Reason, a.HTML = status, "text/html", nil, nil, "<html>Bad gateway</html>"
			}
		}}, "dc-properties-1[JSON]", "dc-refusals-1[XML]")
		for _, c := range run.Cases {
			if c.Verdict != reports.Errored || c.Culprit != culprit {
				t.Errorf("status %d, %s: got verdict %s and culprit %s, want errored and %s", status, c.ID, c.Verdict, c.Culprit, culprit)
			}
			if want := fmt.Sprintf("status %d by the %s", status, culprit); len(c.Violations) > 0 && !strings.Contains(c.Reason, want) {
				t.Errorf("status %d, %s: got the reason %q, want %q in it", status, c.ID, c.Reason, want)
			}
		}
		if run.Verdict != reports.Error || run.ExitClass != 4 {
			t.Errorf("status %d: got verdict %s and exit class %d, want error and 4", status, run.Verdict, run.ExitClass)
		}
		for _, clause := range run.Clauses {
			if clause.Verdict == reports.Failed {
				t.Errorf("status %d, %s: got failed, want no clause blamed", status, clause.ID)
			}
		}
	}
}

func TestRun_survivesWhateverIsAnswered(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200)
	tests := map[string]struct {
		media, body, sentence string
		verdict               reports.Verdict
	}{
		"a page of HTML":          {"text/html", "<html></html>", "neither JSON nor XML", reports.Errored},
		"JSON that is cut":        {"application/json", `{"rel":"conv`, "not readable as JSON", reports.Failed},
		"JSON nested too deep":    {"application/json", deep, "more than 64 levels deep", reports.Failed},
		"an unknown charset":      {"application/json; charset=ebcdic-x", `{"rel":"conversation"}`, "charset", reports.Failed},
		"nothing at all":          {"application/json", "", "status 200", reports.Failed},
		"a body that is too much": {"application/json", strings.Repeat(" ", 9<<20), "too large", reports.Errored},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			run := try(t, &mock.Spoil{
				Answer: func(a *mock.Answer) {
					if a.Route == "derivedConversation" && a.Status == http.StatusOK {
						a.MediaType = test.media
					}
				},
				Body: func(a *mock.Answer, body []byte) []byte {
					if a.Route == "derivedConversation" && a.Status == http.StatusOK {
						return []byte(test.body)
					}
					return body
				},
			}, "dc-properties-1[JSON]", "dc-creation-4[JSON]", "dc-refusals-7[JSON]")
			spoiled := run.Cases[slices.IndexFunc(run.Cases, func(c reports.Case) bool { return c.ID == "dc-properties-1[JSON]" })]
			if text := reports.Text(spoiled); spoiled.Verdict != test.verdict || !strings.Contains(text, test.sentence) {
				t.Errorf("got verdict %s and %q, want %s and %q in it", spoiled.Verdict, text, test.verdict, test.sentence)
			}
			if other := run.Cases[slices.IndexFunc(run.Cases, func(c reports.Case) bool { return c.ID == "dc-refusals-7[JSON]" })]; other.Verdict != reports.Passed {
				t.Errorf("got verdict %s for a case of other answers, want it to go on and pass", other.Verdict)
			}
		})
	}
}

const ownLedger = `clause "X-ALL" {
  level  = "must"
  says   = "all of it"
  source = "page"
}

clause "X-LINK" {
  level   = "must"
  says    = "a link"
  source  = "page"
  subject = "link nothing"
}
`

const ownFeature = `Feature: Own

  @X-ALL
  Rule: All of it

    @x-1 @reads
    Scenario: A link that is never given
      Given a derived conversation
      When the caller retrieves its derived conversation as JSON
      Then it offers these links:
        | link    | present     |
        | nothing | where given |
`

func TestRun_isNotGreenWithoutAJudgement(t *testing.T) {
	d, problems := declaration.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(ownLedger)}, "own.feature": {Data: []byte(ownFeature)}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	run := runOn(t, nil, suite.Config{Declaration: d, Selected: d.Cases})
	if c := run.Cases[0]; c.Verdict != reports.Errored || c.Reason != "the case judged nothing" {
		t.Errorf("got verdict %s because %q, want errored because the case judged nothing", c.Verdict, c.Reason)
	}
	if run.Verdict != reports.Error || run.ExitClass != 4 {
		t.Errorf("got verdict %s and exit class %d, want error and 4", run.Verdict, run.ExitClass)
	}
}

func TestRun_tellsUnusedPhrasesOfItsOwnFeatures(t *testing.T) {
	self := strings.NewReplacer("nothing | where given", "self    | always", "link nothing", "link self")
	d, problems := declaration.Declare(fstest.MapFS{
		"clauses.hcl": {Data: []byte(self.Replace(ownLedger))}, "own.feature": {Data: []byte(self.Replace(ownFeature))}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for own, want := range map[bool]bool{true: true, false: false} {
		run := runOn(t, nil, suite.Config{Declaration: d, Selected: d.Cases, Own: own})
		if got := strings.Contains(strings.Join(run.Problems, "\n"), "is used by no scenario"); got != want {
			t.Errorf("own features %t: got unused phrases told %t, want %t", own, got, want)
		}
	}
}

func TestRun_refusesToRunNothing(t *testing.T) {
	d := declared(t)
	if _, err := suite.Run(t.Context(), suite.Config{Declaration: d, Now: time.Now}); err == nil || err.Error() != "no case is selected" {
		t.Errorf("got %v, want the error that no case is selected", err)
	}
}

func TestRun_stopsWhenInterrupted(t *testing.T) {
	d := declared(t)
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: d.Cases, Target: aim, Now: time.Now, Parallel: 1,
		Ended: func(reports.Case) { interrupt() }})
	if err != nil {
		t.Fatal(err)
	}
	if err := aim.Close(); err != nil {
		t.Fatal(err)
	}
	if len(run.Cases) != 1 || run.Verdict != reports.Failure || !strings.Contains(strings.Join(run.Problems, ""), "did not run") {
		t.Errorf("got %d cases, verdict %s and problems %q, want one case and the others told as not run", len(run.Cases), run.Verdict, run.Problems)
	}
}

func TestRun_beginsNoCaseAfterAFailureWhereThatIsWished(t *testing.T) {
	d := declared(t)
	selected, problems := d.Select(declaration.Selection{Targets: []string{"dc-properties-1", "dc-retrieval-1"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	broken := spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" })
	run := runOn(t, broken, suite.Config{Declaration: d, Selected: selected, Parallel: 1, FailFast: true})
	if len(run.Cases) != 1 || run.Verdict != reports.Failure || len(run.Problems) > 0 {
		t.Errorf("got %d cases, verdict %s and problems %q, want the one that failed", len(run.Cases), run.Verdict, run.Problems)
	}
	if want := []string{"dc-properties-1[XML]", "dc-retrieval-1[JSON]", "dc-retrieval-1[XML]"}; !slices.Equal(run.NotRun, want) {
		t.Errorf("got %q told as not run, want %q", run.NotRun, want)
	}
}

func TestRun_leavesNothingBehind(t *testing.T) {
	var created, deleted atomic.Int64
	run := try(t, &mock.Spoil{Answer: func(a *mock.Answer) {
		switch {
		case a.Method == http.MethodPost && a.Status == http.StatusCreated && a.Resource != nil && a.Resource.Rel == "application":
			created.Add(1)
		case a.Method == http.MethodDelete && a.Route == "application" && a.Status == http.StatusNoContent:
			deleted.Add(1)
		case a.Route == "addAudio" || a.Route == "audioVideoInvitations":
			a.Status, a.Reason = http.StatusForbidden, &mock.Reason{Code: "Forbidden"} // half way through some scenes
		}
	}}, "dc-creation-3", "dc-independence-7", "dc-refusals-1")
	if created.Load() == 0 || created.Load() != deleted.Load() {
		t.Errorf("got %d applications created and %d deleted, want as many", created.Load(), deleted.Load())
	}
	if run.Counts.Skipped == 0 || run.Counts.Passed == 0 {
		t.Errorf("got %+v, want some cases skipped half way and some passed", run.Counts)
	}
}

func TestRun_writesNoSecret(t *testing.T) {
	run := try(t, spoilDerived(func(r *mock.Resource) { r.Property("state").Value = 1 }), "dc-properties-1[JSON]")
	var results, junit bytes.Buffer
	if err := reports.WriteResults(&results, run); err != nil {
		t.Fatal(err)
	}
	if err := reports.WriteJUnit(&junit, run); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{results.String(), junit.String(), reports.Text(run.Cases[0])} {
		if i := strings.Index(text, "cwt="); i >= 0 && !strings.HasPrefix(text[i:], "cwt=redacted") {
			t.Errorf("a report holds a token: %q", text[i:min(len(text), i+60)])
		}
	}
	if !strings.Contains(results.String(), "grant_type=password") || !strings.Contains(results.String(), "password=redacted") {
		t.Error("the sign-in is not among the evidence, so that nothing was tried")
	}
}

// spoilDerived spoils the derived conversation.
func spoilDerived(spoil func(*mock.Resource)) *mock.Spoil {
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Route == "derivedConversation" && a.Resource != nil {
			spoil(a.Resource)
		}
	}}
}

// An event may link to what it is about without carrying it (events).
func TestRun_readsWhatAnEventOnlyLinksTo(t *testing.T) {
	bare := &mock.Spoil{Event: func(e *mock.Event) []*mock.Event {
		e.Embedded = nil
		return []*mock.Event{e}
	}}
	if c := caseOf(t, try(t, bare, "dc-events-10"), "dc-events-10"); c.Verdict != reports.Passed {
		t.Errorf("got %s: %s %+v, want it passed", c.Verdict, c.Reason, c.Violations)
	}
}
