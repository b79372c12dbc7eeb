package document

import (
	"github.com/antchfx/xmlquery"

	"ucwatest/support/ucwa"
)

func readXML(s *source) (*Document, error) {
	root, err := parseXML(s)
	if err != nil {
		return nil, err
	}
	d := resourceOf(root)
	d.Element.Encoding, d.Element.Declaration = declaration(s.text)
	return d, nil
}

// resourceOf reads an element as a resource, whatever its name.
func resourceOf(n *xmlquery.Node) *Document {
	d := &Document{Format: ucwa.FormatXML, Element: elementOf(n)}
	for child := range children(n) {
		switch child.Data {
		case "link":
			if d.Links == nil {
				d.Links = make([]Link, 0, usualLinks)
			}
			d.Links = append(d.Links, linkOf(child))
		case "property", "propertyList":
			if d.Properties == nil {
				d.Properties = make([]Property, 0, usualProperties)
			}
			d.Properties = append(d.Properties, propertyOf(child))
		case "resource":
			rel, _ := attribute(child, "rel")
			d.Embedded = append(d.Embedded, Embedded{Rel: rel, Document: resourceOf(child)})
		}
	}
	d.Rel, d.Self = d.relProperty(), d.Element.Href
	return d
}

func elementOf(n *xmlquery.Node) Element {
	e := Element{Name: n.Data, Namespace: n.NamespaceURI}
	e.Rel, e.HasRel = attribute(n, "rel")
	e.Href, e.HasHref = attribute(n, "href")
	return e
}

// linkOf reads the attributes of a link, which other elements that point
// somewhere have as well.
func linkOf(n *xmlquery.Node) Link {
	var link Link
	link.Rel, _ = attribute(n, "rel")
	link.Href, link.HasHref = attribute(n, "href")
	link.Title, _ = attribute(n, "title")
	link.Revision, _ = attribute(n, "revision")
	return link
}

func propertyOf(n *xmlquery.Node) Property {
	name, _ := attribute(n, "name")
	if n.Data == "property" {
		return Property{Name: name, Text: content(n)}
	}
	list := Property{Name: name, Kind: List}
	for item := range children(n) {
		if item.Data == "item" {
			list.Items = append(list.Items, Item{Text: content(item)})
		} else {
			list.Others = append(list.Others, item.Data)
		}
	}
	return list
}
