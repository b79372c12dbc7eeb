package suite

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"ucwatest/reports"
)

// phrases is the vocabulary, each phrase with one step that says it and the
// scenarios in which it is said.
func (d *Declaration) phrases(known []Definition) []reports.Phrase {
	phrases := make([]reports.Phrase, len(known))
	at := map[string]*reports.Phrase{}
	for i, definition := range known {
		phrases[i] = reports.Phrase{Keyword: definition.Keyword, Text: spoken(definition.Expr), Table: definition.Table,
			DefinedAt: fmt.Sprintf("%s:%d", filepath.Base(definition.File), definition.Line)}
		at[named(definition)] = &phrases[i]
	}
	v := vocabulary{known: known, matches: map[string][]int{}}
	counted := map[place]bool{}
	for _, c := range d.Cases {
		scenario, _, _ := strings.Cut(c.ID, "[")
		for _, step := range c.Steps {
			own, _ := v.match(step.Type, step.Text)
			for _, definition := range own {
				note(at[named(definition)], scenario, step, !counted[place{c.URI, step.Line}])
			}
			counted[place{c.URI, step.Line}] = true
		}
	}
	return phrases
}

// note adds a step of scenario to the uses of p; the rows of an outline count once.
func note(p *reports.Phrase, scenario string, step Step, counts bool) {
	if counts {
		p.Uses++
	}
	if p.Example == "" {
		p.Example = step.Text
	}
	if last := len(p.Scenarios) - 1; last < 0 || p.Scenarios[last] != scenario {
		p.Scenarios = append(p.Scenarios, scenario)
	}
}

// markup is what an expression has beside the words.
var markup = regexp.MustCompile(`^\^|\$$|\?:|\\`)

// gap is a capture that takes anything.
var gap = regexp.MustCompile(`\((?:\[[^\]]*\][*+]|\.[*+]|\\[dwS](?:[*+]|\{\d+\})?)\)`)

// atWill is a letter that may be there or not, as in "an?".
var atWill = regexp.MustCompile(`(\pL)\?`)

// spoken is an expression as people read it.
func spoken(expr *regexp.Regexp) string {
	words := markup.ReplaceAllString(gap.ReplaceAllString(expr.String(), "…"), "")
	return strings.ReplaceAll(atWill.ReplaceAllString(words, "($1)"), "|", " | ")
}
