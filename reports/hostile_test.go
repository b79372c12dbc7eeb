package reports

import "strings"

// The characters that tests look for, spelled so that this file stays readable.
const (
	escape   = "\x1b"
	override = "\u202e" // turns the direction of text
	csi      = "\u009b" // starts a sequence like escape [
)

const attack = "</script><b>]]>&\"'" + escape + "[2J\x00\a" + override + csi + "2J\xff\ufffe\u2028\r\nSUCCESS  999 passed"

// hostile is a run whose every text wants to do harm.
func hostile() *Run {
	r := &Run{
		Target: attack, Dialect: attack, Problems: []string{attack},
		Cases: []Case{hostileCase(Failed), hostileCase(Finding), hostileCase(Errored), hostileCase(Skipped),
			hostileCase(OutOfScope), hostileCase(attack)},
		Clauses: []Clause{{ID: attack, Level: attack, Section: attack, Subject: attack, Says: attack, Cases: []string{attack}}},
	}
	r.Tally()
	return r
}

func hostileCase(v Verdict) Case {
	return Case{
		ID: attack, Name: attack, URI: attack, Line: 1, Feature: attack, Rule: attack, Tags: []string{attack},
		Verdict: v, Reason: attack, Culprit: attack,
		Violations: []Violation{
			{Clause: attack, Says: attack, Want: attack, Got: attack, Step: attack},
			{Clause: "DC-LONG", Want: strings.Repeat("ä", 1<<19), Got: strings.Repeat(attack, 1<<15)},
		},
		Steps:     []Step{{Keyword: attack, Text: attack, Status: attack}},
		Exchanges: []Exchange{{User: attack, Summary: attack, Curl: attack, Transcript: strings.Repeat("x", 1<<20), Judged: true}},
	}
}

// harmful returns the first rune in text that no writer may let through.
func harmful(text string) (rune, bool) {
	for _, r := range text {
		if r != '\n' && r != ' ' && visible(string(r)) != string(r) {
			return r, true
		}
	}
	return 0, false
}
