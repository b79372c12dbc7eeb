package ledger

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	kinds     = []string{Property, Link, Error, Operation}
	types     = []string{Text, Enum, Enums, Texts, Count, Boolean, Date}
	presences = []string{Always, InTheSample, WhereGiven}

	methodPattern = regexp.MustCompile(`^[A-Z]+$`)
)

// allowed are the attributes that a clause of each kind may have beside those
// that every clause has.
var allowed = map[string][]string{
	Property:  {"type", "values", "present"},
	Link:      {"rel", "present"},
	Error:     {"status", "code", "subcode", "codes", "subcodes"},
	Operation: {"method", "status", "code"},
}

// facts checks what c states by its kind.
func (g *guard) facts(c Clause) {
	if c.Kind != "" && !slices.Contains(kinds, c.Kind) {
		g.wrong(c, "got kind %q, want property, link, error or operation", c.Kind)
		return
	}
	for _, attribute := range c.attributes() {
		if !slices.Contains(allowed[c.Kind], attribute) {
			g.wrong(c, "%s says nothing in a clause of %s", attribute, ofKind(c.Kind))
		}
	}
	switch first, _, _ := strings.Cut(c.Subject, " "); {
	case c.Kind == Property:
		g.property(c)
	case c.Kind == Link:
		g.link(c)
	case c.Kind == Error:
		g.error(c)
	case c.Kind == Operation:
		g.operation(c)
	case first == Property, first == Link:
		g.wrong(c, "subject %q wants kind = %q", c.Subject, first)
	}
}

func (g *guard) wrong(c Clause, format string, args ...any) {
	g.report(c.Line, "clause %q: "+format, append([]any{c.ID}, args...)...)
}

func ofKind(kind string) string {
	if kind == "" {
		return "no kind"
	}
	return "kind " + kind
}

// attributes are those that c has and a clause without a kind may not have.
func (f Facts) attributes() []string {
	has := map[string]bool{
		"type": f.Type != "", "values": f.Values != nil, "present": f.Present != "", "rel": f.Rel != "", "method": f.Method != "",
		"status": f.Status != 0, "code": f.Code != "", "subcode": f.Subcode != "", "codes": f.Codes != nil, "subcodes": f.Subcodes != nil,
	}
	maps.DeleteFunc(has, func(_ string, is bool) bool { return !is })
	return slices.Sorted(maps.Keys(has))
}

func (g *guard) property(c Clause) {
	g.named(c, c.Name())
	g.present(c)
	switch {
	case c.Type == "" && !g.excused(c.Type):
		g.wrong(c, "a property wants a type: %s", list(types))
	case c.Type != "" && !slices.Contains(types, c.Type):
		g.wrong(c, "got type %q, want %s", c.Type, list(types))
	case c.IsEnum() && len(c.Values) == 0 && !g.misread:
		g.wrong(c, "type %s wants values", c.Type)
	case !c.IsEnum() && c.Values != nil:
		g.wrong(c, "values want type enum or list of enums, got %s", c.Type)
	}
	first, known := g.types[c.Name()]
	if known && first.Type != c.Type {
		g.wrong(c, "got type %q of property %s, which line %d gives type %q", c.Type, c.Name(), first.Line, first.Type)
	}
	if !known {
		g.types[c.Name()] = c
	}
	g.once(c, "values", c.Values)
}

func (g *guard) link(c Clause) {
	if c.Rel == "" && !g.excused(c.Rel) {
		g.wrong(c, "a link wants a rel")
	}
	g.named(c, c.Rel)
	g.present(c)
}

// named wants the subject to be the kind and the name.
func (g *guard) named(c Clause, name string) {
	if want := c.Kind + " " + name; name != "" && c.Subject != want {
		g.wrong(c, "got subject %q, want %q", c.Subject, c.Kind+" "+name)
	}
}

func (g *guard) present(c Clause) {
	if !slices.Contains(presences, c.Present) && !g.excused(c.Present) {
		g.wrong(c, "got present %q, want %s", c.Present, list(presences))
	}
}

// error wants one error or a table of codes, each perhaps with a subcode, or a
// list of subcodes.
func (g *guard) error(c Clause) {
	one := c.Status != 0 || c.Code != "" || c.Subcode != "" && c.Codes == nil
	forms := 0
	for _, is := range []bool{one, c.Codes != nil, c.Subcodes != nil} {
		if is {
			forms++
		}
	}
	if forms != 1 && !g.misread {
		g.wrong(c, "an error wants status and code, or codes, or subcodes")
	}
	if one {
		g.status(c, c.Status)
		if c.Code == "" && !g.misread {
			g.wrong(c, "an error with a status wants a code")
		}
	}
	for _, code := range slices.Sorted(maps.Keys(c.Codes)) {
		if len(c.Codes[code]) == 0 {
			g.wrong(c, "code %s wants a status", code)
		}
		for _, status := range c.Codes[code] {
			g.status(c, status)
		}
	}
	g.once(c, "subcodes", c.Subcodes)
	if slices.Contains(c.Subcodes, NoSubcode) {
		g.wrong(c, "subcodes has %q, which is not a subcode", NoSubcode)
	}
}

func (g *guard) operation(c Clause) {
	if !methodPattern.MatchString(c.Method) && !g.excused(c.Method) {
		g.wrong(c, "got method %q, want a method in capitals, as \"GET\"", c.Method)
	}
	if c.Status != 0 {
		g.status(c, c.Status)
	}
	if c.Code != "" && c.Status == 0 {
		g.wrong(c, "code %s wants a status", c.Code)
	}
}

func (g *guard) status(c Clause, status int) {
	if (status < 100 || status > 599) && !g.misread {
		g.wrong(c, "got status %d, want 100 to 599", status)
	}
}

// once wants no member twice, and none that is empty.
func (g *guard) once(c Clause, attribute string, members []string) {
	seen := map[string]bool{}
	for _, member := range members {
		switch {
		case member == "":
			g.wrong(c, "%s has an empty member", attribute)
		case seen[member]:
			g.wrong(c, "%s has %q twice", attribute, member)
		}
		seen[member] = true
	}
}

// list is words in a sentence: "a, b or c".
func list(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
