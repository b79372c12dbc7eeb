package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// german is a run of a feature in German, with its text or without.
func german(sources ...Source) *Run {
	return &Run{
		Cases: []Case{{ID: "a-1", Name: "Ein Fall", URI: "a.feature", Line: 4, Feature: "Verbindungen", Verdict: Passed}},
		Declared: Declared{Sources: sources, Features: []Feature{{URI: "a.feature", Name: "Verbindungen", Language: "de", Keyword: "Funktionalität",
			Rules: []Rule{{Scenarios: []Scenario{{ID: "a-1", Name: "Ein Fall", Line: 4, Keyword: "Szenario",
				Steps: []DeclaredStep{{Keyword: "Angenommen", Text: "etwas", Line: 5}, {Keyword: "Dann", Text: "gilt es", Line: 6}}}}}}}}},
	}
}

const inGerman = "# language: de\nFunktionalität: Verbindungen\n  @a-1\n  Szenario: Ein Fall\n    Angenommen etwas\n    Dann gilt es\n"

func TestWriters_printTheKeywordsOfTheFile(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		run  *Run
		file string
		want []string
	}{
		"cucumber.json": {german(), "cucumber.json", []string{`"keyword":"Funktionalität"`, `"keyword":"Szenario"`, `"keyword":"Angenommen "`}},
		"messages without the file": {german(), "messages.ndjson", []string{`"language":"de"`, `"keyword":"Funktionalität"`, `"keyword":"Szenario"`,
			`"keyword":"Angenommen ","keywordType":"Context"`, `"keyword":"Dann ","keywordType":"Outcome"`}},
		"messages with the file": {german(Source{"a.feature", inGerman}), "messages.ndjson", []string{`"language":"de"`, `"keyword":"Funktionalität"`,
			`"keyword":"Szenario"`, `"keyword":"Angenommen ","keywordType":"Context"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var text string
			for _, f := range Files() {
				if f.Name == row.file {
					text = textOf(t, f, row.run)
				}
			}
			compact := new(bytes.Buffer)
			for line := range strings.Lines(text) {
				if err := json.Compact(compact, []byte(line)); err != nil {
					t.Fatal(err)
				}
			}
			for _, want := range row.want {
				if !strings.Contains(compact.String(), want) {
					t.Errorf("got no %s in\n%s", want, compact)
				}
			}
		})
	}
}
