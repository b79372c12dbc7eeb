package reference

import (
	"regexp"
	"slices"

	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// words are what the text of a page calls the types of the ledger.
var words = map[string]string{
	"String": ledger.Text, "Guid": ledger.Text, "Uri": ledger.Text, "TimeSpan": ledger.Text,
	"Boolean": ledger.Boolean, "Bool": ledger.Boolean, "DateTime": ledger.Date,
	"Int16": ledger.Count, "Int32": ledger.Count, "Int64": ledger.Count, "UInt32": ledger.Count,
	"Integer": ledger.Count, "Int": ledger.Count, "Long": ledger.Count,
}

// A form is the type of a property, with the values of an enumeration.
type form struct {
	kind   string // "" if nothing tells
	values []string
}

// form is the type of a property of p: as its text has it, else as the samples
// show it. What the text calls an enumeration is one if its members are known.
func (s *Set) form(p *Page, name string) form {
	i := slices.IndexFunc(p.Properties, func(p Property) bool { return p.Name == name })
	shown := shownForm(p, name)
	if i < 0 {
		return shown
	}
	stated := p.Properties[i]
	values := stated.Values
	if len(values) == 0 {
		values = s.members(stated.Enum)
	}
	many := stated.List || shown.kind == ledger.Texts
	switch {
	case len(values) > 0 && many:
		return form{ledger.Enums, values}
	case len(values) > 0:
		return form{ledger.Enum, values}
	case stated.List && words[stated.Type] == ledger.Text:
		return form{kind: ledger.Texts}
	case words[stated.Type] != "" && !stated.List:
		return form{kind: words[stated.Type]}
	}
	return shown
}

// shownForm is the type that a property has in the samples: in JSON where it is
// there, since XML writes most types as text.
func shownForm(p *Page, name string) form {
	shown := p.shown()
	if d := shown[ucwa.FormatJSON]; d != nil {
		if property, there := d.Property(name); there {
			return form{kind: inJSON(d, property)}
		}
	}
	if d := shown[ucwa.FormatXML]; d != nil {
		if property, there := d.Property(name); there {
			return form{kind: inXML(d, property)}
		}
	}
	return form{}
}

// inJSON is the type that a property has in JSON, "" for none of the ledger's.
func inJSON(d *document.Document, p document.Property) string {
	switch p.Kind {
	case document.Number:
		if digits.MatchString(p.Text) {
			return ledger.Count
		}
	case document.Boolean:
		return ledger.Boolean
	case document.Text:
		if _, err := d.Date(p.Name); err == nil {
			return ledger.Date
		}
		return ledger.Text
	case document.List:
		return inList(p)
	case document.Object, document.Null:
	}
	return ""
}

func inList(p document.Property) string {
	if slices.ContainsFunc(p.Items, func(i document.Item) bool { return i.Kind != document.Text }) {
		return ""
	}
	return ledger.Texts
}

var (
	digits = regexp.MustCompile(`^\d+$`)
	truth  = regexp.MustCompile(`^(?i:true|false)$`)
)

// inXML is the type that a property seems to have in XML.
func inXML(d *document.Document, p document.Property) string {
	switch _, err := d.Date(p.Name); {
	case p.Kind == document.List:
		return inList(p)
	case err == nil:
		return ledger.Date
	case truth.MatchString(p.Text):
		return ledger.Boolean
	}
	return ledger.Text
}

// agree tells whether a page that shows one form says nothing against another:
// a text may be a member of an enumeration that it does not name.
func agree(page, other form) bool {
	switch {
	case page.kind == "" || other.kind == "":
		return true
	case len(page.values) > 0 && len(other.values) > 0:
		return page.kind == other.kind && sameSet(page.values, other.values)
	case len(page.values) > 0:
		return false
	}
	return loose(page.kind) == loose(other.kind)
}

// loose is the type of which an enumeration is a special one.
func loose(kind string) string {
	switch kind {
	case ledger.Enum:
		return ledger.Text
	case ledger.Enums:
		return ledger.Texts
	}
	return kind
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
