package reports

import (
	"maps"
	"slices"
	"strings"
)

// builder makes the view of some runs.
type builder struct {
	runs     []*Run // cleaned
	declared Declared
	clauses  []Clause // of all runs, each once
	byCase   []map[string]*Case
	byClause []map[string]*Clause
	levelOf  map[string]string   // clause id: its level
	judging  map[string][]string // case id: the ids of the clauses it judged in any run
	anchors  *anchors
	room     room
	opened   int // how many reports of cases stand open
	seenTags map[string]bool
	declares map[string]bool // the scenarios that the page has, by id
}

// room is how many bytes of exchanges may still be shown: those that were judged, and those that led there.
type room struct{ judged, led int }

// pageRoom keeps the page of a run in which all failed small enough to open.
var pageRoom = room{judged: 3 << 20, led: 2 << 20}

func newBuilder(runs []*Run) *builder {
	b := &builder{levelOf: map[string]string{}, judging: map[string][]string{}, anchors: newAnchors(),
		room: pageRoom, seenTags: map[string]bool{}, declares: map[string]bool{}}
	for _, r := range runs {
		b.add(cleaned(settled(r)))
	}
	b.declared = b.runs[0].Declared
	for _, f := range b.undeclared() {
		b.adopt(f)
	}
	for _, f := range b.declared.Features {
		for _, r := range f.Rules {
			for _, s := range r.Scenarios {
				b.declares[s.ID] = true
			}
		}
	}
	return b
}

// adopt adds a feature, or its rules to the one that has the same file.
func (b *builder) adopt(f Feature) {
	for i := range b.declared.Features {
		if own := &b.declared.Features[i]; own.URI == f.URI {
			own.Rules = append(own.Rules, f.Rules...)
			return
		}
	}
	b.declared.Features = append(b.declared.Features, f)
}

// scenarioAnchor returns where a scenario stands in the page, "" if it does not.
func (b *builder) scenarioAnchor(id string) string {
	if !b.declares[id] {
		return ""
	}
	return b.anchors.of("scenario", id)
}

// clauseAnchor returns where a clause stands in the page, "" if it does not.
func (b *builder) clauseAnchor(id string) string {
	if _, known := b.levelOf[id]; !known {
		return ""
	}
	return b.anchors.of("clause", id)
}

func (b *builder) add(r *Run) {
	cases, clauses := map[string]*Case{}, map[string]*Clause{}
	for i := range r.Cases {
		cases[r.Cases[i].ID] = &r.Cases[i]
	}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		clauses[c.ID] = c
		if _, known := b.levelOf[c.ID]; !known {
			b.levelOf[c.ID] = c.Level
			b.clauses = append(b.clauses, *c)
		}
		for _, id := range c.Cases {
			if !slices.Contains(b.judging[id], c.ID) {
				b.judging[id] = append(b.judging[id], c.ID)
			}
		}
	}
	b.runs, b.byCase, b.byClause = append(b.runs, r), append(b.byCase, cases), append(b.byClause, clauses)
}

// undeclared returns features made of the cases that no feature declares, as where a file holds nothing but cases.
func (b *builder) undeclared() []Feature {
	declared := map[string]bool{}
	for _, f := range b.declared.Features {
		for _, r := range f.Rules {
			for _, s := range r.Scenarios {
				for id := range casesOf(s) {
					declared[id] = true
				}
			}
		}
	}
	var left []Case
	for _, r := range b.runs {
		for _, c := range r.Cases {
			if !declared[c.ID] {
				declared[c.ID] = true
				left = append(left, c)
			}
		}
	}
	var features []Feature
	for _, f := range byFeature(left) {
		features = append(features, assumed(f))
	}
	return features
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

// casesOf yields the ids of the cases of a scenario.
func casesOf(s Scenario) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if len(s.Examples) == 0 {
			yield(s.ID)
			return
		}
		for _, e := range s.Examples {
			for _, row := range e.Rows {
				if !yield(row.Case) {
					return
				}
			}
		}
	}
}

// tags returns the tags that scenarios carry, without those that name one scenario or clause.
func (b *builder) tags() []string { return slices.Sorted(maps.Keys(b.seenTags)) }

// verdicts returns the verdicts that occur, worst first.
func (b *builder) verdicts() []string {
	seen := map[Verdict]bool{}
	for _, r := range b.runs {
		for _, c := range r.Cases {
			seen[c.Verdict] = true
		}
	}
	var all []string
	for _, v := range []Verdict{Failed, Errored, Finding, Skipped, OutOfScope, Passed} {
		if seen[v] {
			all = append(all, string(v))
		}
	}
	return all
}
