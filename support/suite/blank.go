package suite

import (
	"bytes"
	"slices"

	"github.com/cucumber/godog"
	messages "github.com/cucumber/messages/go/v34"
)

// Contents are the feature files with every case that is not selected blanked
// out, so that what is left keeps its lines. Files without a selected case are
// left out.
func (d *Declaration) Contents(selected []Case) []godog.Feature {
	chosen := map[string]map[int]bool{}
	for _, c := range selected {
		if chosen[c.URI] == nil {
			chosen[c.URI] = map[int]bool{}
		}
		chosen[c.URI][c.Line] = true
	}
	var contents []godog.Feature
	for _, s := range d.sources {
		if lines := chosen[s.uri]; lines != nil {
			contents = append(contents, godog.Feature{Name: s.uri, Contents: s.only(lines)})
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
		if !p.holds(inner) {
			clear(p.lines[inner.from-1 : to-1])
			continue
		}
		p.blank(inner.parts, to)
	}
}

func (p page) holds(inner part) bool {
	return p.chosen[inner.line] || slices.ContainsFunc(inner.parts, p.holds)
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
