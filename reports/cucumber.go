package reports

import (
	"cmp"
	"encoding/json"
	"io"
)

// WriteCucumber writes r in Cucumber's old JSON format, which many plug-ins of CI servers read: a feature for each
// file, an element for each case. Steps are not timed one by one, so the time of a case stands at the step it ended
// at. It returns the error of w.
func WriteCucumber(w io.Writer, r *Run) error {
	whole := complete([]*Run{r})
	declared := whole.byCase()
	features := []cucumberFeature{}
	for _, f := range byFeature(r.Cases) {
		made := cucumberFeature{URI: oneLine(f.URI), ID: slug(f.URI), Keyword: "Feature", Name: oneLine(f.Cases[0].Feature), Line: 1}
		if at := declared[f.Cases[0].ID]; at.feature != nil {
			made.Keyword, made.Description = cmp.Or(oneLine(at.feature.Keyword), made.Keyword), paragraphs(at.feature.Description)
		}
		for _, c := range f.Cases {
			made.Elements = append(made.Elements, elementOf(c, declared[c.ID], r.Strict))
		}
		features = append(features, made)
	}
	return writeJSON(w, "Cucumber report", features, func(*json.Encoder) {}) // for programs only: no indent
}

func elementOf(c Case, at written, strict bool) cucumberElement {
	e := cucumberElement{ID: slug(c.URI) + ";" + slug(c.ID), Keyword: "Scenario", Type: "scenario", Name: oneLine(c.ID + " " + c.Name),
		Line: c.Line, Tags: []cucumberTag{}, Steps: []cucumberStep{}}
	if at.scenario != nil {
		e.Keyword = cmp.Or(oneLine(at.scenario.Keyword), e.Keyword)
	}
	for _, tag := range c.Tags {
		e.Tags = append(e.Tags, cucumberTag{oneLine(tag), c.Line})
	}
	steps := at.steps(c)
	end := accusing(steps)
	for i, s := range steps {
		made := cucumberStep{Keyword: oneLine(s.Keyword) + " ", Name: oneLine(s.Text), Line: s.Line,
			Match: cucumberMatch{oneLine(c.URI) + ":" + number(s.Line)}, Result: cucumberResult{Status: s.Status.known()}}
		for _, row := range s.Table {
			made.Rows = append(made.Rows, cucumberRow{each(row, paragraphs)})
		}
		if s.Doc != "" {
			made.Doc = &cucumberDoc{Value: paragraphs(s.Doc), Line: s.Line + 1}
		}
		if i == end {
			made.end(c, strict)
		}
		e.Steps = append(e.Steps, made)
	}
	return e
}

// end makes s the step at which c ended: it takes the time, and says why. A finding that does not count passes.
func (s *cucumberStep) end(c Case, strict bool) {
	s.Result.Nanoseconds = int64(c.Seconds * 1e9)
	switch why := detailOf(c, ""); {
	case c.Verdict == Passed:
	case c.harmless(strict):
		s.Result.Status, s.Output = StepPassed, []string{why}
	case c.Verdict == Skipped, c.Verdict == OutOfScope:
		s.Result.Status, s.Output = StepSkipped, []string{why}
	default:
		s.Result.Status, s.Result.Error = StepFailed, why
	}
}

// The members of Cucumber's old JSON format, as far as its readers use them.

type cucumberFeature struct {
	URI         string            `json:"uri"`
	ID          string            `json:"id"`
	Keyword     string            `json:"keyword"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Line        int               `json:"line"`
	Elements    []cucumberElement `json:"elements"`
}

type cucumberElement struct {
	ID          string         `json:"id"`
	Keyword     string         `json:"keyword"`
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Line        int            `json:"line"`
	Type        string         `json:"type"`
	Tags        []cucumberTag  `json:"tags"`
	Steps       []cucumberStep `json:"steps"`
}

type cucumberTag struct {
	Name string `json:"name"`
	Line int    `json:"line"`
}

type cucumberStep struct {
	Keyword string         `json:"keyword"`
	Name    string         `json:"name"`
	Line    int            `json:"line"`
	Match   cucumberMatch  `json:"match"`
	Result  cucumberResult `json:"result"`
	Rows    []cucumberRow  `json:"rows,omitempty"`
	Doc     *cucumberDoc   `json:"doc_string,omitempty"`
	Output  []string       `json:"output,omitempty"`
}

type cucumberMatch struct {
	Location string `json:"location"`
}

type cucumberResult struct {
	Status      StepStatus `json:"status"`
	Nanoseconds int64      `json:"duration"`
	Error       string     `json:"error_message,omitempty"`
}

type cucumberRow struct {
	Cells []string `json:"cells"`
}

type cucumberDoc struct {
	Value       string `json:"value"`
	ContentType string `json:"content_type"`
	Line        int    `json:"line"`
}
