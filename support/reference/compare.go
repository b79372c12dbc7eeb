package reference

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"ucwatest/support/ledger"
)

// A Comparison is what a page states beside what a ledger has of it.
type Comparison struct {
	Page    *Page
	Family  string          // of the ids of the page's clauses
	Stated  []Statement     // all that the page states
	Gained  []Statement     // those of Stated that the ledger lacks
	Known   []ledger.Clause // that say what the page states, or did before it changed
	Changed []Change
	Lost    []ledger.Clause // that the page stated once and does not state any more
	Missing []string        // the enumerations that the page names and that are on no page given: their properties are texts
	Beyond  []ledger.Clause // that the ledger has of the page, and that no table, sample or heading of it states
}

// A Change is a clause of the ledger of which its page says something else now.
type Change struct {
	Clause ledger.Clause
	Now    Statement
	What   string // as "status 409, was 410"
}

// Same tells whether page and ledger agree.
func (c Comparison) Same() bool { return len(c.Gained)+len(c.Changed)+len(c.Lost) == 0 }

// Compare compares each page of s with the clauses that l has of it.
func (s *Set) Compare(l *ledger.Ledger) []Comparison {
	var all []Comparison
	for _, p := range s.Pages {
		all = append(all, s.compare(p, l))
	}
	return all
}

func (s *Set) compare(p *Page, l *ledger.Ledger) Comparison {
	family := familyOf(p, l)
	c := Comparison{Page: p, Family: family, Stated: s.Statements(p, family), Missing: s.missing(p)}
	left := map[string]ledger.Clause{}
	var order []string
	for _, clause := range l.Clauses {
		if !slices.Contains(pages(clause), p.Name) {
			continue
		}
		key := keyOf(clause, p)
		if _, twice := left[key]; twice {
			key = clause.ID
		}
		left[key] = clause
		order = append(order, key)
	}
	for _, now := range c.Stated {
		was, known := left[now.key]
		if !known {
			c.Gained = append(c.Gained, now)
			continue
		}
		delete(left, now.key)
		c.Known = append(c.Known, was)
		if what := differs(was, now); what != "" {
			c.Changed = append(c.Changed, Change{was, now, what})
		}
	}
	c.errors(left)
	for _, key := range order {
		if clause, is := left[key]; is && statable(clause) {
			c.Lost = append(c.Lost, clause)
		} else if is {
			c.Beyond = append(c.Beyond, clause)
		}
	}
	return c
}

// missing are the enumerations that properties of p have and whose members nothing
// tells.
func (s *Set) missing(p *Page) []string {
	var all []string
	for _, property := range p.Properties {
		if property.Enum != "" && len(property.Values) == 0 && s.members(property.Enum) == nil && !slices.Contains(all, property.Enum) {
			all = append(all, property.Enum)
		}
	}
	return all
}

// familyOf is the family that l has for what a table, a sample or a heading of p
// alone states, or p's name in capitals.
func familyOf(p *Page, l *ledger.Ledger) string {
	for _, c := range l.Clauses {
		if of := pages(c); len(of) == 1 && of[0] == p.Name && c.Kind != "" && c.Kind != ledger.Error && statable(c) {
			return ledger.Family(c.ID)
		}
	}
	return notInID.ReplaceAllString(strings.ToUpper(p.Name), "")
}

// pages are those that the source of c names.
func pages(c ledger.Clause) []string {
	of, _, _ := strings.Cut(c.Source, "#")
	return strings.Split(of, ", ")
}

// keyOf is what a clause of the ledger is about, as a Statement has it.
func keyOf(c ledger.Clause, p *Page) string {
	switch {
	case c.Kind == ledger.Property, c.Kind == ledger.Link:
		return c.Subject
	case c.Kind == ledger.Operation && c.Status == 0:
		return "operation " + c.Method
	case c.Section() == "scopes" && c.Kind == ledger.Error, suffix(c.ID) == "SCOPE-NEEDED":
		return "scope"
	case c.Kind == ledger.Error && c.Codes != nil && c.Section() == "errors", suffix(c.ID) == "ERROR-GENERIC":
		return "generic errors"
	case p.Enumeration && c.Subcodes != nil, suffix(c.ID) == "MEMBERS":
		return "members"
	case c.Kind == ledger.Error && c.Status != 0 && c.Section() == "errors":
		return errorKey(c.Status, c.Code, c.Subcode)
	case c.Section() == "scopes":
		scope, _, _ := strings.Cut(c.Says, " ")
		return "scope " + scope
	case c.Kind == "" && strings.HasPrefix(suffix(c.ID), "PROPERTY-"):
		_, name, _ := strings.Cut(c.Says, "it has a property ")
		return "property " + name
	}
	return suffix(c.ID)
}

