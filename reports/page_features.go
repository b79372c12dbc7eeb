package reports

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// featureView is one feature laid out for reading.
type featureView struct {
	Anchor, Name, URI, Description string
	Runs                           []runCounts
	Rules                          []ruleView
	Cases                          int
}

// runCounts is how often each verdict occurred in a feature in one run.
type runCounts struct {
	Run    int
	Label  string // of the run, where there are several
	Counts []countView
	failed int
}

type ruleView struct {
	Name, Description string
	Clause            *clauseRef
	Scenarios         []scenarioView
}

// scenarioView is one scenario with what became of its cases.
type scenarioView struct {
	Anchor, ID, Name, Description, Place string
	Tags                                 []string
	Steps                                []DeclaredStep
	States                               []state // of a scenario without examples
	Examples                             []examplesView
	Reports                              []caseView // the cases that did not pass
	Tokens                               string
}

type examplesView struct {
	Name    string
	Columns []string
	Heads   []string // of the columns of states
	Rows    []rowView
}

type rowView struct {
	Anchor string // of the case
	Cells  []string
	States []state
	Tokens string
}

func (b *builder) features() []featureView {
	var all []featureView
	for _, f := range b.declared.Features {
		v := featureView{Anchor: b.anchors.of("feature", f.URI), Name: cmp.Or(f.Name, f.URI), URI: f.URI, Description: f.Description}
		seen := make([]seenMarks, len(b.runs))
		for _, r := range f.Rules {
			v.Rules = append(v.Rules, b.rule(f, r, seen))
		}
		for i := range b.runs {
			v.Runs = append(v.Runs, runCounts{i, b.runs.head(i, ""), seen[i].counts(), seen[i][markFailed]})
		}
		for _, n := range seen[0] {
			v.Cases += n
		}
		all = append(all, v)
	}
	return all
}

// folderView is a folder of feature files.
type folderView struct {
	Name          string
	Features      []featureView
	Cases, Failed int // that failed in any run
}

// folders returns the features by the folder that they are in, in their order.
func folders(all []featureView) []folderView {
	var folders []folderView
	for _, f := range all {
		name := path.Dir(f.URI)
		if name == "." {
			name = "features"
		}
		i := slices.IndexFunc(folders, func(known folderView) bool { return known.Name == name })
		if i < 0 {
			i = len(folders)
			folders = append(folders, folderView{Name: name})
		}
		folders[i].Features = append(folders[i].Features, f)
		folders[i].Cases += f.Cases
		for _, r := range f.Runs {
			folders[i].Failed += r.failed
		}
	}
	return folders
}

// Failed returns the counts of what failed or is flaky, none if nothing did.
func (r runCounts) Failed() []countView {
	return slices.DeleteFunc(slices.Clone(r.Counts), func(c countView) bool { return c.mark != markFailed && c.mark != markFlaky })
}

// seenMarks is how many states had each mark.
type seenMarks [len(marks)]int

// counts returns how often each verdict was seen.
func (s seenMarks) counts() []countView {
	var all []countView
	for _, v := range slices.Backward(worstFirst) {
		if n := s[v.mark()]; n > 0 {
			all = append(all, countView{Text: counted(n, v), mark: v.mark()})
		}
	}
	if n := s[unmarked]; n > 0 {
		all = append(all, countView{Text: number(n) + " " + notJudged.String()})
	}
	return all
}

// rule lays out one rule and counts in seen, for each run, the states it has by their mark.
func (b *builder) rule(f Feature, r Rule, seen []seenMarks) ruleView {
	v := ruleView{Name: r.Name, Description: r.Description}
	if r.Clause != "" {
		ref := b.reference(r.Clause)
		v.Clause = &ref
	}
	for _, s := range r.Scenarios {
		made := b.scenario(s, r.Clause, seen)
		made.Place = f.URI + ":" + number(s.Line)
		v.Scenarios = append(v.Scenarios, made)
	}
	return v
}

func (b *builder) scenario(s Scenario, clause string, seen []seenMarks) scenarioView {
	v := scenarioView{Anchor: b.anchors.of("scenario", s.ID), ID: s.ID, Name: s.Name, Description: s.Description,
		Tags: b.readable(s), Steps: s.Steps}
	tokens := map[string]bool{}
	for _, tag := range v.Tags {
		tokens["tag:"+strings.TrimPrefix(tag, "@")] = true
	}
	if clause != "" {
		tokens["level:"+b.levelOf[clause]] = true
	}
	states := func(id string) ([]state, string) {
		states, own := b.caseStates(id)
		for _, token := range own {
			tokens[token] = true
		}
		for _, s := range states {
			seen[s.Run][s.mark]++
		}
		v.Reports = append(v.Reports, b.reports(id)...)
		return states, strings.Join(own, " ")
	}
	if len(s.Examples) == 0 {
		v.States, _ = states(s.ID)
		for i := range v.States {
			v.States[i].Label = b.runs.head(i, "")
		}
	}
	for _, e := range s.Examples {
		examples := examplesView{Name: e.Name, Columns: e.Columns}
		for i := range b.runs {
			examples.Heads = append(examples.Heads, b.runs.head(i, "verdict"))
		}
		for _, row := range e.Rows {
			r := rowView{Anchor: b.anchors.of("row", row.Case), Cells: row.Cells}
			r.States, r.Tokens = states(row.Case)
			examples.Rows = append(examples.Rows, r)
		}
		v.Examples = append(v.Examples, examples)
	}
	v.Tokens = strings.Join(sortedKeys(tokens), " ")
	return v
}

// caseStates returns the state of a case in each run, and the tokens by which it is found.
func (b *builder) caseStates(id string) ([]state, []string) {
	var states []state
	for i := range b.runs {
		s := caseState(i, b.byCase[i][id])
		s.Bars = b.caseBars(i, id)
		states = append(states, s)
	}
	tokens := b.runs.tokens(states)
	for _, clause := range b.judging[id] {
		if token := "level:" + b.levelOf[clause]; !slices.Contains(tokens, token) {
			tokens = append(tokens, token)
		}
	}
	return states, tokens
}

// readable returns the tags of a scenario that say more than which one it is.
func (b *builder) readable(s Scenario) []string {
	var tags []string
	for _, tag := range s.Tags {
		name := strings.TrimPrefix(tag, "@")
		if _, clause := b.levelOf[name]; clause || name == s.ID || slices.Contains(tags, tag) {
			continue
		}
		tags = append(tags, tag)
		b.seenTags[name] = true
	}
	return tags
}

// phraseView is one entry of the step catalogue.
type phraseView struct {
	Anchor string
	Phrase
	Links []link
}

func (b *builder) phrases() []phraseView {
	var all []phraseView
	for _, p := range b.declared.Phrases {
		v := phraseView{Anchor: b.anchors.of("phrase", p.Keyword+" "+p.Text), Phrase: p}
		for _, id := range p.Scenarios {
			v.Links = append(v.Links, link{b.scenarioAnchor(id), id})
		}
		all = append(all, v)
	}
	return all
}
