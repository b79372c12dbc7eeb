package mock

import "slices"

// A Resource is the tree both formats are rendered from.
type Resource struct {
	Rel        string // its type, the property rel
	Href       string // its own location
	Properties []Property
	Links      []Link
	Embedded   []Embedded
}

// A Property has a value of type string, int, bool, time.Time or []string.
type Property struct {
	Name  string
	Value any
}

// A Link leads to another resource. Many links of a relation that can repeat
// are an array in JSON.
type Link struct {
	Rel, Href, Title, Revision string
	Many                       bool
}

// An Embedded resource stands in another one, by its relation.
type Embedded struct {
	Rel      string
	Many     bool
	Resource *Resource
}

// Property finds a property, nil if there is none.
func (r *Resource) Property(name string) *Property {
	for i := range r.Properties {
		if r.Properties[i].Name == name {
			return &r.Properties[i]
		}
	}
	return nil
}

// Link finds the first link of a relation, nil if there is none.
func (r *Resource) Link(rel string) *Link {
	for i := range r.Links {
		if r.Links[i].Rel == rel {
			return &r.Links[i]
		}
	}
	return nil
}

// DropProperty leaves a property out.
func (r *Resource) DropProperty(name string) {
	r.Properties = slices.DeleteFunc(r.Properties, func(p Property) bool { return p.Name == name })
}

// DropLink leaves all links of a relation out.
func (r *Resource) DropLink(rel string) {
	r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.Rel == rel })
}

// set adds a property.
func (r *Resource) set(name string, value any) *Resource {
	r.Properties = append(r.Properties, Property{name, value})
	return r
}

// link adds a link.
func (r *Resource) link(rel, href string) *Resource {
	r.Links = append(r.Links, Link{Rel: rel, Href: href})
	return r
}

// embed adds an embedded resource.
func (r *Resource) embed(rel string, many bool, e *Resource) *Resource {
	r.Embedded = append(r.Embedded, Embedded{rel, many, e})
	return r
}

// find finds the first embedded resource of a relation, nil if there is none.
func (r *Resource) find(rel string) *Resource {
	for _, e := range r.Embedded {
		if e.Rel == rel {
			return e.Resource
		}
	}
	return nil
}
