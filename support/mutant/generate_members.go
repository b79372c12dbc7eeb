package mutant

import (
	"slices"
	"time"

	"ucwatest/support/ledger"
	"ucwatest/support/mock"
)

// self is the link that a resource has apart from the others, as its href.
const self = "self"

// unknown is a word that no enumeration of the reference has.
const unknown = "Unheard"

// A value is one that a property may not have, and how that is called.
type value struct {
	how string
	is  any
}

// wrong are values that no property of a type has, in either format.
var wrong = map[string][]value{
	ledger.Text:    {{"as a list", []string{"text"}}, {"as a number", 42}},
	ledger.Enum:    {{"as a list", []string{"Normal"}}, {"as a number", 7}},
	ledger.Enums:   {{"as text", "Audio"}},
	ledger.Count:   {{"in words", "many"}, {"below zero", -1}},
	ledger.Boolean: {{"in words", "yes"}},
	ledger.Date:    {{"in words", "yesterday"}},
}

// A spelling is a value that is written as only another type, or only the other
// format, writes it; subject is that of the clause about the form.
type spelling struct {
	format  mock.Format
	subject string
	value
}

// misspelt are values that say what they should in a form that they must not have.
var misspelt = map[string][]spelling{
	ledger.Enums: {
		{mock.JSON, "form lists as arrays", value{"as text in JSON", "Audio"}},
		{mock.XML, "form lists as propertyList", value{"as text in XML", "Audio"}},
	},
	ledger.Count: {{mock.JSON, "form numbers as numbers", value{"in quotes in JSON", "2"}}},
	ledger.Boolean: {
		{mock.JSON, "form booleans as booleans", value{"in quotes in JSON", "false"}},
		{mock.XML, "form booleans as True or False", value{"as a digit in XML", "0"}},
	},
	ledger.Date: {
		{mock.JSON, "form dates as /Date(ms)/", value{"in JSON as in XML", "2026-01-02T03:04:05Z"}},
		{mock.XML, "form dates as ISO 8601", value{"in XML as in JSON", "/Date(1326337402743)/"}},
	},
}

// twinOf is the subject of the clause about the values of a type in both formats.
var twinOf = map[string]string{
	ledger.Text: "twin texts", ledger.Enum: "twin texts", ledger.Enums: "twin lists",
	ledger.Count: "twin numbers", ledger.Boolean: "twin booleans", ledger.Date: "twin dates",
}

// property spoils presence, name, type, values and forms of a property, and its
// value in XML.
func (g *generator) property(r resource, c ledger.Clause) {
	name := c.Name()
	what := "property " + name + " "
	if g.required(c) {
		g.add(r, what+"dropped", c.ID, r.in(func(r *mock.Resource) { r.DropProperty(name) }))
		g.add(r, what+"renamed", c.ID, r.in(func(r *mock.Resource) {
			if p := r.Property(name); p != nil {
				p.Name += "s"
			}
		}))
	}
	for _, v := range wrong[c.Type] {
		g.add(r, what+v.how, c.ID, r.in(set(name, v.is)))
	}
	for _, s := range misspelt[c.Type] {
		g.alike(r, what+s.how, s.subject, r.in(set(name, s.is), s.format))
	}
	if members, stated := g.ledger.BySubject("enum members", c.ID); stated && c.IsEnum() {
		g.add(r, what+"unknown", members.ID, r.in(change(name, strange)))
	}
	if len(c.Values) == 1 {
		return // another value names another resource
	}
	g.alike(r, what+"unequal in XML", twinOf[c.Type], r.in(change(name, func(v any) any { return another(v, c.Values) }), mock.XML))
}

// change puts another value in place of that of a property.
func change(name string, to func(any) any) func(*mock.Resource) {
	return func(r *mock.Resource) {
		if p := r.Property(name); p != nil {
			p.Value = to(p.Value)
		}
	}
}

// strange is a value of an enumeration, or a list of them, that none has.
func strange(v any) any {
	if list, is := v.([]string); is {
		return append(slices.Clone(list), unknown)
	}
	return unknown
}

// another is a value of the same type as v, and of values if there are any.
func another(v any, values []string) any {
	switch v := v.(type) {
	case []string:
		if len(v) > 0 {
			return v[1:]
		}
		return values[:1]
	case string:
		if i := slices.IndexFunc(values, func(other string) bool { return other != v }); i >= 0 {
			return values[i]
		}
		return v + " and more"
	case int:
		return v + 88
	case bool:
		return !v
	case time.Time:
		return v.Add(4718 * time.Microsecond) // by as much as the reference's samples differ
	}
	return v
}

// nowhere are hrefs that cannot be followed.
var nowhere = []struct{ how, href string }{
	{"empty", ""}, {"foreign", "https://elsewhere.contoso.com/"}, {"not a URL", "not a URL"},
}

// link spoils presence, name and href of a link. What looks at all links alike is
// shown to do so by mutants of all links (representations.go).
func (g *generator) link(r resource, c ledger.Clause) {
	if c.Rel == self {
		g.self(r, c)
		return
	}
	rel, what := c.Rel, "link "+c.Rel+" "
	at := func(spoil func(*mock.Link)) func(*mock.Resource) {
		return func(r *mock.Resource) {
			if l := r.Link(rel); l != nil {
				spoil(l)
			}
		}
	}
	if g.required(c) {
		g.add(r, what+"dropped", c.ID, r.in(func(r *mock.Resource) { r.DropLink(rel) }))
		g.add(r, what+"renamed", c.ID, r.in(at(func(l *mock.Link) { l.Rel += "s" })))
	}
	fault := nowhere[g.links%len(nowhere)]
	g.links++
	g.add(r, what+fault.how, c.ID, r.in(at(func(l *mock.Link) { l.Href = fault.href })))
}

// self spoils the link of a resource to itself.
func (g *generator) self(r resource, c ledger.Clause) {
	what := "link self "
	to := func(href string) func(*mock.Resource) { return func(r *mock.Resource) { r.Href = href } }
	g.add(r, what+"dropped", c.ID, r.in(to("")))
	for _, fault := range nowhere[1:] {
		g.add(r, what+fault.how, c.ID, r.in(to(fault.href)))
	}
	g.alike(r, what+"dropped in JSON", "form self among the links", r.in(to(""), mock.JSON))
	g.alike(r, what+"dropped in XML", "form href as an attribute", r.in(to(""), mock.XML))
	g.alike(r, what+"unequal in XML", "twin self", r.in(func(r *mock.Resource) { r.Href += "0" }, mock.XML))
}