// statable tells whether c is about something that a page states in a table, in
// a heading or in a sample: that it is not there any more is news.
func statable(c ledger.Clause) bool {
	if c.Level == ledger.Inferred {
		return false
	}
	switch c.Kind {
	case ledger.Property, ledger.Link:
		return true
	case ledger.Operation:
		return c.Status == 0
	case ledger.Error:
		return c.Section() == "errors" || c.Section() == "scopes"
	}
	first, _, _ := strings.Cut(suffix(c.ID), "-")
	return c.Section() == "scopes" || c.Section() == "errors" || c.Section() == "members" || first == "PROPERTY" ||
		c.Section() == "events" && first == "EVENT" || strings.EqualFold(c.Section(), first) && slices.Contains(methods, c.Section())
}

// errors takes an error that was lost and one that was gained for one that has
// changed, if they have two of status, code and subcode in common.
func (c *Comparison) errors(left map[string]ledger.Clause) {
	for _, key := range slices.Sorted(maps.Keys(left)) {
		was := left[key]
		if !strings.HasPrefix(key, "error ") {
			continue
		}
		i := slices.IndexFunc(c.Gained, func(now Statement) bool { return now.Kind == ledger.Error && alike(was, now.Clause) })
		if i < 0 {
			continue
		}
		c.Changed = append(c.Changed, Change{was, c.Gained[i], differs(was, c.Gained[i])})
		c.Known = append(c.Known, was)
		c.Gained = slices.Delete(c.Gained, i, i+1)
		delete(left, key)
	}
}

func alike(a, b ledger.Clause) bool {
	common := 0
	for _, same := range []bool{a.Status == b.Status, a.Code == b.Code, a.Subcode == b.Subcode} {
		if same {
			common++
		}
	}
	return common == 2
}

// differs says what a page says otherwise than the ledger, "" if nothing. A page
// that says less than the ledger does not contradict it.
func differs(was ledger.Clause, now Statement) string {
	var all []string
	note := func(what string, now, was any) {
		if now != was {
			all = append(all, fmt.Sprintf("%s %v, was %v", what, now, was))
		}
	}
	if was.Level != ledger.Inferred {
		note("level", now.Level, was.Level)
	}
	switch now.Kind {
	case ledger.Property:
		if is, before := (form{now.Type, now.Values}), (form{was.Type, was.Values}); !agree(is, before) {
			note("type", now.Type, was.Type)
			note("values", strings.Join(now.Values, ", "), strings.Join(was.Values, ", "))
		}
	case ledger.Error:
		note("status", now.Status, was.Status)
		note("code", now.Code, was.Code)
		note("subcode", now.Subcode, was.Subcode)
	}
	if now.key == "members" {
		all = append(all, membership(was, now)...)
	}
	return strings.Join(append(all, reworded(was.Says, now.Says)...), "; ")
}

// said are facts that an imported clause states in its sentence alone, by their names.
// What a ledger says in words of its own is not compared.
var said = []struct {
	what []string
	form *regexp.Regexp
}{
	{[]string{"sender", "priority"}, regexp.MustCompile(`^an event tells that .+ was .+, from (.*), with priority (.*)$`)},
	{[]string{"an error of"}, regexp.MustCompile(` is an error of ([A-Z]+(?: and [A-Z]+)*)$`)},
	{[]string{"type", "is"}, regexp.MustCompile(`^a [A-Z]+ takes (?:the query parameter )?[^ ,]+(?:, (.+))?, which is (required|optional)$`)},
}

// reworded says which facts of said two sentences state otherwise.
func reworded(was, now string) []string {
	var all []string
	for _, s := range said {
		before, after := s.form.FindStringSubmatch(was), s.form.FindStringSubmatch(now)
		for i, what := range s.what {
			if before != nil && after != nil && before[i+1] != after[i+1] && after[i+1] != "" {
				all = append(all, fmt.Sprintf("%s %s, was %s", what, after[i+1], cmp.Or(before[i+1], "not stated")))
			}
		}
	}
	return all
}

// membership compares the members of an enumeration with those of the ledger.
func membership(was ledger.Clause, now Statement) []string {
	names := was.Subcodes
	if names == nil {
		_, listed, _ := strings.Cut(was.Says, " is one of ")
		names = strings.Split(listed, ", ")
	}
	members := named(now.Page.Members)
	var all []string
	if added := without(members, names); len(added) > 0 {
		all = append(all, "new members: "+strings.Join(added, ", "))
	}
	if gone := without(names, members); len(gone) > 0 && was.Subcodes == nil { // the others of ErrorSubcode stand elsewhere
		all = append(all, "members gone: "+strings.Join(gone, ", "))
	}
	return all
}

// named are the names of entries.
func named(entries []Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Name)
	}
	return all
}
