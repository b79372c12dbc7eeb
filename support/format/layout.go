package format

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	messages "github.com/cucumber/messages/go/v34"
)

// step is by how much each level stands further in.
const step = "  "

// A layout is what becomes of the lines of a feature file.
type layout struct {
	source []string
	lines  []line // one for each of source
	lost   error  // what formatting would lose first; nil if nothing
}

// A line is what becomes of one line. The zero value is a blank one.
type line struct {
	text    string
	indent  int
	kept    bool // as it is, with the indent before it: in a doc string
	comment bool // it stands like the line that it is about
	begins  bool // a blank line stands before it
}

// newLayout lays out text, which is document.
func newLayout(text string, document *messages.GherkinDocument) *layout {
	l := &layout{source: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
	l.lines = make([]line, len(l.source))
	for i, raw := range l.source {
		l.lines[i].text = strings.TrimSpace(raw)
	}
	for _, c := range document.Comments {
		l.lines[c.Location.Line-1].comment = true
	}
	if document.Feature != nil {
		l.feature(document.Feature)
	}
	l.comments()
	return l
}

func (l *layout) feature(f *messages.Feature) {
	l.begin(f.Tags, f.Location, f.Keyword, f.Name, 0)
	for i := range f.Location.Line {
		l.lines[i].begins = false // nothing stands before but comments
	}
	l.description(f.Location, f.Description, 1)
	for _, child := range f.Children {
		switch {
		case child.Rule != nil:
			l.rule(child.Rule)
		case child.Background != nil:
			l.background(child.Background, 1)
		case child.Scenario != nil:
			l.scenario(child.Scenario, 1)
		}
	}
}

func (l *layout) rule(r *messages.Rule) {
	l.begin(r.Tags, r.Location, r.Keyword, r.Name, 1)
	l.description(r.Location, r.Description, 2)
	for _, child := range r.Children {
		if child.Background != nil {
			l.background(child.Background, 2)
		}
		if child.Scenario != nil {
			l.scenario(child.Scenario, 2)
		}
	}
}

func (l *layout) background(b *messages.Background, indent int) {
	l.begin(nil, b.Location, b.Keyword, b.Name, indent)
	l.description(b.Location, b.Description, indent+1)
	l.steps(b.Steps, indent+1)
}

func (l *layout) scenario(s *messages.Scenario, indent int) {
	l.begin(s.Tags, s.Location, s.Keyword, s.Name, indent)
	l.description(s.Location, s.Description, indent+1)
	l.steps(s.Steps, indent+1)
	for _, e := range s.Examples {
		l.begin(e.Tags, e.Location, e.Keyword, e.Name, indent+1)
		l.description(e.Location, e.Description, indent+2)
		if e.TableHeader != nil {
			l.table(append([]*messages.TableRow{e.TableHeader}, e.TableBody...), indent+2)
		}
	}
}

func (l *layout) steps(all []*messages.Step, indent int) {
	for _, s := range all {
		l.set(s.Location, indent, s.Keyword+s.Text)
		if s.DataTable != nil {
			l.table(s.DataTable.Rows, indent+1)
		}
		if s.DocString != nil {
			l.docString(s.DocString, indent+1)
		}
	}
}

func (l *layout) at(where *messages.Location) *line { return &l.lines[where.Line-1] }

func (l *layout) set(where *messages.Location, indent int, text string) {
	l.at(where).indent, l.at(where).text = indent, strings.TrimSpace(text)
}

// begin sets the tags and the line of a keyword, with a blank line before.
func (l *layout) begin(tags []*messages.Tag, where *messages.Location, keyword, name string, indent int) {
	l.set(where, indent, keyword+": "+name)
	first := where
	for _, t := range tags {
		text := l.at(t.Location).text
		if !strings.Contains(text, "#") { // else a comment follows
			text = strings.Join(strings.Fields(text), " ")
		}
		l.set(t.Location, indent, text)
		if t.Location.Line < first.Line {
			first = t.Location
		}
	}
	l.at(first).begins = true
}

// description indents the lines of text, which follow where, and lets them stand
// towards each other as they do.
func (l *layout) description(where *messages.Location, text string, indent int) {
	if text == "" {
		return
	}
	var found []int
	rest := strings.Count(text, "\n") + 1
	for i := where.Line; i < int64(len(l.lines)) && rest > 0; i++ {
		if len(found) == 0 && l.lines[i].text == "" || l.lines[i].comment {
			continue
		}
		rest--
		if l.lines[i].text != "" {
			found = append(found, int(i))
		}
	}
	least := -1
	for _, i := range found {
		if in := margin(l.source[i]); least < 0 || in < least {
			least = in
		}
	}
	for _, i := range found {
		l.lines[i].indent = indent
		l.lines[i].text = strings.Repeat(" ", margin(l.source[i])-least) + l.lines[i].text
	}
}

// margin is how far in a line stands.
func margin(raw string) int { return len(raw) - len(strings.TrimLeft(raw, " \t")) }

// docString moves a doc string as a whole.
func (l *layout) docString(d *messages.DocString, indent int) {
	first := int(d.Location.Line) - 1
	from := margin(l.source[first])
	l.lines[first].indent = indent
	for i := first + 1; i < len(l.lines); i++ {
		if strings.HasPrefix(l.lines[i].text, d.Delimiter) {
			l.lines[i].indent = indent
			return
		}
		raw := l.source[i]
		l.lines[i] = line{text: raw[min(margin(raw), from):], indent: indent, kept: true}
	}
}

// table sets rows with their columns in line: numbers to the right.
func (l *layout) table(rows []*messages.TableRow, indent int) {
	var cells [][]string
	for _, r := range rows {
		row, rest := split(l.at(r.Location).text)
		if rest != "" && l.lost == nil {
			l.lost = errorAt(int(r.Location.Line), fmt.Sprintf("behind the last | of the row stands %q, which is not read; close the cell with | or remove it", rest))
		}
		cells = append(cells, row)
	}
	texts := make([]strings.Builder, len(rows))
	for column := range cells[0] { // Gherkin takes only rows of the same length
		numbers, width := numeric(cells, column), 0
		for _, row := range cells {
			width = max(width, utf8.RuneCountInString(row[column]))
		}
		for i, row := range cells {
			cell, space := row[column], strings.Repeat(" ", width-utf8.RuneCountInString(row[column]))
			if numbers && i > 0 {
				cell, space = space, cell
			}
			texts[i].WriteString(" " + cell + space + " |")
		}
	}
	for i, r := range rows {
		l.set(r.Location, indent, "|"+texts[i].String())
	}
}

// numeric tells whether a column has nothing but numbers below its name.
func numeric(rows [][]string, column int) bool {
	found := false
	for _, row := range rows[1:] {
		if strings.Trim(row[column], "0123456789") != "" {
			return false
		}
		found = found || row[column] != ""
	}
	return found
}

// split returns the cells of a row as they are written, and what follows the last |.
func split(row string) (cells []string, rest string) {
	var cell strings.Builder
	escaped := false
	for _, r := range strings.TrimPrefix(row, "|") {
		if r == '|' && !escaped {
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
			continue
		}
		escaped = r == '\\' && !escaped
		cell.WriteRune(r)
	}
	return cells, strings.TrimFunc(cell.String(), isBlank)
}

// isBlank tells what looks like nothing at the end of a line.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// comments lets comments stand like the line below them, or above them where none
// follows at once.
func (l *layout) comments() {
	above := 0
	for i := 0; i < len(l.lines); i++ {
		if !l.lines[i].comment {
			if l.lines[i].text != "" {
				above = l.lines[i].indent
			}
			continue
		}
		first := i
		for i+1 < len(l.lines) && l.lines[i+1].comment {
			i++
		}
		indent := above
		if i+1 < len(l.lines) && l.lines[i+1].text != "" {
			indent = l.lines[i+1].indent
			l.lines[first].begins, l.lines[i+1].begins = l.lines[i+1].begins, false
		}
		for at := first; at <= i; at++ {
			l.lines[at].indent = indent
		}
	}
}

// String is the file as it is laid out.
func (l *layout) String() string {
	var b strings.Builder
	blank := true // nothing stands above
	for _, at := range l.lines {
		empty := at.text == "" && !at.kept
		if (empty || at.begins) && !blank {
			b.WriteString("\n")
			blank = true
		}
		if empty {
			continue
		}
		if blank = false; at.text != "" {
			b.WriteString(strings.Repeat(step, at.indent) + at.text)
		}
		b.WriteString("\n")
	}
	text := b.String()
	if blank {
		text = strings.TrimSuffix(text, "\n")
	}
	return text
}
