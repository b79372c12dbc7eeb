package suite_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// refusing answers what adds audio with an error.
func refusing(status int, reason *mock.Reason) *mock.Spoil {
	return &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Method == http.MethodPost && strings.HasPrefix(a.Route, "audioVideo") {
			a.Status, a.Resource, a.Reason = status, nil, reason
			if reason == nil {
				a.MediaType, a.HTML = "text/html", "<html>"
			}
		}
	}}
}

// What was made before the error is deleted again, and a GET that is refused
// with 404 proves it: that one is as it should be.
func TestRun_judgesErrorsInPassing(t *testing.T) {
	for name, test := range map[string]struct {
		trial
		verdict       reports.Verdict
		clause        string // that the error breaks
		format, pairs reports.Verdict
	}{
		"as it should be":             {trial{spoil: refusing(403, &mock.Reason{Code: "Forbidden"})}, reports.Skipped, "", reports.Passed, reports.Passed},
		"with a subcode nobody knows": {trial{spoil: refusing(403, &mock.Reason{Code: "Forbidden", Subcode: "Whatever"})}, reports.Skipped, "", reports.Passed, reports.Passed},
		"without a code":              {trial{spoil: refusing(403, &mock.Reason{Subcode: "NotAllowed"})}, reports.Failed, "DC-ERROR-FORMAT", reports.Failed, reports.Passed},
		"with another code's status":  {trial{spoil: refusing(409, &mock.Reason{Code: "Forbidden"})}, reports.Failed, "DC-ERROR-STATUS", reports.Passed, reports.Failed},
		"by somebody else":            {trial{spoil: refusing(502, nil)}, reports.Errored, "", reports.Passed, reports.Passed},
		"of a mock":                   {trial{spoil: refusing(409, &mock.Reason{Code: "Forbidden"}), mock: true}, reports.Skipped, "", reports.NotJudged, reports.NotJudged},
		"known to be wrong": {trial{spoil: refusing(409, &mock.Reason{Code: "Forbidden"}), today: newYear.Add(-1),
			known: []target.Known{{Clause: "DC-ERROR-STATUS", Reason: "reported", Until: newYear}}}, reports.Skipped, "DC-ERROR-STATUS", reports.Passed, reports.Finding},
	} {
		t.Run(name, func(t *testing.T) {
			test.ids = []string{"dc-retrieval-1[JSON]"}
			run := test.run(t)
			c := run.Cases[0]
			var broken string
			for _, v := range c.Violations {
				broken += v.Clause
				if !strings.HasPrefix(v.Step, "in passing: POST ") {
					t.Errorf("got the step %q, want the request it was in passing", v.Step)
				}
			}
			if c.Verdict != test.verdict || broken != test.clause {
				t.Errorf("got verdict %s and %q broken, want %s and %q", c.Verdict, broken, test.verdict, test.clause)
			}
			if (c.Culprit == "product") == (test.verdict == reports.Errored) {
				t.Errorf("got the culprit %s for verdict %s", c.Culprit, c.Verdict)
			}
			if format, pairs := clauseOf(t, run, "DC-ERROR-FORMAT"), clauseOf(t, run, "DC-ERROR-STATUS"); format.Verdict != test.format || pairs.Verdict != test.pairs {
				t.Errorf("got DC-ERROR-FORMAT %q and DC-ERROR-STATUS %q, want %q and %q", format.Verdict, pairs.Verdict, test.format, test.pairs)
			}
		})
	}
}

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
	for _, c := range run.Clauses {
		if sum := c.ID == "DC-GET-CONTENT"; c.Sum != sum {
			t.Errorf("%s: got sum %t, want %t", c.ID, c.Sum, sum)
		}
	}
}

// What a spoiled run newly breaks is what was spoiled, and nothing beside it.
func TestCompare_namesExactlyWhatWasSpoiled(t *testing.T) {
	spoiled := try(t, spoilDerived(func(r *mock.Resource) { r.Property("recording").Value = "maybe" }), "dc-properties-1")
	var broken []string
	for _, c := range reports.Compare(try(t, nil, "dc-properties-1"), spoiled).Broken {
		broken = append(broken, c.ID)
	}
	if want := []string{"DC-PROPERTY-RECORDING"}; !slices.Equal(broken, want) {
		t.Errorf("got %q newly broken, want %q", broken, want)
	}
}

func TestRun_skipsWithTheServersReason(t *testing.T) {
	run := try(t, &mock.Spoil{Answer: func(a *mock.Answer) {
		if a.Method == http.MethodPost && strings.HasPrefix(a.Route, "audioVideo") {
			a.Status, a.Resource = http.StatusForbidden, nil
			a.Reason = &mock.Reason{Code: "Forbidden", Message: "Audio is not allowed here."}
		}
	}}, "dc-retrieval-1[JSON]", "dc-versioning-1[1, JSON]")
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

func TestRun_doesNotBlameTheProductForAProxy(t *testing.T) {
	for status, culprit := range map[int]reports.Culprit{http.StatusBadGateway: reports.Intermediary, http.StatusServiceUnavailable: reports.Throttle} {
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
  kind    = "link"
  rel     = "nothing"
  present = "where given"
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

func TestRun_isPartialOnAMockThatShowsNothingOfWhatMayBeMissing(t *testing.T) {
	feature := strings.Replace(ownFeature, "| nothing |", "| self    | where given |\n        | nothing |", 1)
	ledger := ownLedger + strings.NewReplacer("X-LINK", "X-SELF", "nothing", "self").Replace(ownLedger[strings.Index(ownLedger, `clause "X-LINK"`):])
	d, problems := declaration.Declare(fstest.MapFS{"clauses.hcl": {Data: []byte(ledger)}, "own.feature": {Data: []byte(feature)}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for genuine, want := range map[bool]reports.Run{
		false: {Verdict: reports.Partial, ExitClass: 5, Unmet: []string{"X-LINK"}},
		true:  {Verdict: reports.Success},
	} {
		aim, err := target.Embedded(target.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = aim.Close() })
		aim.Genuine = genuine
		run, err := suite.Run(t.Context(), suite.Config{Declaration: d, Selected: d.Cases, Target: aim, Now: time.Now}, suite.Listener{})
		if err != nil {
			t.Fatal(err)
		}
		if run.Verdict != want.Verdict || run.ExitClass != want.ExitClass || !slices.Equal(run.Unmet, want.Unmet) || len(run.Problems) > 0 {
			t.Errorf("genuine %t: got verdict %s, exit class %d, unmet %q and problems %q, want %s, %d, %q and none",
				genuine, run.Verdict, run.ExitClass, run.Unmet, run.Problems, want.Verdict, want.ExitClass, want.Unmet)
		}
	}
}

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
