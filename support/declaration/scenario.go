package declaration

import (
	"iter"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
)

// A scenario is one of a feature file, with what surrounds it.
type scenario struct {
	*messages.Scenario
	uri        string
	feature    *messages.Feature
	rule       *messages.Rule // nil if it stands in none
	background []*messages.Step
}

func (s scenario) with(in *messages.Scenario) scenario {
	s.Scenario = in
	return s
}

// within yields the scenarios of rule, for the surroundings of which s stands.
func (s scenario) within(rule *messages.Rule, yield func(scenario) bool) bool {
	s.rule = rule
	for _, child := range rule.Children {
		if child.Background != nil {
			s.background = slices.Concat(s.background, child.Background.Steps)
		} else if !yield(s.with(child.Scenario)) {
			return false
		}
	}
	return true
}

// rows are the rows of its examples; a scenario without examples has one,
// without a cell, on its own line.
func (s scenario) rows() iter.Seq[row] {
	return func(yield func(row) bool) {
		if len(s.Examples) == 0 {
			yield(row{line: int(s.Location.Line)})
			return
		}
		for _, examples := range s.Examples {
			for _, body := range examples.TableBody {
				if !yield(row{examples.TableHeader.Cells, body.Cells, int(body.Location.Line), examples.Tags}) {
					return
				}
			}
		}
	}
}

// cases are what s becomes when it is run: the same as Gherkin's own pickles,
// but that rows share the tables in which they have nothing to fill in.
func (s scenario) cases() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		shared := s.common()
		before, own := resolved(s.background), resolved(s.Steps)
		if len(own) == 0 {
			before = nil
		}
		for r := range s.rows() {
			c := shared
			c.ID, c.Name, c.Line = r.id(shared.ID), r.fill(shared.Name), r.line
			c.Tags = withTags(shared.Tags, r.tags)
			c.Steps = slices.Concat(before, own)
			r.fillSteps(c.Steps[len(before):])
			if !yield(c) {
				return
			}
		}
	}
}

func (s scenario) common() Case {
	c := Case{Name: s.Name, URI: s.uri, Feature: s.feature.Name, Tags: withTags(nil, s.feature.Tags)}
	if s.rule != nil {
		c.Rule, c.Tags = s.rule.Name, withTags(c.Tags, s.rule.Tags)
	}
	c.Clause = s.clause()
	c.Tags = withTags(c.Tags, s.Tags)
	c.Scenario = strings.TrimPrefix(first(s.Tags, idTag), "@")
	c.ID = c.Scenario
	c.Reach = Reach(strings.TrimPrefix(first(s.Tags, reachTag), "@"))
	return c
}

// clause is the id of the clause its rule states, "" if there is none.
func (s scenario) clause() string {
	if s.rule == nil {
		return ""
	}
	return strings.TrimPrefix(first(s.rule.Tags, clauseTag), "@")
}

// withTags is tags and the names of more, in an array of its own if more is
// not empty.
func withTags(tags []string, more []*messages.Tag) []string {
	tags = slices.Clip(tags)
	for _, tag := range more {
		tags = append(tags, tag.Name)
	}
	return tags
}

// resolved is steps as they stand, each with its type.
func resolved(steps []*messages.Step) []Step {
	all := make([]Step, len(steps))
	last := ""
	for i, step := range steps {
		switch step.KeywordType {
		case messages.StepKeywordType_CONTEXT:
			last = "Given"
		case messages.StepKeywordType_ACTION:
			last = "When"
		case messages.StepKeywordType_OUTCOME:
			last = "Then"
		}
		all[i] = Step{Keyword: strings.TrimSpace(step.Keyword), Text: step.Text, Line: int(step.Location.Line), Type: last}
		if step.DataTable != nil {
			all[i].Table = table(step.DataTable)
		}
		if step.DocString != nil {
			all[i].DocString = &step.DocString.Content
		}
	}
	return all
}

func table(t *messages.DataTable) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = cells(row.Cells)
	}
	return rows
}

// A row is one row of an outline's examples. Without cells it stands for a
// scenario that has no examples.
type row struct {
	columns, cells []*messages.TableCell
	line           int
	tags           []*messages.Tag
}

// id is the id of the case that the row makes of the scenario with id.
func (r row) id(id string) string {
	if len(r.cells) == 0 {
		return id
	}
	return id + "[" + r.cells[0].Value + "]"
}

// fill puts the row's cells into s, one column after the other, as Gherkin
// does: a cell may name a column further right.
func (r row) fill(s string) string {
	for i, column := range r.columns {
		if !strings.Contains(s, "<") {
			return s
		}
		s = strings.ReplaceAll(s, "<"+column.Value+">", r.cells[i].Value)
	}
	return s
}

// fillSteps puts the row's cells into steps, which must be the row's own.
func (r row) fillSteps(steps []Step) {
	for i := range steps {
		s := &steps[i]
		s.Text, s.Table = r.fill(s.Text), r.fillTable(s.Table)
		if s.DocString != nil {
			filled := r.fill(*s.DocString)
			s.DocString = &filled
		}
	}
}

// fillTable is t itself if there is nothing to fill in.
func (r row) fillTable(t [][]string) [][]string {
	if len(r.columns) == 0 || !slices.ContainsFunc(t, hasPlaceholder) {
		return t
	}
	filled := make([][]string, len(t))
	for i := range t {
		filled[i] = make([]string, len(t[i]))
		for j := range t[i] {
			filled[i][j] = r.fill(t[i][j])
		}
	}
	return filled
}

func hasPlaceholder(cells []string) bool {
	return slices.ContainsFunc(cells, func(cell string) bool { return strings.Contains(cell, "<") })
}
