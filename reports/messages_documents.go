package reports

import (
	"cmp"
	"strings"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
)

// sourceText is the media type of a feature file.
const sourceText = messages.SourceMediaType_TEXT_X_CUCUMBER_GHERKIN_PLAIN

// A position is where a case stands.
type position struct {
	uri  string
	line int
}

func positionOf(c *Case) position { return position{c.URI, max(c.Line, 1)} }

// documents writes the feature files and the pickles that Gherkin makes of them. Cases of which no file is at hand, as
// where results.json was written before files were kept in it, are written as scenarios of the steps that are known.
func (m *messenger) documents(sources []Source) {
	for _, s := range sources {
		document, err := gherkin.ParseGherkinDocument(strings.NewReader(s.Text), m.NewId)
		if err != nil {
			continue // it was read before; what cannot be read again is as good as not there
		}
		m.write(messages.Envelope{Source: &messages.Source{Uri: Visible(s.URI), Data: s.Text, MediaType: sourceText}})
		m.document(document, Visible(s.URI))
	}
	whole := complete([]*Run{m.run})
	declared := whole.byCase()
	var left []Case
	seen := map[position]bool{}
	for i := range m.run.Cases {
		c := &m.run.Cases[i]
		if at := positionOf(c); m.pickles[at] == nil && !seen[at] {
			seen[at] = true
			left = append(left, *c)
		}
	}
	for _, f := range byFeature(left) {
		m.document(m.assumed(f, declared), f.URI)
	}
}

// document writes a feature file and its pickles.
func (m *messenger) document(d *messages.GherkinDocument, uri string) {
	d.Uri = uri
	m.write(messages.Envelope{GherkinDocument: d})
	for _, p := range gherkin.Pickles(*d, uri, m.NewId) {
		m.pickles[position{uri, int(p.Location.Line)}] = p
		m.write(messages.Envelope{Pickle: p})
	}
}

// assumed returns the feature file that cases most likely stood in. What hangs on a step is left out.
func (m *messenger) assumed(f feature, declared map[string]written) *messages.GherkinDocument {
	language, keyword := languageOf(declared[f.Cases[0].ID].feature)
	made := &messages.Feature{Location: line(1), Tags: []*messages.Tag{}, Language: language, Keyword: keyword, Name: f.Cases[0].Feature,
		Children: []*messages.FeatureChild{}}
	for _, c := range f.Cases {
		s := &messages.Scenario{Location: line(c.Line), Tags: []*messages.Tag{}, Keyword: "Scenario", Name: c.Name,
			Steps: []*messages.Step{}, Examples: []*messages.Examples{}, Id: m.NewId()}
		if at := declared[c.ID].scenario; at != nil {
			s.Keyword = cmp.Or(at.Keyword, s.Keyword)
		}
		for _, tag := range c.Tags {
			s.Tags = append(s.Tags, &messages.Tag{Location: line(c.Line), Name: tag, Id: m.NewId()})
		}
		for _, step := range declared[c.ID].steps(c) {
			keyword := strings.TrimSpace(step.Keyword)
			s.Steps = append(s.Steps, &messages.Step{Location: line(step.Line), Keyword: keyword + " ", KeywordType: keywordType(language, keyword),
				Text: step.Text, Id: m.NewId()})
		}
		made.Children = append(made.Children, &messages.FeatureChild{Scenario: s})
	}
	return &messages.GherkinDocument{Feature: made, Comments: []*messages.Comment{}}
}

// languageOf returns the language of a feature and the keyword of its title, those of English if nobody knows.
func languageOf(f *Feature) (language, keyword string) {
	if f == nil {
		f = &Feature{}
	}
	return cmp.Or(f.Language, gherkin.DefaultDialect), cmp.Or(f.Keyword, "Feature")
}

// keywordType returns what sort of step begins with keyword in a language of Gherkin's. Some write no blank behind it.
func keywordType(language, keyword string) messages.StepKeywordType {
	d := gherkin.DialectsBuiltin().GetDialect(language)
	if d == nil {
		return messages.StepKeywordType_UNKNOWN
	}
	return cmp.Or(d.StepKeywordType(keyword+" "), d.StepKeywordType(keyword), messages.StepKeywordType_UNKNOWN)
}

// line returns a place in a file; lines count from one.
func line(n int) *messages.Location { return &messages.Location{Line: int64(max(n, 1))} }
