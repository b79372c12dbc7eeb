package suite

import (
	"fmt"

	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/support/ledger"
)

// A guard collects what is wrong with features that Gherkin itself accepts.
type guard struct {
	uri      string         // of the file it is in
	content  []byte         // of that file
	ledger   *ledger.Ledger // nil if it could not be read: then what it decides is not judged
	partial  bool           // a feature file is missing: then no clause counts as left out
	ids      map[string]place
	named    map[string]bool // ids of clauses that a case judges
	problems Problems
}

func newGuard(l *ledger.Ledger) *guard {
	return &guard{ledger: l, ids: map[string]place{}, named: map[string]bool{}}
}

func (g *guard) report(at *messages.Location, do, what string, args ...any) {
	g.reportLine(int(at.Line), do, what, args...)
}

func (g *guard) reportLine(line int, do, what string, args ...any) {
	g.problems = append(g.problems, Problem{File: g.uri, Line: line, What: fmt.Sprintf(what, args...), Do: do})
}

// source looks at one feature file.
func (g *guard) source(s source) {
	g.uri, g.content = s.uri, s.content
	g.surroundings(s.feature)
	titles := map[string]int{}
	for scenario := range s.scenarios() {
		g.scenarioTags(scenario)
		g.stepsOf(scenario)
		g.outline(scenario)
		g.titles(scenario, titles)
		g.subjects(scenario)
	}
}

// surroundings looks at what stands around the scenarios.
func (g *guard) surroundings(f *messages.Feature) {
	g.featureTags(f)
	g.description(f.Location, f.Description)
	for _, child := range f.Children {
		switch {
		case child.Background != nil:
			g.background(child.Background)
		case child.Rule != nil:
			g.rule(child.Rule)
		}
	}
}

func (g *guard) rule(r *messages.Rule) {
	g.ruleTags(r)
	g.description(r.Location, r.Description)
	scenarios := 0
	for _, child := range r.Children {
		if child.Background != nil {
			g.background(child.Background)
		} else {
			scenarios++
		}
	}
	if scenarios == 0 {
		g.report(r.Location, "add an example", "rule %q holds no scenario", r.Name)
	}
}
