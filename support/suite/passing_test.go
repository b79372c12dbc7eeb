package suite_test

import (
	"net/http"
	"strings"
	"testing"

	"ucwatest/reports"
	"ucwatest/support/mock"
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
