package reports

import (
	messages "github.com/cucumber/messages/go/v34"
)

// feature writes a feature file as Gherkin reads it, and its cases as pickles. Where nothing is kept of a line, the
// nearest that is known stands for it.
func (m *messenger) feature(f Feature) {
	doc := &messages.Feature{Location: line(1), Tags: m.tags(f.Tags, 1), Language: "en", Keyword: "Feature", Name: f.Name,
		Description: f.Description, Children: []*messages.FeatureChild{}}
	var pickles []*messages.Pickle
	for _, r := range f.Rules {
		rule := m.rule(r)
		for i := range r.Scenarios {
			scenario, made := m.scenario(f, r, &r.Scenarios[i])
			pickles = append(pickles, made...)
			if r.Name == "" {
				doc.Children = append(doc.Children, &messages.FeatureChild{Scenario: scenario})
			} else {
				rule.Children = append(rule.Children, &messages.RuleChild{Scenario: scenario})
			}
		}
		if r.Name != "" {
			doc.Children = append(doc.Children, &messages.FeatureChild{Rule: rule})
		}
	}
	m.write(messages.Envelope{GherkinDocument: &messages.GherkinDocument{Uri: f.URI, Feature: doc, Comments: []*messages.Comment{}}})
	for _, p := range pickles {
		m.write(messages.Envelope{Pickle: p})
	}
}

func (m *messenger) rule(r Rule) *messages.Rule {
	at := 1
	if len(r.Scenarios) > 0 {
		at = r.Scenarios[0].Line
	}
	return &messages.Rule{Location: line(at), Tags: m.tags(r.Tags, at), Keyword: "Rule", Name: r.Name, Description: r.Description,
		Children: []*messages.RuleChild{}, Id: m.id()}
}

// scenario returns a scenario and the pickles of its cases.
func (m *messenger) scenario(f Feature, r Rule, s *Scenario) (*messages.Scenario, []*messages.Pickle) {
	out := &messages.Scenario{Location: line(s.Line), Tags: m.tags(s.Tags, s.Line), Keyword: "Scenario", Name: s.Name,
		Description: s.Description, Steps: []*messages.Step{}, Examples: []*messages.Examples{}, Id: m.id()}
	for _, step := range s.Steps {
		out.Steps = append(out.Steps, m.step(step))
	}
	if len(s.Examples) == 0 {
		return out, []*messages.Pickle{m.pickle(out, s.ID, written{feature: &f, rule: &r, scenario: s}, nil)}
	}
	out.Keyword = "Scenario Outline"
	var pickles []*messages.Pickle
	for _, e := range s.Examples {
		table := &messages.Examples{Location: line(s.Line), Tags: []*messages.Tag{}, Keyword: "Examples", Name: e.Name,
			TableHeader: m.row(e.Columns, s.Line), TableBody: []*messages.TableRow{}, Id: m.id()}
		for _, row := range e.Rows {
			body := m.row(row.Cells, s.Line)
			table.TableBody = append(table.TableBody, body)
			pickles = append(pickles, m.pickle(out, row.Case, written{&f, &r, s, e.Columns, row.Cells}, body))
		}
		out.Examples = append(out.Examples, table)
	}
	return out, pickles
}

func (m *messenger) step(s DeclaredStep) *messages.Step {
	out := &messages.Step{Location: line(s.Line), Keyword: s.Keyword + " ", KeywordType: keywordTypes[s.Keyword], Text: s.Text, Id: m.id()}
	if out.KeywordType == "" {
		out.KeywordType = messages.StepKeywordType_CONJUNCTION
	}
	if len(s.Table) > 0 {
		out.DataTable = &messages.DataTable{Location: line(s.Line + 1)}
		for i, row := range s.Table {
			out.DataTable.Rows = append(out.DataTable.Rows, m.row(row, s.Line+1+i))
		}
	}
	if s.Doc != "" {
		out.DocString = &messages.DocString{Location: line(s.Line + 1), Content: s.Doc, Delimiter: `"""`}
	}
	return out
}

