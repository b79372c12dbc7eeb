package plan

import (
	"strings"
	"time"
)

// fixture is a plan with something of everything.
func fixture() *Plan {
	ask := func(n int, user, method string) []Request {
		all := make([]Request, n)
		for i := range all {
			all[i] = Request{User: user, Method: method, URL: "/ucwa/oauth/v1/applications/{id}"}
		}
		return all
	}
	in := Case{URI: "derivedconversation/links.feature", Rule: "It links to itself"}
	of := func(c Case, id string, a Action, reason string, requests ...Request) Case {
		c.Scenario, _, _ = strings.Cut(id, "[")
		c.ID, c.Name, c.Action, c.Reason, c.Requests = id, "Title of "+id, a, reason, requests
		return c
	}
	refusals := Case{URI: "derivedconversation/refusals.feature", Rule: "A refusal names its cause"}
	return &Plan{
		FormatVersion: FormatVersion, Target: "staging", On: "staging.hcl", Dialect: "real", Lasting: true,
		Made: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), PerSecond: 5, Unanswered: 2,
		Fingerprint: Fingerprint{Declared: map[string]string{"clauses.hcl": "aa", "links.feature": "bb"}, Target: "cc", Executable: "dd"},
		Cases: []Case{
			of(in, "dc-links-1[JSON]", Run, "", append(ask(3, "caller", "POST"), ask(40, "caller", "GET")...)...),
			of(in, "dc-links-1[XML]", Run, "", ask(2, "callee", "DELETE")...),
			of(in, "dc-links-2[audio, JSON]", Run, "", ask(1, "caller", "GET")...),
			of(in, "dc-links-2[phone audio, JSON]", Skip, "caller's addPhoneAudio: status 403 Forbidden: not allowed here"),
			of(refusals, "dc-refusals-1[JSON]", OutOfScope, "the server needs a cause to refuse"),
			of(refusals, "dc-refusals-1[XML]", OutOfScope, "the server needs a cause to refuse"),
			of(refusals, "dc-refusals-2", OutOfScope, "the server needs a cause to refuse"),
		},
		Clauses: []Clause{
			{ID: "DC-LINK-SELF", Says: "it links to itself", Judged: true},
			{ID: "DC-REFUSAL", Says: "a refusal names its cause"},
			{ID: "DC-GET-NOBODY", Says: "a GET has no body", Why: "each GET of the suite shows it"},
		},
		Changes: []Change{
			{Sign: Creates, What: "application", Count: 3, Cleared: 3},
			{Sign: Alters, What: "setting", Count: 1, Cleared: 1},
		},
	}
}
