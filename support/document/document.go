// Package document reads what a UCWA server sends, JSON or XML, into one
// Document, so that nothing above it needs to know which of the two it was.
//
// It must not know what a resource owes its callers, who asked for it or over
// which connection: it keeps what was sent, right or wrong, and refuses only
// what cannot be read. It is the only home of gjson and xmlquery.
//
// Go on with support/contract, which judges documents, or support/client,
// which fetches them.
package document

import "ucwatest/support/ucwa"

// A Document is one resource as it was sent (PayloadFormat). Properties, links
// and embedded resources stand in the order of the body.
type Document struct {
	Format ucwa.Format
	// Rel is the text of the property rel, empty if none was sent.
	Rel string
	// Self is where the resource says it lives: the href of the link self in
	// JSON, the attribute href in XML.
	Self string
	// Links holds self as well if it was sent as a link, which only JSON does.
	Links      []Link
	Properties []Property
	Embedded   []Embedded
	// Element is the zero value in JSON.
	Element Element
}

// An Element is what the XML element of a resource says about itself.
type Element struct {
	Name, Namespace string
	Rel, Href       string // attributes
	HasRel, HasHref bool
	Declaration     bool   // an XML declaration stood before the element
	Encoding        string // as the declaration has it
}

// A Link leads from a resource to another (WebLinks).
type Link struct {
	Rel, Href, Title, Revision string
	// HasHref tells an empty href from none. Href is empty unless HrefKind is
	// Text: nothing else can be followed.
	HasHref bool
	// HrefKind is the kind of what was sent for the href, or in place of the
	// whole link.
	HrefKind Kind
	// Many says that the link stood in a JSON array, even alone. XML has no such mark.
	Many bool
}

// An Embedded is a resource inside another, under its relation to it. The
// relation may differ from the Rel of the document, which is its type.
type Embedded struct {
	Rel      string
	Many     bool // stood in a JSON array, even alone
	Document *Document
}

// Link returns the first link of the relation rel, and whether there is one.
func (d *Document) Link(rel string) (Link, bool) {
	for i := range d.Links {
		if d.Links[i].Rel == rel {
			return d.Links[i], true
		}
	}
	return Link{}, false
}

// LinksOf returns all links of the relation rel, in the order of the body.
func (d *Document) LinksOf(rel string) []Link {
	var found []Link
	for _, link := range d.Links {
		if link.Rel == rel {
			found = append(found, link)
		}
	}
	return found
}

// Property returns the first property of that name, and whether there is one.
func (d *Document) Property(name string) (Property, bool) {
	for i := range d.Properties {
		if d.Properties[i].Name == name {
			return d.Properties[i], true
		}
	}
	return Property{}, false
}

// Embed returns the embedded resources of the relation rel.
func (d *Document) Embed(rel string) []*Document {
	var found []*Document
	for _, embedded := range d.Embedded {
		if embedded.Rel == rel {
			found = append(found, embedded.Document)
		}
	}
	return found
}

func (d *Document) relProperty() string {
	if p, ok := d.Property("rel"); ok && p.Kind == Text {
		return p.Text
	}
	return ""
}