var keywordTypes = map[string]messages.StepKeywordType{
	"Given": messages.StepKeywordType_CONTEXT,
	"When":  messages.StepKeywordType_ACTION,
	"Then":  messages.StepKeywordType_OUTCOME,
}

var pickleTypes = map[messages.StepKeywordType]messages.PickleStepType{
	messages.StepKeywordType_CONTEXT: messages.PickleStepType_CONTEXT,
	messages.StepKeywordType_ACTION:  messages.PickleStepType_ACTION,
	messages.StepKeywordType_OUTCOME: messages.PickleStepType_OUTCOME,
}

// pickle returns a case as Gherkin makes it of a scenario, or of a row of one.
func (m *messenger) pickle(s *messages.Scenario, id string, at written, row *messages.TableRow) *messages.Pickle {
	p := &messages.Pickle{Id: m.id(), Uri: at.feature.URI, Location: s.Location, Name: at.fill(s.Name), Language: "en",
		Steps: []*messages.PickleStep{}, Tags: []*messages.PickleTag{}, AstNodeIds: []string{s.Id}}
	if row != nil {
		p.AstNodeIds = append(p.AstNodeIds, row.Id)
	}
	for _, tag := range s.Tags {
		p.Tags = append(p.Tags, &messages.PickleTag{Name: tag.Name, AstNodeId: tag.Id})
	}
	made := pickled{pickle: p.Id, at: at}
	kind := messages.PickleStepType_UNKNOWN
	for i, step := range s.Steps {
		if known, ok := pickleTypes[step.KeywordType]; ok {
			kind = known
		}
		out := &messages.PickleStep{Id: m.id(), AstNodeIds: []string{step.Id}, Type: kind, Text: at.fill(step.Text), Argument: m.argument(at, i)}
		if row != nil {
			out.AstNodeIds = append(out.AstNodeIds, row.Id)
		}
		p.Steps, made.steps = append(p.Steps, out), append(made.steps, out.Id)
	}
	m.pickles[id] = made
	return p
}

// argument returns the table or doc string of the step at position i, nil if it has none.
func (m *messenger) argument(at written, i int) *messages.PickleStepArgument {
	s := at.scenario.Steps[i]
	switch {
	case len(s.Table) > 0:
		return &messages.PickleStepArgument{DataTable: m.table(at.table(s.Table))}
	case s.Doc != "":
		return &messages.PickleStepArgument{DocString: &messages.PickleDocString{Content: at.fill(s.Doc)}}
	}
	return nil
}

// table returns the same for the same rows.
func (m *messenger) table(rows [][]string) *messages.PickleTable {
	if known := m.tables[&rows[0]]; known != nil {
		return known
	}
	table := &messages.PickleTable{}
	for _, row := range rows {
		cells := []*messages.PickleTableCell{}
		for _, cell := range row {
			cells = append(cells, &messages.PickleTableCell{Value: cell})
		}
		table.Rows = append(table.Rows, &messages.PickleTableRow{Cells: cells})
	}
	m.tables[&rows[0]] = table
	return table
}

func (m *messenger) row(cells []string, at int) *messages.TableRow {
	row := &messages.TableRow{Location: line(at), Cells: []*messages.TableCell{}, Id: m.id()}
	for _, cell := range cells {
		row.Cells = append(row.Cells, &messages.TableCell{Location: line(at), Value: cell})
	}
	return row
}

func (m *messenger) tags(names []string, at int) []*messages.Tag {
	tags := []*messages.Tag{}
	for _, name := range names {
		tags = append(tags, &messages.Tag{Location: line(at), Name: name, Id: m.id()})
	}
	return tags
}

// line returns a place in a file; lines count from one.
func line(n int) *messages.Location { return &messages.Location{Line: int64(max(n, 1))} }
