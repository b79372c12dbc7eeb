package declaration

import (
	"fmt"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/support/ledger"
)

// A guard collects what is wrong with features that Gherkin itself accepts.
type guard struct {
	uri      string         // of the file it is in
	content  []byte         // of that file
	lines    []string       // the same
	keywords keywords       // of its language
	ledger   *ledger.Ledger // nil if it could not be read: then what it decides is not judged
	partial  bool           // a feature file is missing: then no clause counts as left out
	ids      map[string]place
	titles   map[string]place // of the cases
	named    map[string]place // ids of clauses that a case judges: the first Rule or row that names it
	required map[string]bool  // ids of clauses that a row requires as the ledger does
	problems Problems
}

func newGuard(l *ledger.Ledger) *guard {
	return &guard{ledger: l, ids: map[string]place{}, titles: map[string]place{}, named: map[string]place{}, required: map[string]bool{}}
}

func (g *guard) report(at *messages.Location, do, what string, args ...any) {
	g.reportLine(int(at.Line), do, what, args...)
}

func (g *guard) reportLine(line int, do, what string, args ...any) {
	g.problems = append(g.problems, Problem{File: g.uri, Line: line, What: fmt.Sprintf(what, args...), Do: do})
}

// source looks at one feature file.
func (g *guard) source(s source) {
	g.uri, g.content, g.keywords = s.uri, s.content, keywordsOf(s.feature.Language)
	g.lines = strings.Split(string(s.content), "\n")
	g.surroundings(s.feature)
	for scenario := range s.scenarios() {
		g.scenarioTags(scenario)
		g.stepsOf(scenario)
		g.outline(scenario)
		g.title(scenario)
		g.subjects(scenario)
	}
}

// surroundings looks at what stands around the scenarios.
func (g *guard) surroundings(f *messages.Feature) {
	g.featureTags(f)
	g.description(f.Location, f.Description)
	if !slices.ContainsFunc(f.Children, holdsScenarios) {
		g.report(f.Location, "add a Rule with an example, or remove the file", "feature %q holds no scenario", f.Name)
	}
	for _, child := range f.Children {
		switch {
		case child.Background != nil:
			g.background(child.Background)
		case child.Rule != nil:
			g.rule(child.Rule)
		}
	}
}

// holdsScenarios tells a Rule and a scenario from a Background.
func holdsScenarios(child *messages.FeatureChild) bool { return child.Background == nil }

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

// The bounds of a scenario that is read at a glance.
const (
	maxSteps           = 10
	maxBackgroundSteps = 2
)

// stepsOf looks at what s says and does.
func (g *guard) stepsOf(s scenario) {
	if s.rule == nil {
		g.report(s.Location, "put it below the Rule whose example it is", "scenario %q stands outside a Rule", s.Name)
	}
	g.stepsExpected(s.Location, s.Description)
	switch {
	case len(s.Steps) == 0:
		g.report(s.Location, "write Given, When and Then", "scenario %q has no steps", s.Name)
		return
	case len(s.Steps) > maxSteps:
		g.report(s.Location, "split it, or move what is common into a Background", "scenario %q has %d steps, want at most %d", s.Name, len(s.Steps), maxSteps)
	}
	g.startsWithType(resolved(s.Steps)[0])
	g.oneWhen(s)
	g.tablesClosed(s.Steps)
}

// oneWhen wants one request and at least one observation: an And after a When
// is another When.
func (g *guard) oneWhen(s scenario) {
	steps := resolved(s.Steps)
	isOf := func(want string) func(Step) bool { return func(s Step) bool { return s.Type == want } }
	if !slices.ContainsFunc(steps, isOf("Then")) {
		g.report(s.Location, "say what can be observed", "scenario %q has no Then", s.Name)
	}
	whens := slices.DeleteFunc(steps, func(step Step) bool { return step.Type != "When" })
	switch {
	case len(whens) == 0:
		g.report(s.Location, "say what is asked", "scenario %q has no When", s.Name)
	case len(whens) > 1:
		g.reportLine(whens[1].Line, "split it, or make what comes first a Given", "scenario %q has %d Whens, want one", s.Name, len(whens))
	}
}

// startsWithType wants the first step to be no And, But or *.
func (g *guard) startsWithType(step Step) {
	if step.Type == "" {
		g.reportLine(step.Line, "write Given, When or Then", "the first step starts with %s, which continues nothing", step.Keyword)
	}
}

// background wants at most two Givens.
func (g *guard) background(b *messages.Background) {
	g.backgroundTitle(b)
	g.stepsExpected(b.Location, b.Description)
	switch {
	case len(b.Steps) == 0:
		g.report(b.Location, "write a Given, or remove it", "the Background has no steps")
		return
	case len(b.Steps) > maxBackgroundSteps:
		g.report(b.Location, "move what not every scenario needs into the scenarios", "the Background has %d steps, want at most %d", len(b.Steps), maxBackgroundSteps)
	}
	g.startsWithType(resolved(b.Steps)[0])
	g.tablesClosed(b.Steps)
	for _, step := range resolved(b.Steps) {
		if step.Type == "When" || step.Type == "Then" {
			g.reportLine(step.Line, "move it into the scenarios", "the Background holds a %s: %q", step.Type, step.Text)
		}
	}
}
