package reference

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

type kind int

const (
	prose kind = iota
	heading
	code
	table
)

// A block is one piece of a page, in the order of its lines.
type block struct {
	kind  kind
	level int      // of a heading
	text  string   // of a heading and of prose without its marks, of code as it stands
	raw   []string // the lines of prose as they stand
	bold  bool     // all of the prose is bold
	item  bool     // the prose is an item of a list
	refs  []ref    // the pages that prose links to
	rows  []row    // of a table; the first is its header
	line  int
}

type row struct {
	cells []cell
	line  int
}

type cell struct {
	text string
	refs []ref
}

// A ref is a link to another page.
type ref struct{ text, to string }

// A splitter parts a page into blocks.
type splitter struct {
	src    []byte
	starts []int // of the lines of src
	warn   func(line int, format string, args ...any)
	blocks []block
	below  int  // the offset up to which a table in HTML has been read
	item   bool // it is in a list

	endless bool // no table in HTML ends from here on
}

// split parts src, in which nothing but Markdown is left, into blocks.
func split(src []byte, warn func(int, string, ...any)) []block {
	s := &splitter{src: src, warn: warn, starts: []int{0}}
	for i, b := range src {
		if b == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table))
	s.children(markdown.Parser().Parse(text.NewReader(src)))
	return s.blocks
}

// line is the number of the line that offset lies in.
func (s *splitter) line(offset int) int {
	i, found := slices.BinarySearch(s.starts, offset)
	if found {
		return i + 1
	}
	return i
}

// quoted matches the marks of quotes and lists before a row.
var quoted = regexp.MustCompile(`^(?:>\s*|[-*+]\s+|\d+[.)]\s+)+\|`)

// rawLine is the line of that number, a row without the marks before it.
func (s *splitter) rawLine(number int) string {
	end := len(s.src)
	if number < len(s.starts) {
		end = s.starts[number]
	}
	line := strings.TrimSpace(string(s.src[s.starts[number-1]:end]))
	if marks := quoted.FindString(line); marks != "" {
		line = line[len(marks)-1:]
	}
	return line
}

func (s *splitter) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if lines := n.Lines(); n.Type() == ast.TypeBlock && lines != nil && lines.Len() > 0 && lines.At(0).Start < s.below {
			continue
		}
		switch n := n.(type) {
		case *ast.Heading:
			if lines := n.Lines(); lines.Len() > 0 {
				s.blocks = append(s.blocks, block{kind: heading, level: n.Level, text: s.flat(n), line: s.line(lines.At(0).Start)})
			}
		case *ast.FencedCodeBlock:
			s.blocks = append(s.blocks, block{kind: code, text: string(n.Lines().Value(s.src)), line: s.codeLine(n)})
		case *tables.Table:
			s.table(n)
		case *ast.HTMLBlock:
			s.html(n)
		case *ast.List:
			before := s.item
			s.item = true
			s.children(n)
			s.item = before
		case *ast.ListItem, *ast.Blockquote:
			s.children(n)
		case *ast.ThematicBreak:
		default:
			s.prose(n)
		}
	}
}

// codeLine is the first line in the fence, or the fence itself if it is empty.
func (s *splitter) codeLine(n *ast.FencedCodeBlock) int {
	if n.Lines().Len() == 0 {
		return s.line(n.Pos())
	}
	return s.line(n.Lines().At(0).Start)
}

func (s *splitter) prose(n ast.Node) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	b := block{kind: prose, text: s.flat(n), bold: isBold(n), item: s.item, line: s.line(lines.At(0).Start)}
	for i := range lines.Len() {
		b.raw = append(b.raw, s.rawLine(s.line(lines.At(i).Start)))
	}
	b.refs = s.refs(n)
	s.blocks = append(s.blocks, b)
}

func isBold(n ast.Node) bool {
	only, is := n.FirstChild().(*ast.Emphasis)
	return is && only.Level == 2 && only.NextSibling() == nil
}

