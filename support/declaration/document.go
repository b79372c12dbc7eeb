package declaration

import (
	"fmt"
	"path/filepath"
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
		declared.Sources = append(declared.Sources, reports.Source{URI: s.uri, Text: string(s.content)})
		declared.Features = append(declared.Features, s.document())
	}
	for _, x := range d.Ledger.Contradictions {
		declared.Contradictions = append(declared.Contradictions,
			reports.Contradiction{ID: x.ID, Between: x.Between, Decision: x.Decision, JudgedBy: x.JudgedBy})
	}
	foreign := func(known Definition) bool { return known.Foreign && d.Uses(known) == 0 }
	declared.Phrases = d.phrases(slices.DeleteFunc(slices.Clone(steps.Catalogue()), foreign))
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
	return reports.Clause{ID: c.ID, Level: c.Level, Section: c.Section(), Source: c.Source, Subject: c.Subject, Says: c.Says,
		Facts: documentFacts(c), Waived: c.Waived}
}

// documentFacts are what a table of the reference has on c, those that are there.
func documentFacts(c ledger.Clause) []reports.Fact {
	one, several := "", strings.Join(errorsOf(c), ", ")
	if c.Status != 0 {
		one = strings.TrimSpace(fmt.Sprintf("%d %s", c.Status, c.Code))
	}
	refusal := "error"
	if c.Kind == ledger.Operation {
		refusal = "other methods"
	}
	all := []reports.Fact{
		{Name: "type", Value: c.Type}, {Name: "values", Value: strings.Join(c.Values, ", ")}, {Name: "relation", Value: c.Rel}, {Name: "present", Value: c.Present},
		{Name: "method", Value: c.Method}, {Name: refusal, Value: one}, {Name: "errors", Value: several}, {Name: "subcode", Value: c.Subcode},
		{Name: "subcodes", Value: strings.Join(c.Subcodes, ", ")},
	}
	return slices.DeleteFunc(all, func(f reports.Fact) bool { return f.Value == "" })
}

