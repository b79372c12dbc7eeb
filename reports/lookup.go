package reports

import (
	"slices"
	"strings"
)

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
			all = append(all, ran{Step{s.Keyword, w.fill(s.Text), s.Line, string(unkept(c))}, w.table(s.Table), w.fill(s.Doc)})
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
func unkept(c Case) Verdict {
	if c.Verdict == Passed {
		return Passed
	}
	return Skipped
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
	for i, s := range all {
		if s.Status != string(Passed) {
			return i
		}
	}
	return len(all) - 1
}
