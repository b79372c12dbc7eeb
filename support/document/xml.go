package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/antchfx/xmlquery"
)

// parseXML returns the root element of the text.
func parseXML(s *source) (*xmlquery.Node, error) {
	o := outline{text: s.text}
	if fault := o.fault(); fault != "" {
		return nil, s.malformed(place(s.text, o.at), fault)
	}
	tree, err := xmlquery.ParseWithOptions(strings.NewReader(s.text), xmlquery.ParserOptions{
		Decoder: &xmlquery.DecoderOptions{Strict: true, CharsetReader: alreadyUTF8},
	})
	if err != nil {
		m := s.malformed(placeXML(s.text), xmlMessage(err))
		m.Ends = m.What == "unexpected EOF"
		return nil, m
	}
	root := rootOf(tree)
	if fault := repeated(root); fault != "" {
		return nil, s.malformed(placeXML(s.text), fault)
	}
	return root, nil
}

// alreadyUTF8 is for texts whose declaration still names what they once were.
func alreadyUTF8(_ string, text io.Reader) (io.Reader, error) { return text, nil }

// rootOf finds the one element at the top. xmlquery keeps some of what precedes
// it beside the tree instead of in it.
func rootOf(tree *xmlquery.Node) *xmlquery.Node {
	for top := tree; top != nil; top = top.NextSibling {
		for n := top.FirstChild; n != nil; n = n.NextSibling {
			if n.Type == xmlquery.ElementNode {
				return n
			}
		}
	}
	return nil
}

// placeXML reads text once more, up to the first fault, for its place. It is
// empty for what encoding/xml does not object to.
func placeXML(text string) string {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.CharsetReader = alreadyUTF8
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return ""
		}
		if err != nil || hasTwice(token) {
			line, column := decoder.InputPos()
			return fmt.Sprintf("line %d:%d", line, column)
		}
	}
}

func xmlMessage(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return strings.TrimPrefix(err.Error(), "xmlquery: ")
}

// children are the elements in n that belong to the vocabulary of n: those of
// another namespace are somebody's extension.
func children(n *xmlquery.Node) func(yield func(*xmlquery.Node) bool) {
	return func(yield func(*xmlquery.Node) bool) {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Type == xmlquery.ElementNode && child.NamespaceURI == n.NamespaceURI && !yield(child) {
				return
			}
		}
	}
}

// content is the text in n without its comments.
func content(n *xmlquery.Node) string {
	only := n.FirstChild
	if only == nil {
		return ""
	}
	if only == n.LastChild && only.Type == xmlquery.TextNode {
		return only.Data
	}
	return n.InnerText()
}
