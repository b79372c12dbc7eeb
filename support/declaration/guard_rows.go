package declaration

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	messages "github.com/cucumber/messages/go/v34"
)

// placeholder is what an outline fills in.
var placeholder = regexp.MustCompile(`<(\w[\w ]*)>`)

// outline looks at the examples of s.
func (g *guard) outline(s scenario) {
	if len(s.Examples) == 0 && slices.Contains(g.keywords.outlines, s.Keyword) {
		g.report(s.Location, "add "+g.keywords.examples+", or write "+g.keywords.scenario, "outline %q has no Examples", s.Name)
	}
	for _, examples := range s.Examples {
		g.examplesTitle(examples)
		g.stepsExpected(examples.Location, examples.Description)
		if len(examples.TableBody) == 0 {
			g.report(examples.Location, "add a row: without one nothing is run", "the Examples have no rows")
		}
		g.columns(s, examples)
		g.closed(examples.TableHeader)
		g.closed(examples.TableBody...)
	}
	g.firstCells(s)
}

// firstCells wants each row to start with a cell of its own: case ids go by it.
func (g *guard) firstCells(s scenario) {
	seen := map[string]int{}
	for r := range s.rows() {
		if len(r.cells) == 0 {
			return
		}
		cell := r.cells[0].Value
		line, doubled := seen[cell]
		switch {
		case cell == "":
			g.reportLine(r.line, "name the example in it", "the first cell of the row is empty")
		case strings.ContainsFunc(cell, unprintable):
			g.reportLine(r.line, "case ids go by the first cell: write it in one line of printable characters", "the first cell %q holds a character that an id cannot have", cell)
		case doubled:
			g.reportLine(r.line, "case ids go by the first cell: make it differ", "first cell %q is also that of line %d", cell, line)
		default:
			seen[cell] = r.line
		}
	}
}

// unprintable tells what can stand neither in a header nor on a console.
func unprintable(r rune) bool { return !unicode.IsPrint(r) }

// tablesClosed wants the rows of all tables of steps to be closed.
func (g *guard) tablesClosed(steps []*messages.Step) {
	for _, step := range steps {
		g.closed(rowsOf(step.DataTable)...)
	}
}

// closed wants each row to end with its last |: Gherkin ignores what follows,
// be it a cell or a comment.
func (g *guard) closed(rows ...*messages.TableRow) {
	for _, row := range rows {
		if row == nil {
			continue // Examples without a header
		}
		if rest := behindLast(g.lines[row.Location.Line-1]); rest != "" {
			g.report(row.Location, "close the cell with | or remove it", "behind the last | of the row stands %q, which is not read", rest)
		}
	}
}

// behindLast is what follows the last | of a row. One after a backslash belongs to
// its cell.
func behindLast(row string) string {
	end, escaped := 0, false
	for i, r := range row {
		if r == '|' && !escaped {
			end = i + 1
		}
		escaped = r == '\\' && !escaped
	}
	return strings.TrimFunc(row[end:], isBlank)
}

// columns wants each placeholder of s to be a column of examples: Gherkin
// leaves others as they are.
func (g *guard) columns(s scenario, examples *messages.Examples) {
	if examples.TableHeader == nil {
		return
	}
	columns := map[string]bool{}
	for _, cell := range examples.TableHeader.Cells {
		columns[cell.Value] = true
	}
	known := slices.Sorted(maps.Keys(columns))
	for line, text := range texts(s) {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			if !columns[m[1]] {
				otherwise := "the columns are " + strings.Join(known, ", ")
				g.reportLine(line, DidYouMean(m[1], slices.Values(known), otherwise), "%s is not a column of the Examples of line %d", m[0], examples.Location.Line)
			}
		}
	}
}

// texts yields everything of s that a row is filled into, with its line.
func texts(s scenario) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		if !yield(int(s.Location.Line), s.Name) {
			return
		}
		for _, step := range s.Steps {
			if !yield(int(step.Location.Line), step.Text) {
				return
			}
			if step.DocString != nil && !yield(int(step.DocString.Location.Line), step.DocString.Content) {
				return
			}
			for _, row := range rowsOf(step.DataTable) {
				for _, cell := range row.Cells {
					if !yield(int(row.Location.Line), cell.Value) {
						return
					}
				}
			}
		}
	}
}

func rowsOf(t *messages.DataTable) []*messages.TableRow {
	if t == nil {
		return nil
	}
	return t.Rows
}

// title wants each case of the declaration to have a title of its own that go
// test -run can pick.
func (g *guard) title(s scenario) {
	if s.Name == "" {
		g.report(s.Location, "say what it is an example of", "the scenario has no title")
		return
	}
	if !g.titleVaries(s) {
		return
	}
	for r := range s.rows() {
		title := r.fill(s.Name)
		if strings.Contains(title, "/") {
			g.reportLine(r.line, "reword it", "title %q holds a /, at which go test -run splits", title)
		}
		if before, doubled := g.titles[title]; doubled {
			g.reportLine(r.line, "reword one of them", "title %q is also that of %s:%d", title, before.uri, before.line)
			continue
		}
		g.titles[title] = place{g.uri, r.line}
	}
}

// titleVaries wants an outline of several rows to name a column in its title.
func (g *guard) titleVaries(s scenario) bool {
	rows, varies := 0, false
	for r := range s.rows() {
		rows++
		varies = varies || r.fill(s.Name) != s.Name
	}
	if rows < 2 || varies {
		return true
	}
	g.report(s.Location, "put a column into it, as <format>", "title %q is the same for all %d rows", s.Name, rows)
	return false
}