// table reads a table. A line below it that has no cells is part of the row
// before it, or no part of the table: Markdown does not tell.
func (s *splitter) table(n *tables.Table) {
	b := block{kind: table}
	var below *block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		line := s.line(child.Pos())
		if child.Kind() == tables.KindTableHeader {
			line = s.headerLine(child)
			b.line = line
		}
		raw := s.rawLine(line)
		switch {
		case below != nil && !strings.HasPrefix(raw, "|"):
			below.raw = append(below.raw, raw)
			below.text += " " + raw
			continue
		case len(b.rows) > 1 && !strings.Contains(raw, "|"), len(b.rows) > 1 && !strings.HasPrefix(raw, "|") && strings.HasPrefix(s.rawLine(b.line), "|"):
			if last := &b.rows[len(b.rows)-1]; !strings.HasSuffix(s.rawLine(line-1), "|") && strings.HasPrefix(s.rawLine(line-1), "|") || strings.HasSuffix(raw, "|") {
				s.continued(last, raw, line)
				continue
			}
			s.warn(line, "a line directly below a table is read as prose")
			below = &block{kind: prose, raw: []string{raw}, text: raw, line: line}
			continue
		}
		b.rows = append(b.rows, s.row(child, line, raw, len(b.rows)))
	}
	s.blocks = append(s.blocks, b)
	if below != nil {
		s.blocks = append(s.blocks, *below)
	}
}

// headerLine is the line of the header: where its first cell stands that says anything.
func (s *splitter) headerLine(header ast.Node) int {
	for c := header.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Lines().Len() > 0 {
			return s.line(c.Lines().At(0).Start)
		}
	}
	return s.line(header.Pos())
}

// continued adds the text of a line to the last cell of the row before it that
// says anything.
func (s *splitter) continued(r *row, raw string, line int) {
	s.warn(line, "a row goes on in another line")
	more := strings.TrimSpace(strings.Trim(raw, "|"))
	for i := len(r.cells) - 1; i >= 0; i-- {
		if r.cells[i].text != "" || i == 0 {
			r.cells[i].text = strings.TrimSpace(r.cells[i].text + " " + more)
			return
		}
	}
}

func (s *splitter) row(n ast.Node, line int, raw string, before int) row {
	r := row{line: line}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.cells = append(r.cells, cell{s.flat(c), s.refs(c)})
	}
	if has := count(raw); has != len(r.cells) {
		s.warn(line, "a row of %d cells, want %d", has, len(r.cells))
		if has > len(r.cells) && before > 0 { // Markdown drops what is too much
			last := &r.cells[len(r.cells)-1]
			last.text = strings.Join(rest(raw, len(r.cells)), " | ")
		}
	}
	return r
}

// cells are the texts between the bars of a line.
func cells(raw string) []string {
	raw = strings.TrimSuffix(strings.TrimPrefix(raw, "|"), "|")
	parts := strings.Split(strings.ReplaceAll(raw, `\|`, "\x00"), "|")
	for i, part := range parts {
		parts[i] = strings.TrimSpace(strings.ReplaceAll(part, "\x00", "|"))
	}
	return parts
}

func count(raw string) int { return len(cells(raw)) }

// rest are the cells of raw from the last of the many that a row has.
func rest(raw string, many int) []string { return cells(raw)[many-1:] }

// flat is the text of n without marks. What stands in angle brackets is left out.
func (s *splitter) flat(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) { // the function returns no error
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(plain(c.Segment.Value(s.src), c.IsRaw()))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(c.URL(s.src))
		case *ast.RawHTML:
			s.stray(c)
			b.WriteByte(' ')
		case *ast.CodeBlock:
			b.Write(c.Lines().Value(s.src))
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// stray warns of HTML that is no anchor: every page has those.
func (s *splitter) stray(n *ast.RawHTML) {
	tag := string(n.Segments.Value(s.src))
	if !strings.HasPrefix(tag, "<a ") && tag != "</a>" {
		s.warn(s.line(n.Segments.At(0).Start), "HTML is left out: %s", tag)
	}
}

func plain(src []byte, raw bool) string {
	if raw {
		return string(src)
	}
	return html.UnescapeString(string(util.UnescapePunctuations(src)))
}

// refs are the links in n.
func (s *splitter) refs(n ast.Node) []ref {
	var all []ref
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) { // the function returns no error
		if link, is := c.(*ast.Link); is && entering {
			all = append(all, ref{s.flat(link), string(bytes.TrimSpace(link.Destination))})
		}
		return ast.WalkContinue, nil
	})
	return all
}