// document lays out one feature file.
func (s source) document() reports.Feature {
	f := reports.Feature{URI: s.uri, Language: s.feature.Language, Keyword: s.feature.Keyword, Name: s.feature.Name, Description: prose(s.feature.Description), Tags: withTags(nil, s.feature.Tags)}
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
	written := reports.Scenario{ID: common.ID, Keyword: s.Keyword, Name: s.Name, Description: prose(s.Description), Line: int(s.Location.Line), Tags: common.Tags}
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

// phrases is the vocabulary, each phrase with one step that says it and the
// scenarios in which it is said.
func (d *Declaration) phrases(known []Definition) []reports.Phrase {
	phrases := make([]reports.Phrase, len(known))
	at := map[string]*reports.Phrase{}
	for i, definition := range known {
		phrases[i] = reports.Phrase{Keyword: definition.Keyword, Text: spoken(definition.Expr), Table: definition.Table,
			DefinedAt: fmt.Sprintf("%s:%d", filepath.Base(definition.File), definition.Line)}
		at[named(definition)] = &phrases[i]
	}
	v := vocabularyOf(known)
	counted := map[place]bool{}
	for _, c := range d.Cases {
		scenario := c.Scenario
		for _, step := range c.Steps {
			own, _ := v.match(step.Type, step.Text)
			for _, definition := range own {
				note(at[named(definition)], scenario, step, !counted[place{c.URI, step.Line}])
			}
			counted[place{c.URI, step.Line}] = true
		}
	}
	return phrases
}

// note adds a step of scenario to the uses of p; the rows of an outline count once.
func note(p *reports.Phrase, scenario string, step Step, counts bool) {
	if counts {
		p.Uses++
	}
	if p.Example == "" {
		p.Example = step.Text
	}
	if last := len(p.Scenarios) - 1; last < 0 || p.Scenarios[last] != scenario {
		p.Scenarios = append(p.Scenarios, scenario)
	}
}

// markup is what an expression has beside the words.
var markup = regexp.MustCompile(`^\^|\$$|\?:|\?<\w+>|\\`)

// gap is a capture that takes anything.
var gap = regexp.MustCompile(`\((?:\?<\w+>)?(?:\[[^\]]*\][*+]|\.[*+]|\\[dwS](?:[*+]|\{\d+\})?)\)`)

// atWill is a letter that may be there or not, as in "an?".
var atWill = regexp.MustCompile(`(\pL)\?`)

// spoken is an expression as people read it.
func spoken(expr *regexp.Regexp) string {
	words := markup.ReplaceAllString(gap.ReplaceAllString(expr.String(), "…"), "")
	return strings.ReplaceAll(atWill.ReplaceAllString(words, "($1)"), "|", " | ")
}

// about says what all of it is about to who has never heard of it.
const about = "UCWA is the web API of Skype for Business Server. When a modality, such as audio, is added to a conversation " +
	"and someone other than the callee answers it, a derived conversation is created. This page shows what its resource, " +
	"derivedConversation, and those of the derived modalities promise their callers, and whether each target below keeps it."

// glossary holds the nouns of the features and of the reports, each with its
// one meaning.
var glossary = []reports.Term{
	{Word: "always", Means: "in a table: required in every answer"},
	{Word: "answerer", Means: "who answers the invitation in the callee's place; the participant of the derived conversation"},
	{Word: "callee", Means: "the participant of the original conversation, who is invited to the modality"},
	{Word: "caller", Means: "who is signed in, adds the modality, and asks for the derived conversation"},
	{Word: "case", Means: "one scenario, or one row of its examples: what is run, judged and counted"},
	{Word: "clause", Means: "one statement of the reference that can be checked; its id never changes"},
	{Word: "contradiction", Means: "a place where the reference says two things, with what was decided about it"},
	{Word: "course", Means: "what was created and announced on the way, whatever a case is about"},
	{Word: "culprit", Means: "who gave the answer that was judged: product, intermediary, auth, throttle, network or harness"},
	{Word: "derived conversation", Means: "the conversation that is created when someone other than the callee answers an added modality"},
	{Word: "dialect", Means: "the forms a mock answers in: doc as the reference prints them, real as servers were seen to"},
	{Word: "event channel", Means: "the request on which a user waits for events"},
	{Word: "exchange", Means: "one request and what was answered, with secrets taken out"},
	{Word: "finding", Means: "a clause that was only inferred did not hold: worth a look, no failure"},
	{Word: "in the sample", Means: "in a table: required where a target shows all that the reference's samples show; judged elsewhere if it is there"},
	{Word: "inferred", Means: "the level of a clause that was deduced, or seen in captures only"},
	{Word: "invitation", Means: "the resource that tells how adding or starting a modality goes"},
	{Word: "ledger", Means: "the file of all clauses and contradictions"},
	{Word: "modality", Means: "a way to converse: messaging, audio, phone audio, video and others"},
	{Word: "must", Means: "the level of a clause that a table or a sentence of the reference states"},
	{Word: "original conversation", Means: "the conversation to which the modality was added"},
	{Word: "pool", Means: "the servers that answer for a group of users"},
	{Word: "reach", Means: "what a case needs of a target, as its tag says: @reads it reads what is there, @stages users act, @refuses the server is given a cause to refuse, which only a mock can be"},
	{Word: "sample", Means: "the level of a clause that only a sample of the reference shows"},
	{Word: "scene", Means: "one situation as a run has created it, with its users and URLs"},
	{Word: "situation", Means: "a state of the world that a Given names"},
	{Word: "skipped", Means: "in scope, but the server did not offer what it takes"},
	{Word: "target", Means: "where a run is aimed: the embedded mock, a mock elsewhere, or a tenant"},
	{Word: "twin", Means: "a value that both formats, JSON and XML, have to show alike"},
	{Word: "where given", Means: "in a table: may be missing; if it is there, it is judged"},
	{Word: "waived", Means: "nothing judges the clause, for the reason given"},
}
