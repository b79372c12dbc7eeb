package reference

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// xmlSample matches what Markdown takes for HTML and is a sample without a fence.
var xmlSample = regexp.MustCompile(`^\s*<(?:\?xml|resource|input|events|reason)\b`)

// html reads a block of HTML: its tables as such, all other text of it as prose.
func (s *splitter) html(n *ast.HTMLBlock) {
	start := n.Lines().At(0).Start
	if xmlSample.Match(s.src[start:n.Lines().At(0).Stop]) {
		s.prose(n)
		return
	}
	end := n.Lines().At(n.Lines().Len() - 1).Stop
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	if tableStart.Match(s.src[start:end]) { // an empty line does not end a table
		end = max(end, start+s.tableEnd(start))
	}
	s.below = end
	h := &htmlReader{splitter: s, at: start}
	h.read(html.NewTokenizer(bytes.NewReader(s.src[start:end])))
}

var (
	tableStart = regexp.MustCompile(`(?i)<table\b`)
	tableEnd   = regexp.MustCompile(`(?i)</table>`)
)

// tableEnd is how far the table ends behind start, 0 if no table does from there on.
func (s *splitter) tableEnd(start int) int {
	if s.endless {
		return 0
	}
	at := tableEnd.FindIndex(s.src[start:])
	if s.endless = at == nil; s.endless {
		return 0
	}
	return at[1]
}

// An htmlReader reads a part of the page that is HTML.
type htmlReader struct {
	*splitter
	at    int    // the offset of what is read
	table *block // nil outside of one
	open  bool   // it is in a cell
	said  strings.Builder
	from  int // the line on which said begins
	href  string
	refs  []ref
}

func (h *htmlReader) read(tokens *html.Tokenizer) {
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		line := h.line(h.at)
		h.at += len(tokens.Raw())
		switch token := tokens.Token(); kind {
		case html.TextToken:
			if strings.TrimSpace(token.Data) != "" && h.said.Len() == 0 {
				h.from = line
			}
			if h.said.Len() > 0 || strings.TrimSpace(token.Data) != "" {
				h.said.WriteString(token.Data)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.start(token, line)
		case html.EndTagToken:
			h.end(token.DataAtom)
		}
	}
	h.endTable()
	h.prose()
}

func (h *htmlReader) start(token html.Token, line int) {
	switch token.DataAtom {
	case atom.Table:
		h.prose()
		h.warn(line, "a table in HTML")
		h.table = &block{kind: table, line: line}
	case atom.Tr:
		h.cell()
		if h.table != nil {
			h.table.rows = append(h.table.rows, row{line: line})
		}
	case atom.Td, atom.Th:
		h.cell()
		h.open = true
	case atom.A:
		for _, a := range token.Attr {
			if a.Key == "href" {
				h.href = a.Val
			}
		}
	case atom.Br, atom.P, atom.Li, atom.Div:
		h.said.WriteByte(' ')
	}
}

func (h *htmlReader) end(tag atom.Atom) {
	switch tag {
	case atom.Td, atom.Th:
		h.cell()
	case atom.Table:
		h.endTable()
	case atom.A:
		if words := strings.Fields(h.said.String()); h.href != "" && len(words) > 0 {
			h.refs = append(h.refs, ref{words[len(words)-1], h.href})
		}
		h.href = ""
	}
}

// text takes what has been said.
func (h *htmlReader) text() (string, []ref) {
	said, refs := strings.Join(strings.Fields(h.said.String()), " "), h.refs
	h.said.Reset()
	h.refs = nil
	return said, refs
}

// cell ends the cell that is open, if one is.
func (h *htmlReader) cell() {
	if h.table == nil {
		return
	}
	said, refs := h.text()
	if h.open && len(h.table.rows) > 0 {
		h.open = false
		last := &h.table.rows[len(h.table.rows)-1]
		last.cells = append(last.cells, cell{said, refs})
	} else if said != "" {
		h.warn(h.from, "%q in a table in HTML stands in no cell and is not read", said)
	}
}

func (h *htmlReader) endTable() {
	if h.table == nil {
		return
	}
	h.cell()
	if len(h.table.rows) > 0 {
		h.blocks = append(h.blocks, *h.table)
	} else {
		h.warn(h.table.line, "a table without rows")
	}
	h.table = nil
}

// prose is what stands outside of tables.
func (h *htmlReader) prose() {
	if said, refs := h.text(); said != "" {
		h.warn(h.from, "HTML is read as text")
		h.blocks = append(h.blocks, block{kind: prose, text: said, raw: []string{said}, refs: refs, line: h.from})
	}
}
