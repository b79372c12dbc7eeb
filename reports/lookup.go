package reports

import (
	"cmp"
	"slices"
	"strings"
)

// own returns what c broke, without what is broken only because something else of it is.
func (c *Case) own() []Violation {
	own := slices.DeleteFunc(slices.Clone(c.Violations), func(v Violation) bool { return v.Sum })
	if len(own) == 0 {
		return c.Violations
	}
	return own
}

// written is where a case is declared: its scenario, and the row that it is.
type written struct {
	feature        *Feature
	rule           *Rule
	scenario       *Scenario
	columns, cells []string
}

// byCase returns where each case is declared, by its id.
func (d *Declared) byCase() map[string]written {
	all := map[string]written{}
	for i := range d.Features {
		f := &d.Features[i]
		for j := range f.Rules {
			r := &f.Rules[j]
			for k := range r.Scenarios {
				s := &r.Scenarios[k]
				if len(s.Examples) == 0 {
					all[s.ID] = written{feature: f, rule: r, scenario: s}
				}
				for _, e := range s.Examples {
					for _, row := range e.Rows {
						all[row.Case] = written{f, r, s, e.Columns, row.Cells}
					}
				}
			}
		}
	}
	return all
}

// fill puts the cells of the row into the columns that s names.
func (w written) fill(s string) string {
	for i, column := range w.columns {
		if i < len(w.cells) && namesColumn(s) {
			s = strings.ReplaceAll(s, "<"+column+">", w.cells[i])
		}
	}
	return s
}

// ran is one step of a case, as declared and as it ended.
type ran struct {
	Step
	Table [][]string
	Doc   string
}

// steps returns the steps of c with how they ended. A case that passed, or of which no step is kept, ended all alike.
func (w written) steps(c Case) []ran {
	var all []ran
	if w.scenario != nil {
		for _, s := range w.scenario.Steps {
			all = append(all, ran{Step{s.Keyword, w.fill(s.Text), s.Line, unkept(c)}, w.table(s.Table), w.fill(s.Doc)})
		}
	}
	for i, s := range c.Steps {
		if i == len(all) {
			all = append(all, ran{})
		}
		all[i].Step = s
	}
	return all
}

// unkept returns how the steps of a case ended if it does not say so itself.
func unkept(c Case) StepStatus {
	if c.Verdict == Passed {
		return StepPassed
	}
	return StepSkipped
}

// table returns rows themselves where they name no column: a thousand cases may share one table.
func (w written) table(rows [][]string) [][]string {
	if !slices.ContainsFunc(rows, func(row []string) bool { return slices.ContainsFunc(row, namesColumn) }) {
		return rows
	}
	filled := make([][]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			filled[i] = append(filled[i], w.fill(cell))
		}
	}
	return filled
}

// namesColumn is quick, and sure only when it says no.
func namesColumn(s string) bool { return strings.Contains(s, "<") }

// accusing returns the position of the step at which c ended, the last one if none says so.
func accusing(all []ran) int {
	var statuses []StepStatus
	for _, s := range all {
		statuses = append(statuses, s.Status)
	}
	return stoppingAt(statuses)
}

// feature is one feature file and its cases, in the order of their lines.
type feature struct {
	URI   string
	Cases []Case
}

// inOrder returns the cases sorted by file, line and id: a run ends them in any order, a report has only one.
func inOrder(cases []Case) []Case {
	sorted := slices.Clone(cases)
	slices.SortStableFunc(sorted, func(a, b Case) int {
		return cmp.Or(cmp.Compare(a.URI, b.URI), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

// byFeature returns the cases grouped by feature file, both in order.
func byFeature(cases []Case) []feature {
	var features []feature
	for _, c := range inOrder(cases) {
		if len(features) == 0 || features[len(features)-1].URI != c.URI {
			features = append(features, feature{URI: c.URI})
		}
		last := &features[len(features)-1]
		last.Cases = append(last.Cases, c)
	}
	return features
}

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
