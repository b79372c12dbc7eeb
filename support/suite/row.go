package suite

import (
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"
)

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
