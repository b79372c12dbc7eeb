package declaration

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/steps"
)

// A Reach is what a case needs of a target.
type Reach string

// The reaches, each a tag without its @.
const (
	Reads   Reach = "reads"   // signing in, and GETs on what exists
	Stages  Reach = "stages"  // users act on the target
	Refuses Reach = "refuses" // the target needs a cause to refuse
)

// A Case is one scenario, or one row of an outline: what is run, reported and
// selected.
type Case struct {
	ID       string // the scenario's id tag, as "dc-links-1"; for a row with its first cell, as "dc-links-1[JSON]"
	Scenario string // the scenario's id tag
	Name     string // the title, its columns filled in
	URI      string // of the feature file, as the file system that was read names it
	Line     int    // of the scenario, or of the row
	Feature  string // title of the feature
	Rule     string // title of the rule
	Clause   string // the rule's clause tag without @; "" if it has none
	Tags     []string
	Reach    Reach
	Steps    []Step // those of the backgrounds first
}

// A Step is one line of a case and what hangs on it.
type Step struct {
	Keyword   string // as written, as "And"
	Text      string // the columns filled in
	Line      int
	Type      string // Given, When or Then: for And, But and * that of the step before
	Table     [][]string
	DocString *string
}

// formatNames finds the formats that a step names, as words or as media types.
var formatNames = regexp.MustCompile(`\bas (JSON|XML)\b|application/(?:vnd\.microsoft\.com\.ucwa\+)?(json|xml)\b`)

// Formats are those that the steps of c name, "JSON" and "XML": in which it asks.
func (c Case) Formats() []string {
	named := map[string]bool{}
	for _, step := range c.Steps {
		for _, words := range formatNames.FindAllStringSubmatch(step.Text, -1) {
			named[strings.ToUpper(words[1]+words[2])] = true
		}
	}
	return slices.Sorted(maps.Keys(named))
}

// Report is what every report tells of c, whatever became of it.
func (c Case) Report() reports.Case {
	return reports.Case{ID: c.ID, Name: c.Name, URI: c.URI, Line: c.Line, Feature: c.Feature, Rule: c.Rule, Tags: c.Tags}
}

// Needs is what the Givens of a case of the declaration ask of a target.
func (d *Declaration) Needs(c Case) steps.Needs { return d.needs()[c.ID] }

// readNeeds finds what the Givens of all cases ask for. A case whose Givens
// cannot be carried out asks for nothing, and says so when it is run.
func (d *Declaration) readNeeds() map[string]steps.Needs {
	all := make(map[string]steps.Needs, len(d.Cases))
	for _, c := range d.Cases {
		var givens []string
		for _, step := range c.Steps {
			if step.Type == "Given" {
				givens = append(givens, step.Text)
			}
		}
		if needs, err := steps.NeedsOf(givens); err == nil {
			all[c.ID] = needs
		}
	}
	return all
}
