package reports

import "strings"

// The characters that tests look for, spelled so that this file stays readable.
const (
	escape   = "\x1b"
	override = "\u202e" // turns the direction of text
	csi      = "\u009b" // starts a sequence like escape [
)

const attack = "</script><b>]]>&\"'" + escape + "[2J\x00\a" + override + csi + "2J\xff\ufffe\u2028\r\nSUCCESS  999 passed\n::error::##vso[a]b\n  ::notice::c\n##teamcity[d]##[e]f"

// hostileCurl has the line breaks of a request's body alone, which is ours: it is one command, to be copied.
var hostileCurl = "curl -sS '" + strings.ReplaceAll(attack, "\n", "\v") + "'"

// hostile is a run whose every text wants to do harm.
func hostile() *Run {
	r := &Run{
		Target: attack, Dialect: attack, Problems: []string{attack},
		Cases: []Case{hostileCase(Failed), hostileCase(Finding), hostileCase(Errored), hostileCase(Skipped),
			hostileCase(OutOfScope), hostileCase(attack)},
		Clauses: []Clause{{ID: attack, Level: attack, Section: attack, Source: attack, Subject: attack, Says: attack,
			Verdict: attack, Waived: attack, Cases: []string{attack}}},
		Environment: Environment{Tool: attack, Go: attack, Server: attack, Command: attack},
		Sequences:   []Sequence{{Name: attack, Case: attack, Arrows: []Arrow{{From: attack, To: attack + "2", Label: attack, Kind: attack}}}},
		Declared:    hostileDeclaration(),
	}
	r.Tally()
	return r
}

func hostileCase(v Verdict) Case {
	return Case{
		ID: attack, Name: attack, URI: attack, Line: 1, Feature: attack, Rule: attack, Tags: []string{attack},
		Verdict: v, Reason: attack, Culprit: attack, Command: attack,
		Violations: []Violation{
			{Clause: attack, Says: attack, Want: attack, Got: attack, Step: attack},
			{Clause: "DC-LONG", Want: strings.Repeat("ä", 1<<19), Got: strings.Repeat(attack, 1<<15)},
		},
		Steps: []Step{{Keyword: attack, Text: attack, Status: attack}},
		Exchanges: []Exchange{{User: attack, Summary: attack, Curl: hostileCurl, Transcript: strings.Repeat("x", 1<<20), Judged: true,
			Before: hostileCurl, Error: attack, Request: hostileMessage(), Response: hostileMessage()}},
	}
}

func hostileDeclaration() Declared {
	scenario := Scenario{ID: attack, Name: attack, Description: attack, Tags: []string{attack},
		Steps:    []DeclaredStep{{Keyword: attack, Text: attack, Table: [][]string{{attack}, {attack}}, Doc: attack}},
		Examples: []Examples{{Name: attack, Columns: []string{attack}, Rows: []ExampleRow{{Case: attack, Cells: []string{attack}}}}}}
	return Declared{
		About:   attack,
		Sources: []Source{{URI: attack, Text: attack}, {URI: "b", Text: "Feature: " + oneLine(attack) + "\n  Scenario: " + strings.ReplaceAll(attack, "\r\n", " ") + "\n    Given " + csi + override + "\n"}},
		Features: []Feature{{URI: attack, Language: attack, Keyword: attack, Name: attack, Description: attack, Tags: []string{attack},
			Rules: []Rule{{Name: attack, Description: attack, Clause: attack, Tags: []string{attack}, Scenarios: []Scenario{scenario}}}}},
		Contradictions: []Contradiction{{ID: attack, Between: []string{attack}, Decision: attack, JudgedBy: []string{attack}}},
		Phrases:        []Phrase{{Keyword: attack, Text: attack, Example: attack, Scenarios: []string{attack}, DefinedAt: attack}},
		Glossary:       []Term{{Word: attack, Means: attack}},
	}
}

func hostileMessage() *Message {
	return &Message{Method: attack, URL: "javascript:" + attack, Status: 200, Body: attack + strings.Repeat("<i>", 1<<17),
		Header: []Field{{attack, attack}, {"Content-Type", "text/html"}}}
}

// harmful returns the first rune in text that no writer may let through.
func harmful(text string) (rune, bool) {
	for _, r := range text {
		if r != '\n' && r != ' ' && Visible(string(r)) != string(r) {
			return r, true
		}
	}
	return 0, false
}
