package wire

import (
	"cmp"
	"slices"
	"strings"
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

// NewResource is a resource of type rel; href is its link to itself.
func NewResource(rel, href string) *Resource {
	return &Resource{Rel: rel, Href: href, Properties: []Property{{Name: "rel", Value: rel}}}
}

// Property returns the first property called name, to be read or changed; nil if there is
// none.
func (r *Resource) Property(name string) *Property {
	if i := slices.IndexFunc(r.Properties, func(p Property) bool { return p.Name == name }); i >= 0 {
		return &r.Properties[i]
	}
	return nil
}

// Link returns the first link of the relation rel, to be read or changed; nil if there is
// none.
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

// DropLink removes all links of the relation rel.
func (r *Resource) DropLink(rel string) {
	r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.Rel == rel })
}

// DropEmbedded removes all embedded resources of the relation rel.
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

// Put appends a property to r, also where it has one of that name, and returns r.
func (r *Resource) Put(name string, value any) *Resource {
	r.Properties = append(r.Properties, Property{Name: name, Value: value})
	return r
}

// To appends a link to r, also where it has one of that relation, and returns r.
func (r *Resource) To(rel, href string) *Resource {
	r.Links = append(r.Links, Link{Rel: rel, Href: href})
	return r
}

// Embed adds an embedded resource under the name of its relation and returns r.
func (r *Resource) Embed(rel string, many bool, inner *Resource) *Resource {
	inner.Rel = rel
	r.Embedded = append(r.Embedded, Embedded{Rel: rel, Many: many, Resource: inner})
	return r
}

// Sort puts the members of r, and of what it embeds, in the order of most samples:
// rel first and the other properties by name, links by name without regard to
// case, but data URIs and from ahead of them.
func (r *Resource) Sort() {
	slices.SortStableFunc(r.Properties, func(a, b Property) int {
		return cmp.Or(rank(a.Name == "rel", b.Name == "rel"), cmp.Compare(a.Name, b.Name))
	})
	slices.SortStableFunc(r.Links, func(a, b Link) int {
		return cmp.Or(rank(isData(a), isData(b)), rank(a.Rel == "from", b.Rel == "from"),
			compareFold(a.Rel, b.Rel))
	})
	for _, e := range r.Embedded {
		e.Resource.Sort()
	}
}

// compareFold compares two names without regard to the case of ASCII letters.
func compareFold(a, b string) int {
	for i := range min(len(a), len(b)) {
		if c := cmp.Compare(lower(a[i]), lower(b[i])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// rank puts what is so ahead of what is not.
func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func isData(l Link) bool { return strings.HasPrefix(l.Href, "data:") }
