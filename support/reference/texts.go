package reference

import (
	"path"
	"regexp"
	"strings"
)

// simple matches the types that are no enumeration, and glued those that may follow a
// letter: of the others "onlineMeetingUri" would have one.
const (
	glued  = `String|Boolean|Int32|Int64|DateTime|TimeSpan`
	simple = glued + `|Bool|Int16|Integer|Int|Long|UInt32|Double|Decimal|Float|Guid|Uri|Byte\[\]|ExternalResource|DateTimeOffset`
)

// What the text of a property says of its type stands at its end, directly after the
// sentence before it or after a word as "Nullable".
var (
	listedType = regexp.MustCompile(`(Nullable |Array of )?\((\w+)\)(\s*)(\w+(?:, \w+)*(?:,? or \w+)?)\s*\.?$`)
	markedType = regexp.MustCompile(`(?:Nullable |Array of )(` + simple + `)\s*$`)
	simpleType = regexp.MustCompile(`(?:^|[.!?:]\s*|[^\s\w(])(` + simple + `)\s*$|[a-z](` + glued + `)\s*$`)
)

// property reads what the text of a property, or the column of its type, says of it.
func (r *reader) property(said Entry, e entry) Property {
	p := Property{Entry: said, Required: r.required(e)}
	p.refers(e.cells["description"].refs)
	if column := e.cells["type"]; p.typed(said.Says) || column.text == "" {
		return p
	}
	says := p.Says
	p.refers(e.cells["type"].refs)
	if !p.typed(e.text("type")) && p.Enum == "" {
		r.warn(e.line, "type %q of %s is not known", e.text("type"), said.Name)
	}
	p.Says = says
	return p
}

// refers takes a link to a page of an enumeration for the type.
func (p *Property) refers(refs []ref) {
	for _, to := range refs {
		file, _, _ := strings.Cut(to.to, "#")
		page, is := strings.CutSuffix(strings.TrimSuffix(path.Base(file), ".md"), "_ref")
		if is && page != "" && strings.ToUpper(page[:1]) == page[:1] && strings.EqualFold(page, to.text) {
			p.Enum = page
			return
		}
	}
}

// typed reads the type that text ends with, and tells whether there is one.
func (p *Property) typed(text string) bool {
	m := listedType.FindStringSubmatchIndex(text)
	if m != nil && (m[6] == m[7] || text[m[8]] < 'a') { // after a blank it may be any word
		p.Enum = text[m[4]:m[5]]
		p.Values = strings.FieldsFunc(strings.ReplaceAll(text[m[8]:m[9]], " or ", " , "), func(r rune) bool { return r == ',' || r == ' ' })
		p.before(text[:m[4]-1])
		return true
	}
	if m = markedType.FindStringSubmatchIndex(text); m == nil {
		m = simpleType.FindStringSubmatchIndex(text)
	}
	if m == nil {
		return false
	}
	if m[2] < 0 {
		m = m[2:]
	}
	p.Type = text[m[2]:m[3]]
	p.before(text[:m[2]])
	return true
}

// required tells whether a parameter is required, by any of the usual words.
func (r *reader) required(e entry) bool {
	word := strings.ToLower(strings.Trim(e.text("required"), " .*"))
	switch word {
	case "yes", "true", "required", "y":
		return !e.optional
	case "no", "false", "optional", "n":
		return e.optional
	case "":
		return false
	}
	r.warn(e.line, "%q in the column of what is required: want Yes or No", e.text("required"))
	return false
}

// before reads the word before a type. What stands before that is said of the property.
func (p *Property) before(text string) {
	said, nullable := strings.CutSuffix(text, "Nullable ")
	said, list := strings.CutSuffix(said, "Array of ")
	p.Says, p.Nullable, p.List = strings.TrimSpace(said), nullable, list
}
