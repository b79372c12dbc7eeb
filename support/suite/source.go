package suite

import (
	"bytes"
	"fmt"
	"io/fs"
	"iter"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
)

// A source is one feature file that was read.
type source struct {
	uri     string
	content []byte
	feature *messages.Feature // nil if it could not be parsed
}

// readSource reads and parses one file. The problems are all the places where
// the parser stumbled.
func readSource(fsys fs.FS, path string) (source, Problems) {
	content, err := fs.ReadFile(fsys, path)
	if err != nil {
		return source{}, Problems{unreadable(path, err)}
	}
	if problem, found := overlong(path, content); found {
		return source{}, Problems{problem}
	}
	document, err := gherkin.ParseGherkinDocument(bytes.NewReader(content), (&messages.Incrementing{}).NewId)
	if err != nil {
		return source{}, misparsed(path, err)
	}
	if document.Feature == nil {
		return source{}, Problems{{File: path, Line: 1, What: "the file holds no Feature", Do: "write one, or remove the file"}}
	}
	return source{path, content, document.Feature}, nil
}

// maxLine bounds a line in bytes: Gherkin's scanner panics on much longer ones.
const maxLine = 32 << 10

// overlong finds the first line that is longer than maxLine.
func overlong(path string, content []byte) (Problem, bool) {
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if len(line) > maxLine {
			return Problem{File: path, Line: number, What: fmt.Sprintf("the line has %d bytes, want at most %d", len(line), maxLine)}, true
		}
	}
	return Problem{}, false
}

// scenarios are the scenarios of s in the order of their lines.
func (s source) scenarios() iter.Seq[scenario] {
	return func(yield func(scenario) bool) {
		around := scenario{uri: s.uri, feature: s.feature}
		for _, child := range s.feature.Children {
			switch {
			case child.Background != nil:
				around.background = child.Background.Steps
			case child.Scenario != nil:
				if !yield(around.with(child.Scenario)) {
					return
				}
			case !around.within(child.Rule, yield):
				return
			}
		}
	}
}
