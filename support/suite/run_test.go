package suite_test

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
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
	run, err := suite.Run(t.Context(), c, suite.Listener{})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// godog sets the environment of the process, so that no two of its runs may
// overlap: the tests of this file do not run side by side.

func TestRun_saysHowToRunACaseAloneThatDidNotPass(t *testing.T) {
	d := declared(t)
	selected, _ := d.Select(declaration.Selection{Targets: []string{"dc-properties-1[JSON]", "dc-refusals-7[JSON]"}})
	run := runOn(t, spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" }),
		suite.Config{Declaration: d, Selected: selected, Commands: suite.Commands{Alone: func(id string) string { return "run " + id }}})
	for _, c := range run.Cases {
		if want := map[reports.Verdict]string{reports.Failed: "run " + c.ID}[c.Verdict]; c.Command != want {
			t.Errorf("%s %s: got the command %q, want %q", c.ID, c.Verdict, c.Command, want)
		}
	}
	if run.Counts.Failed != 1 || run.Counts.Passed != 1 {
		t.Errorf("got %+v, want one case of each", run.Counts)
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

func TestRun_tellsUnusedPhrasesOfItsOwnFeatures(t *testing.T) {
	self := strings.NewReplacer("nothing | where given", "self    | always", "link nothing", "link self",
		`"nothing"`, `"self"`, `"where given"`, `"always"`)
	d, problems := declaration.Declare(fstest.MapFS{
		"clauses.hcl": {Data: []byte(self.Replace(ownLedger))}, "own.feature": {Data: []byte(self.Replace(ownFeature))}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for own, want := range map[bool]bool{true: true, false: false} {
		run := runOn(t, nil, suite.Config{Declaration: d, Selected: d.Cases, Options: suite.Options{Own: own}})
		if got := strings.Contains(strings.Join(run.Problems, "\n"), "is used by no scenario"); got != want {
			t.Errorf("own features %t: got unused phrases told %t, want %t", own, got, want)
		}
	}
}

func TestRun_refusesToRunNothing(t *testing.T) {
	d := declared(t)
	if _, err := suite.Run(t.Context(), suite.Config{Declaration: d, Now: time.Now}, suite.Listener{}); err == nil || err.Error() != "no case is selected" {
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
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: d.Cases, Target: aim, Now: time.Now,
		Options: suite.Options{Parallel: 1}},
		suite.Listener{Ended: func(reports.Case) { interrupt() }})
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
	run := runOn(t, broken, suite.Config{Declaration: d, Selected: selected, Options: suite.Options{Parallel: 1, FailFast: true}})
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

func TestRun_saysWhichCasesWereInterrupted(t *testing.T) {
	d := declared(t)
	selected, unknown := d.Select(declaration.Selection{Targets: []string{"dc-links-1[JSON]"}})
	if len(unknown) > 0 {
		t.Fatal(unknown)
	}
	aim, err := target.Embedded(target.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	run, err := suite.Run(ctx, suite.Config{Declaration: d, Selected: selected, Target: aim, Now: time.Now},
		suite.Listener{Watch: func(*steps.Case) { interrupt() }})
	if err != nil {
		t.Fatal(err)
	}
	if err := aim.Close(); err != nil {
		t.Fatal(err)
	}
	if c := run.Cases[0]; c.Verdict != reports.Errored || c.Reason != "interrupted" || c.Culprit != "harness" {
		t.Errorf("got %s because %q by %s, want it errored, interrupted by the harness", c.Verdict, c.Reason, c.Culprit)
	}
}
