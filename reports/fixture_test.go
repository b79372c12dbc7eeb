package reports

import "time"

const (
	linksFile    = "features/derivedconversation/links.feature"
	refusalsFile = "features/derivedconversation/refusals.feature"
)

// begun is when mixed began, and longSince when the first run of its history did.
var (
	begun     = time.Date(2026, 3, 4, 5, 6, 7, 0, time.FixedZone("", 3600))
	longSince = time.Date(2026, 2, 1, 4, 6, 7, 0, time.UTC)
)

// mixed is a run with every verdict, its cases in the order in which they happened to end.
func mixed() *Run {
	r := &Run{
		Target: "mock", Dialect: "doc", Seed: 7, Repeat: 3, Seconds: 2.1449,
		Started: begun, Previous: time.Date(2026, 3, 3, 4, 6, 7, 0, time.UTC),
		Cases: []Case{
			skippedCase(), failedCase(), passedCase(), erroredCase(), findingCase(), outOfScopeCase(), knownCase(), flakyCase(),
		},
		Clauses: []Clause{
			{ID: "DC-LINK-SELF", Level: "must", Section: "links", Source: "derivedConversation#links", Subject: "link self",
				Says: "the conversation links to itself", Facts: []Fact{{"relation", "self"}, {"present", "always"}}, Verdict: Passed, Cases: []string{"dc-links-2", "dc-links-1[XML]"}},
			{ID: "DC-LINK-MESSAGING", Level: "must", Section: "links", Source: "derivedConversation#links", Subject: "link messaging",
				Says: "the conversation links to its messaging modality", Verdict: Failed, Cases: []string{"dc-links-1[XML]"}, Since: longSince},
			{ID: "DC-DATE", Level: "inferred", Says: "dates have seven fraction digits", Verdict: Finding},
			{ID: "DC-COUNT", Level: "must", Says: "the count is a number", Verdict: Finding, Known: "reported to the vendor (until 2027-01-31)"},
			{ID: "DC-BUSY", Level: "must", Says: "a busy server says so", MockOnly: true, OutOfScope: "the target does not refuse on demand"},
			{ID: "DC-HELD", Level: "must", Says: "a call can be held", OutOfScope: "users have to act"},
			{ID: "DC-SYNC", Level: "must", Says: "the conversation is synchronised"},
			{ID: "DC-SCOPE", Level: "must", Says: "the scope is asked for", Waived: "no call shows it"},
		},
		Environment: Environment{Tool: "v1.2.3", Go: "go1.26", Server: "X-MS-UcwaVersion: 1.7", Command: "go tool ucwatest apply -seed 7"},
		Sequences:   []Sequence{scene()},
		Declared:    declaration(),
		Problems:    []string{"DC-SYNC was judged by no case: the conversation is synchronised"},
	}
	r.Tally()
	return r
}

func passedCase() Case {
	return Case{ID: "dc-links-2", Name: "The derived conversation links to itself", URI: linksFile, Line: 44,
		Feature: "Links", Rule: "It links to itself", Tags: []string{"dc-links-2", "reads"}, Verdict: Passed, Seconds: 0.0126}
}

func failedCase() Case {
	const url = "/ucwa/oauth/v1/applications/103/derivedConversation"
	return Case{
		ID: "dc-links-1[XML]", Name: "The derived conversation links to its modalities as XML", URI: linksFile, Line: 31,
		Feature: "Links", Tags: []string{"dc-links-1", "reads"},
		Verdict: Failed, Reason: "DC-LINK-MESSAGING", Culprit: "product", Seconds: 0.25, Since: longSince,
		Command: "go tool ucwatest apply -target 'dc-links-1[XML]'",
		Violations: []Violation{
			{Clause: "DC-LINK-MESSAGING", Says: "the conversation links to its messaging modality",
				Want: "a link messaging", Got: "no link of that relation", Step: "Then it offers these links:", Line: 24},
			{Clause: "DC-COUNT", Says: "the count is a number", Level: "must", Want: "2", Got: `"2"`,
				Step: "Then it offers these links:", Line: 24},
			{Clause: "DC-FORM", Want: "one line", Got: "first line\nsecond line", Step: "And it is well formed", Line: 27},
		},
		Steps: []Step{{Keyword: "When", Text: "the caller reads it", Line: 23, Status: "passed"},
			{Keyword: "Then", Text: "it offers these links:", Line: 24, Status: "failed"}},
		Exchanges: []Exchange{
			{User: "caller", Summary: "POST /ucwa/oauth/v1/applications -> 201", Curl: "curl -sS first"},
			judgedExchange(url),
		},
	}
}

func erroredCase() Case {
	return Case{
		ID: "dc-refusals-2", Name: "Nobody else may read it", URI: refusalsFile, Line: 20,
		Verdict: Errored, Reason: "sign-in of callee: got 502 in text/html", Culprit: "intermediary", Seconds: 1,
		Steps: []Step{{Keyword: "Given ", Text: "somebody else is signed in", Line: 21, Status: "failed"}},
		Exchanges: []Exchange{{Summary: "GET / -> 200", Curl: "curl first"},
			{Summary: "POST /token -> 502", Curl: "curl --data 'a\nb' last"}},
	}
}

func skippedCase() Case {
	return Case{ID: "dc-refusals-1", Name: "The pool has no backup", URI: refusalsFile, Line: 9,
		Verdict: Skipped, Reason: "the server does not offer addAudio", Culprit: "product",
		Steps: []Step{{Keyword: "Given", Text: "a call with audio", Line: 10, Status: "skipped"}}}
}

func findingCase() Case {
	return Case{ID: "dc-links-3", Name: "Dates are precise", URI: linksFile, Line: 60, Verdict: Finding, Culprit: "product", Since: begun,
		Violations: []Violation{{Clause: "DC-DATE", Says: "dates have seven fraction digits", Level: "inferred", Want: "seven", Got: "three",
			Step: "Then its dates are precise", Line: 63}}}
}

func knownCase() Case {
	return Case{ID: "dc-refusals-4", Name: "Counts are numbers", URI: refusalsFile, Line: 41, Verdict: Finding, Known: true, Culprit: "product",
		Reason: "known: DC-COUNT: reported to the vendor (until 2027-01-31)",
		Violations: []Violation{{Clause: "DC-COUNT", Says: "the count is a number", Level: "must", Known: "reported to the vendor (until 2027-01-31)",
			Want: "2", Got: `"2"`, Step: "Then it counts", Line: 44}}}
}

func outOfScopeCase() Case {
	return Case{ID: "dc-refusals-3", Name: "The server is busy", URI: refusalsFile, Line: 33, Verdict: OutOfScope,
		Reason: "the target does not refuse on demand"}
}

func flakyCase() Case {
	run := func(n int, v Verdict) Case {
		c := Case{ID: "dc-links-4", Name: "A link is there each time", URI: linksFile, Line: 70, Run: n, Verdict: v, Seconds: 0.1}
		if v == Failed {
			c.Culprit, c.Violations = "product", []Violation{{Clause: "DC-LINK-SELF", Says: "the conversation links to itself", Level: "must",
				Want: "a link self", Got: "no link of that relation", Step: "Then it links to itself", Line: 73}}
			c.Steps = []Step{{Keyword: "Then", Text: "it links to itself", Line: 73, Status: StepFailed}}
		}
		return c
	}
	return Repeated([]Case{run(1, Passed), run(2, Failed), run(3, Passed)})
}
