package suite

import (
	"regexp"
	"slices"
	"strings"

	messages "github.com/cucumber/messages/go/v34"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/ledger"
)

// Document is the declaration as readers of a report see it: the features as
// written, the contradictions, the phrases with their uses, and the glossary.
// It is laid out once, and not to be changed.
func (d *Declaration) Document() reports.Declared { return d.documented() }

func (d *Declaration) document() reports.Declared {
	declared := reports.Declared{About: about}
	for _, s := range d.sources {
		declared.Features = append(declared.Features, s.document())
	}
	for _, x := range d.Ledger.Contradictions {
		declared.Contradictions = append(declared.Contradictions,
			reports.Contradiction{ID: x.ID, Between: x.Between, Decision: x.Decision, JudgedBy: x.JudgedBy})
	}
	declared.Phrases = d.phrases(steps.Catalogue())
	declared.Glossary = glossary
	return declared
}

// Unrun is what a report shows before anything was run: all that is declared,
// and no verdict on it.
func (d *Declaration) Unrun() *reports.Run {
	run := &reports.Run{Declared: d.Document()}
	for _, clause := range d.Ledger.Clauses {
		run.Clauses = append(run.Clauses, unjudgedClause(clause))
	}
	return run
}

// unjudgedClause is a clause of which nothing is said yet.
func unjudgedClause(c ledger.Clause) reports.Clause {
	return reports.Clause{ID: c.ID, Level: c.Level, Section: c.Section(), Source: c.Source, Subject: c.Subject, Says: c.Says, Waived: c.Waived}
}

// document lays out one feature file.
func (s source) document() reports.Feature {
	f := reports.Feature{URI: s.uri, Name: s.feature.Name, Description: prose(s.feature.Description), Tags: withTags(nil, s.feature.Tags)}
	var rule *messages.Rule
	for scenario := range s.scenarios() {
		if len(f.Rules) == 0 || scenario.rule != rule {
			rule = scenario.rule
			f.Rules = append(f.Rules, documentRule(rule))
		}
		last := &f.Rules[len(f.Rules)-1]
		last.Scenarios = append(last.Scenarios, scenario.document())
	}
	return f
}

// documentRule is a rule without its scenarios; nil stands for those in none.
func documentRule(rule *messages.Rule) reports.Rule {
	if rule == nil {
		return reports.Rule{}
	}
	return reports.Rule{Name: rule.Name, Description: prose(rule.Description), Tags: withTags(nil, rule.Tags),
		Clause: strings.TrimPrefix(first(rule.Tags, clauseTag), "@")}
}

func (s scenario) document() reports.Scenario {
	common := s.common()
	written := reports.Scenario{ID: common.ID, Name: s.Name, Description: prose(s.Description), Line: int(s.Location.Line), Tags: common.Tags}
	for _, step := range resolved(slices.Concat(s.background, s.Steps)) {
		line := reports.DeclaredStep{Keyword: step.Keyword, Text: step.Text, Line: step.Line, Table: step.Table}
		if step.DocString != nil {
			line.Doc = *step.DocString
		}
		written.Steps = append(written.Steps, line)
	}
	for _, e := range s.Examples {
		examples := reports.Examples{Name: e.Name}
		if e.TableHeader != nil {
			examples.Columns = cells(e.TableHeader.Cells)
		}
		for _, body := range e.TableBody {
			id := row{cells: body.Cells}.id(common.ID)
			examples.Rows = append(examples.Rows, reports.ExampleRow{Case: id, Cells: cells(body.Cells)})
		}
		written.Examples = append(written.Examples, examples)
	}
	return written
}

func cells(row []*messages.TableCell) []string {
	texts := make([]string, len(row))
	for i, cell := range row {
		texts[i] = cell.Value
	}
	return texts
}

// prose is a description as it is read: each paragraph in one line, however the
// file breaks it.
func prose(s string) string {
	var paragraphs []string
	for _, p := range gaps.Split(strings.TrimSpace(s), -1) {
		paragraphs = append(paragraphs, strings.Join(strings.Fields(p), " "))
	}
	return strings.Join(paragraphs, "\n\n")
}

// gaps are what stands between two paragraphs.
var gaps = regexp.MustCompile(`\n\s*\n`)
