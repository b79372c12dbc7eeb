package declaration

import (
	"bytes"
	"fmt"
	"io/fs"
	"iter"
	"slices"

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
	content, problems := readText(fsys, path)
	if problems != nil {
		return source{}, problems
	}
	if problem, found := overlong(path, content); found {
		return source{}, Problems{problem}
	}
	document, err := gherkin.ParseGherkinDocument(bytes.NewReader(content), (&messages.Incrementing{}).NewId)
	if err != nil {
		return source{}, misparsed(path, content, err)
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

// A File is a feature file, by the path it was read at.
type File struct {
	Name     string
	Contents []byte
}

// Contents are the feature files with every case that is not selected blanked
// out, so that what is left keeps its lines. Files without a selected case are
// left out.
func (d *Declaration) Contents(selected []Case) []File {
	chosen := map[string]map[int]bool{}
	for _, c := range selected {
		if chosen[c.URI] == nil {
			chosen[c.URI] = map[int]bool{}
		}
		chosen[c.URI][c.Line] = true
	}
	var contents []File
	for _, s := range d.sources {
		if lines := chosen[s.uri]; lines != nil {
			contents = append(contents, File{Name: s.uri, Contents: s.only(lines)})
		}
	}
	return contents
}

// only is the content of s without the cases that stand on other lines.
func (s source) only(chosen map[int]bool) []byte {
	p := page{bytes.Split(s.content, []byte("\n")), chosen}
	var parts []part
	for _, child := range s.feature.Children {
		switch {
		case child.Scenario != nil:
			parts = append(parts, scenarioPart(child.Scenario))
		case child.Rule != nil:
			parts = append(parts, rulePart(child.Rule))
		}
	}
	p.blank(parts, len(p.lines)+1)
	return bytes.Join(p.lines, []byte("\n"))
}

// A page is a feature file as lines, of which those that are chosen stay.
type page struct {
	lines  [][]byte
	chosen map[int]bool
}

// A part of a page reaches from its first line to that of the next part. Its
// cases stand on the lines of its parts, or on its own if it has none.
type part struct {
	from, line int // its first line, that of a tag maybe, and its own
	parts      []part
}

// blank blanks those of parts that hold no chosen line; the last of them ends
// before the line end.
func (p page) blank(parts []part, end int) {
	for i, inner := range parts {
		to := end
		if i+1 < len(parts) {
			to = parts[i+1].from
		}
		if !p.contains(inner) {
			clear(p.lines[inner.from-1 : to-1])
			continue
		}
		p.blank(inner.parts, to)
	}
}

func (p page) contains(inner part) bool {
	return p.chosen[inner.line] || slices.ContainsFunc(inner.parts, p.contains)
}

func rulePart(r *messages.Rule) part {
	whole := part{from: start(r.Tags, r.Location), line: int(r.Location.Line)}
	for _, child := range r.Children {
		if child.Scenario != nil {
			whole.parts = append(whole.parts, scenarioPart(child.Scenario))
		}
	}
	return whole
}

func scenarioPart(s *messages.Scenario) part {
	whole := part{from: start(s.Tags, s.Location), line: int(s.Location.Line)}
	for _, examples := range s.Examples {
		block := part{from: start(examples.Tags, examples.Location), line: int(examples.Location.Line)}
		for _, row := range examples.TableBody {
			block.parts = append(block.parts, part{from: int(row.Location.Line), line: int(row.Location.Line)})
		}
		whole.parts = append(whole.parts, block)
	}
	return whole
}

// start is the first line of what stands at location below tags.
func start(tags []*messages.Tag, location *messages.Location) int {
	if len(tags) > 0 {
		return int(tags[0].Location.Line)
	}
	return int(location.Line)
}
