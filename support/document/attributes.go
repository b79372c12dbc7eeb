package document

import (
	"encoding/xml"
	"fmt"

	"github.com/antchfx/xmlquery"
)

func attribute(n *xmlquery.Node, name string) (value string, has bool) {
	for i := range n.Attr {
		if n.Attr[i].Name.Local == name && n.Attr[i].NamespaceURI == "" {
			return n.Attr[i].Value, true
		}
	}
	return "", false
}

// repeated tells of an attribute that n or an element in it has twice, which
// xmlquery lets pass.
func repeated(n *xmlquery.Node) string {
	if name, ok := twice(n.Attr); ok {
		return fmt.Sprintf("duplicate attribute %q of <%s>", name, n.Data)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if fault := repeated(child); fault != "" {
			return fault
		}
	}
	return ""
}

// twice finds a name that comes twice. As long as there are few, comparing each
// with each beats a map; beyond that it would be a way to keep us busy.
func twice(attributes []xmlquery.Attr) (name string, found bool) {
	if len(attributes) > fewKeys {
		return twiceInMany(attributes)
	}
	for i, a := range attributes {
		for _, b := range attributes[:i] {
			if a.Name.Local == b.Name.Local && a.NamespaceURI == b.NamespaceURI {
				return a.Name.Local, true
			}
		}
	}
	return "", false
}

func twiceInMany(attributes []xmlquery.Attr) (name string, found bool) {
	seen := make(map[xml.Name]bool, len(attributes))
	for _, a := range attributes {
		full := xml.Name{Space: a.NamespaceURI, Local: a.Name.Local}
		if seen[full] {
			return full.Local, true
		}
		seen[full] = true
	}
	return "", false
}

// hasTwice is repeated for a token of encoding/xml.
func hasTwice(token xml.Token) bool {
	start, ok := token.(xml.StartElement)
	if !ok {
		return false
	}
	attributes := make([]xmlquery.Attr, len(start.Attr))
	for i, a := range start.Attr {
		attributes[i] = xmlquery.Attr{Name: a.Name, NamespaceURI: a.Name.Space}
	}
	_, found := twice(attributes)
	return found
}
