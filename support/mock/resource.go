package mock

import (
	"slices"
)

// A Resource is the tree that both formats are written from.
type Resource struct {
	// Rel is the type or, of an embedded resource, the relation; XML has it as
	// an attribute. The type is a property as well.
	Rel string
	// Href is the resource's link to itself, "" for none.
	Href       string
	Properties []Property
	Links      []Link
	Embedded   []Embedded
}

// A Property is one named value of a resource.
type Property struct {
	Name string
	// Value is a string, int, bool, time.Time, []string or Raw.
	Value any
}

// Raw is a value that is written as it stands: JSON with its quotes, XML as
// escaped text.
type Raw struct{ JSON, XML string }

// A Link leads from a resource to another.
type Link struct {
	Rel, Href, Title, Revision string
	// Many tells that the relation can repeat, which JSON shows by an array
	// (PayloadFormat).
	Many bool
}

// An Embedded is a resource within another.
type Embedded struct {
	Rel string
	// Many is as in Link.
	Many     bool
	Resource *Resource
}

// newResource is a resource of type rel; href is its link to itself.
func newResource(rel, href string) *Resource {
	return &Resource{Rel: rel, Href: href, Properties: []Property{{Name: "rel", Value: rel}}}
}

// Property returns the property called name, nil if there is none.
func (r *Resource) Property(name string) *Property {
	if i := slices.IndexFunc(r.Properties, func(p Property) bool { return p.Name == name }); i >= 0 {
		return &r.Properties[i]
	}
	return nil
}

// Link returns the first link rel, nil if there is none.
func (r *Resource) Link(rel string) *Link {
	if i := slices.IndexFunc(r.Links, func(l Link) bool { return l.Rel == rel }); i >= 0 {
		return &r.Links[i]
	}
	return nil
}

// DropProperty removes the properties called name.
func (r *Resource) DropProperty(name string) {
	r.Properties = slices.DeleteFunc(r.Properties, func(p Property) bool { return p.Name == name })
}

// DropLink removes the links rel.
func (r *Resource) DropLink(rel string) {
	r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.Rel == rel })
}

// DropEmbedded removes the embedded resources rel.
func (r *Resource) DropEmbedded(rel string) {
	r.Embedded = slices.DeleteFunc(r.Embedded, func(e Embedded) bool { return e.Rel == rel })
}

// Clone is a copy that shares nothing with r.
func (r *Resource) Clone() *Resource {
	if r == nil {
		return nil
	}
	c := &Resource{Rel: r.Rel, Href: r.Href, Properties: slices.Clone(r.Properties), Links: slices.Clone(r.Links)}
	for i, p := range c.Properties {
		if list, ok := p.Value.([]string); ok {
			c.Properties[i].Value = slices.Clone(list)
		}
	}
	for _, e := range r.Embedded {
		c.Embedded = append(c.Embedded, Embedded{Rel: e.Rel, Many: e.Many, Resource: e.Resource.Clone()})
	}
	return c
}

// put adds a property and returns r.
func (r *Resource) put(name string, value any) *Resource {
	r.Properties = append(r.Properties, Property{Name: name, Value: value})
	return r
}

// to adds a link and returns r.
func (r *Resource) to(rel, href string) *Resource {
	r.Links = append(r.Links, Link{Rel: rel, Href: href})
	return r
}

// embed adds an embedded resource under the name of its relation and returns r.
func (r *Resource) embed(rel string, many bool, inner *Resource) *Resource {
	inner.Rel = rel
	r.Embedded = append(r.Embedded, Embedded{Rel: rel, Many: many, Resource: inner})
	return r
}
