package reports

import (
	_ "embed"
	"time"
)

// linksText is the file of features that declaration is of, line by line.
//
//go:embed testdata/links.feature
var linksText string

// declaration is what the cases of mixed were declared as, in part.
func declaration() Declared {
	return Declared{
		Sources: []Source{{URI: linksFile, Text: linksText}},
		About:   "What a conversation that was derived owes.",
		Features: []Feature{{
			URI: linksFile, Name: "Links", Description: "Where one can go from here.",
			Rules: []Rule{
				{Name: "It links to its modalities", Clause: "DC-LINK-MESSAGING", Tags: []string{"@DC-LINK-MESSAGING"},
					Scenarios: []Scenario{linksOutline()}},
				{Name: "It links to itself", Clause: "DC-LINK-SELF", Scenarios: []Scenario{
					{ID: "dc-links-2", Name: "The derived conversation links to itself", Line: 44, Tags: []string{"@dc-links-2", "@reads"},
						Steps: []DeclaredStep{{Keyword: "Given", Text: "a derived conversation", Line: 45}}}}},
			},
		}},
		Contradictions: []Contradiction{{ID: "DC-X-COUNT", Between: []string{"the count in JSON: 90", "the count in XML: 2"},
			Decision: "both count the same", JudgedBy: []string{"DC-LINK-SELF"}}},
		Phrases: []Phrase{{Keyword: "Then", Text: "it offers these links:", Uses: 1, Example: "it offers these links:",
			Table: true, Scenarios: []string{"dc-links-1"}, DefinedAt: "observations.go:20"}},
		Glossary: []Term{{Word: "caller", Means: "who is signed in and adds the modality"}},
	}
}

func linksOutline() Scenario {
	return Scenario{
		ID: "dc-links-1", Name: "The derived conversation links to its modalities as <format>", Line: 22,
		Tags: []string{"@dc-links-1", "@reads"},
		Steps: []DeclaredStep{
			{Keyword: "When", Text: "the caller reads it as <format>", Line: 23},
			{Keyword: "Then", Text: "it offers these links:", Line: 24, Table: [][]string{{"link", "present"}, {"messaging", "always"}}},
			{Keyword: "And", Text: "it is well formed", Line: 27},
		},
		Examples: []Examples{{Columns: []string{"format"}, Rows: []ExampleRow{
			{Case: "dc-links-1[XML]", Cells: []string{"XML"}}, {Case: "dc-links-1[JSON]", Cells: []string{"JSON"}}}}},
	}
}

// judgedExchange is the evidence of the failed case of mixed.
func judgedExchange(url string) Exchange {
	return Exchange{
		User: "caller", Summary: "GET " + url + " -> 200", Judged: true, Transcript: "GET " + url + "\n\n<resource/>",
		Before: "export UCWATEST_TOKEN=$(ucwatest token -on staging.hcl -user caller)",
		Curl:   `curl -sS -i -H "Authorization: Bearer $UCWATEST_TOKEN" http://127.0.0.1:8080` + url,
		Elsewhere: []Again{{Shell: "powershell", Before: "$env:UCWATEST_TOKEN = ucwatest token -on staging.hcl -user caller",
			Curl: `curl.exe -sS -i -H "Authorization: Bearer $env:UCWATEST_TOKEN" http://127.0.0.1:8080` + url}},
		Started: time.Date(2026, 3, 4, 4, 6, 7, 250e6, time.UTC), Seconds: 0.01251,
		Request: &Message{Method: "GET", URL: "http://127.0.0.1:8080" + url + "?a=b%20c",
			Header: []Field{{"Accept", "application/xml"}}},
		Response: &Message{Status: 200, Header: []Field{{"Content-Type", "application/xml"}},
			Body: `<resource rel="conversation"><link rel="self" href="/x"/></resource>`, Size: 66},
	}
}

// scene is a sequence of two users and a pool.
func scene() Sequence {
	return Sequence{Name: "How it came about", Case: "dc-links-2", Arrows: []Arrow{
		{From: "caller", To: "pool", Label: "POST …/addAudio", Kind: "ask"},
		{From: "pool", To: "caller", Label: "201", At: 0.0104, Kind: "answer"},
		{From: "pool", To: "callee", Label: "audioVideoInvitation started", At: 0.02, Kind: "event"},
	}}
}
