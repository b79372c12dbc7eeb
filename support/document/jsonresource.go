package document

import (
	"fmt"

	"github.com/tidwall/gjson"

	"ucwatest/support/ucwa"
)

// Room for the conversation of the reference's sample without growing.
const (
	usualProperties = 16
	usualLinks      = 20
)

func readJSON(s *source) (*Document, error) {
	r, root, err := parseJSON(s)
	if err != nil {
		return nil, err
	}
	if !root.IsObject() {
		return nil, s.malformed("", fmt.Sprintf("the body is of kind %s, want object", kindOf(root)))
	}
	d := r.resource(root)
	if r.fault != nil {
		return nil, r.fault
	}
	return d, nil
}

// resource reads an object. Every member but _links and _embedded is a property.
func (r *jsonReader) resource(object gjson.Result) *Document {
	d := &Document{Format: ucwa.FormatJSON}
	r.members(object, func(key string, value gjson.Result) {
		switch key {
		case "_links":
			d.Links = r.links(value)
		case "_embedded":
			d.Embedded = r.embedded(value)
		default:
			if d.Properties == nil {
				d.Properties = make([]Property, 0, usualProperties)
			}
			d.Properties = append(d.Properties, r.property(key, value))
		}
	})
	d.Rel = d.relProperty()
	self, _ := d.Link(ucwa.RelSelf)
	d.Self = self.Href
	return d
}

func (r *jsonReader) property(name string, value gjson.Result) Property {
	p := Property{Name: name, Kind: kindOf(value), Text: textOf(value)}
	switch p.Kind {
	case List:
		p.Text = ""
		r.elements(value, func(item gjson.Result) {
			r.check(item)
			p.Items = append(p.Items, Item{kindOf(item), textOf(item)})
		})
	case Object:
		r.check(value)
	}
	return p
}

// links reads _links. A relation that can repeat is a list even with one
// member (PayloadFormat), so a list of none is no link.
func (r *jsonReader) links(object gjson.Result) []Link {
	if !r.isA(Object, "_links", object) {
		return nil
	}
	links := make([]Link, 0, usualLinks)
	r.members(object, func(rel string, value gjson.Result) {
		if !value.IsArray() {
			link := r.link(value)
			link.Rel = rel
			links = append(links, link)
			return
		}
		r.elements(value, func(one gjson.Result) {
			link := r.link(one)
			link.Rel, link.Many = rel, true
			links = append(links, link)
		})
	})
	return links
}

// link reads a link object, with the rel that those in events have. Anything
// but an object is a link without an href, of the kind it is.
func (r *jsonReader) link(value gjson.Result) Link {
	var link Link
	if !value.IsObject() {
		r.check(value)
		link.HrefKind = kindOf(value)
		return link
	}
	r.members(value, func(key string, member gjson.Result) {
		switch key {
		case "rel":
			link.Rel = wordOf(member)
		case "href":
			link.HasHref, link.HrefKind, link.Href = true, kindOf(member), member.Str
		case "title":
			link.Title = wordOf(member)
		case "revision":
			link.Revision = wordOf(member)
		}
		r.check(member)
	})
	return link
}

// embedded reads _embedded: for each relation a resource or a list of them.
func (r *jsonReader) embedded(object gjson.Result) []Embedded {
	if !r.isA(Object, "_embedded", object) {
		return nil
	}
	var embedded []Embedded
	r.members(object, func(rel string, value gjson.Result) {
		if !value.IsArray() {
			if r.isA(Object, "_embedded."+rel, value) {
				embedded = append(embedded, Embedded{Rel: rel, Document: r.resource(value)})
			}
			return
		}
		r.elements(value, func(one gjson.Result) {
			if r.isA(Object, "a member of _embedded."+rel, one) {
				embedded = append(embedded, Embedded{Rel: rel, Many: true, Document: r.resource(one)})
			}
		})
	})
	return embedded
}
