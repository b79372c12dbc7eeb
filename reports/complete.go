package reports

import (
	"slices"
	"strings"
)

// complete returns what the first run declares, with a place for every case of all runs: those that no feature
// declares, as where a file holds nothing but cases, are put into features made up of what they say themselves.
func complete(runs []*Run) Declared {
	d := runs[0].Declared
	d.Features = slices.Clone(d.Features)
	for _, f := range byFeature(undeclared(d, runs)) {
		made := assumed(f)
		if i := slices.IndexFunc(d.Features, func(own Feature) bool { return own.URI == made.URI }); i >= 0 {
			d.Features[i].Rules = slices.Concat(d.Features[i].Rules, made.Rules)
		} else {
			d.Features = append(d.Features, made)
		}
	}
	return d
}

// undeclared returns the cases of runs that d does not declare, each once.
func undeclared(d Declared, runs []*Run) []Case {
	known := d.byCase()
	var left []Case
	for _, r := range runs {
		for _, c := range r.Cases {
			if _, is := known[c.ID]; !is {
				known[c.ID] = written{}
				left = append(left, c)
			}
		}
	}
	return left
}

// assumed returns the feature that cases most likely stood in.
func assumed(f feature) Feature {
	made := Feature{URI: f.URI, Name: f.Cases[0].Feature, Rules: []Rule{{}}}
	for _, c := range f.Cases {
		s := Scenario{ID: c.ID, Name: c.Name, Line: c.Line, Tags: c.Tags}
		for _, step := range c.Steps {
			s.Steps = append(s.Steps, DeclaredStep{Keyword: strings.TrimSpace(step.Keyword), Text: step.Text, Line: step.Line})
		}
		made.Rules[0].Scenarios = append(made.Rules[0].Scenarios, s)
	}
	return made
}
