package reference

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// A Statement is a clause that a page states.
type Statement struct {
	ledger.Clause        // its Line is that of the page
	Page          *Page  // that states it
	key           string // what it is about: the same in the ledger, whatever the id
}

// Why nothing judges what a page states.
const (
	uncaused = "no cause is known that makes a target refuse so"
	unsent   = "no case sends it: it changes what it is sent to"
	unscoped = "no case has a token of one scope alone"
	unmet    = "no case makes it happen"
	bodiless = "no GET of the suite has one: each that is answered shows it"
	untyped  = "neither the text nor a sample shows its type"
	inUse    = "it is judged by the properties that have its members"

	// Why a target need not show it.
	shownOnly = "its page shows it in samples and does not tell when it is there"
)

// Statements are what a page states, in the order of the page. family is the
// first word of their ids.
//
// An id is made of the family, what kind of statement it is and its name in
// capitals: a page that is read again, or that has gained something, gives the
// same ids.
func (s *Set) Statements(p *Page, family string) []Statement {
	b := &builder{set: s, page: p, family: family, reason: s.unread(p), ids: map[string]string{}}
	if p.Enumeration {
		b.enumeration()
		return b.all
	}
	b.properties()
	b.links()
	b.scopes()
	b.events()
	b.operations()
	return b.all
}

// unread says why no case reads the page's resource, "" if one can.
func (s *Set) unread(p *Page) string {
	get := p.operation("GET")
	switch {
	case get == nil:
		return "the page names no GET: no case reads it"
	case len(p.shown()) == 0:
		return "no sample shows a resource: no case reads it"
	case slices.ContainsFunc(get.Query, func(q Property) bool { return q.Required }):
		return "its GET needs query parameters: no case sends them"
	case s.Path(p) == "":
		return "no links lead to it from the application: no case reads it"
	}
	return ""
}

// A builder builds the statements of one page.
type builder struct {
	set    *Set
	page   *Page
	family string
	reason string            // why no case reads the resource
	ids    map[string]string // what the clause of each id says
	all    []Statement
}

// notInID is what an id cannot have.
var notInID = regexp.MustCompile(`[^A-Z0-9]+`)

// id is an id of the words: each in capitals.
func (b *builder) id(words ...string) string {
	id := b.family
	for _, word := range words {
		if word = strings.Trim(notInID.ReplaceAllString(strings.ToUpper(word), "-"), "-"); word != "" {
			id += "-" + word
		}
	}
	return id
}

// add adds a clause that has not been met. One of the same id that says something
// else, as of Uri after uri, gets a number.
func (b *builder) add(line int, section, key string, c ledger.Clause) {
	c.Line, c.Source = line, b.page.Name+"#"+section
	id := c.ID
	for n := 2; b.ids[c.ID] != ""; n++ {
		if b.ids[c.ID] == c.Says {
			return
		}
		c.ID = fmt.Sprintf("%s-%d", id, n)
	}
	if key == suffix(id) {
		key = suffix(c.ID)
	}
	b.ids[c.ID] = c.Says
	b.all = append(b.all, Statement{c, b.page, key})
}

// other adds a clause of no kind, which goes by its id.
func (b *builder) other(line int, section, level, waived, says string, words ...string) {
	id := b.id(words...)
	b.add(line, section, suffix(id), ledger.Clause{ID: id, Level: level, Says: says, Waived: waived})
}

// suffix is what an id has after its family.
func suffix(id string) string { return strings.TrimPrefix(id, ledger.Family(id)+"-") }

func (b *builder) enumeration() {
	line := b.page.Members[0].Line
	b.add(line, "members", "members", ledger.Clause{ID: b.id("members"), Level: ledger.Must, Waived: inUse,
		Says: b.page.Name + " is one of " + strings.Join(named(b.page.Members), ", ")})
}

// properties adds those of the table and, after them, those only samples show.
func (b *builder) properties() {
	listed := map[string]bool{}
	for _, p := range b.page.Properties {
		listed[p.Name] = true
		b.property(p.Name, ledger.Must, "properties", p.Line)
	}
	for name, line := range b.samples(func(d *document.Document) []string {
		var names []string
		for _, p := range d.Properties {
			names = append(names, p.Name)
		}
		return names
	}) {
		if !listed[name] && !bookkeeping[name] {
			b.property(name, ledger.Sample, "examples", line)
		}
	}
}

// bookkeeping are properties that samples show of any resource, and that say
// nothing of it.
var bookkeeping = map[string]bool{"etag": true}

// samples yields what the samples of GET show, in the order of the first that has
// it, with the line of that sample.
func (b *builder) samples(of func(*document.Document) []string) func(func(string, int) bool) {
	return func(yield func(string, int) bool) {
		seen := map[string]bool{}
		get := b.page.operation("GET")
		if get == nil {
			return
		}
		for _, s := range get.Samples {
			if s.Request || s.Document == nil {
				continue
			}
			for _, name := range of(s.Document) {
				if seen[name] {
					continue
				}
				if seen[name] = true; !yield(name, s.Line) {
					return
				}
			}
		}
	}
}

func (b *builder) property(name, level, section string, line int) {
	f := b.set.form(b.page, name)
	c := ledger.Clause{ID: b.id("property", name), Level: level, Subject: "property " + name, Kind: ledger.Property, Waived: b.reason,
		Facts: ledger.Facts{Type: f.kind, Values: f.values, Present: b.present(func(d *document.Document) bool {
			_, there := d.Property(name)
			return there
		})}}
	switch {
	case name == "rel":
		c.Present, c.Type, c.Values = ledger.Always, ledger.Enum, []string{b.page.rel()}
		c.Says = "its property rel names its type, " + b.page.rel()
	case f.kind == "":
		c.Kind, c.Facts, c.Waived, c.Subject = "", ledger.Facts{}, untyped, ""
		c.Says = "it has a property " + name
	default:
		c.Says, c.Unseen = "its property "+name+" is "+described(f), b.unseen()
	}
	b.add(line, section, "property "+name, c)
}

// described is a type in words.
func described(f form) string {
	switch f.kind {
	case ledger.Enum:
		return "one of " + strings.Join(f.values, ", ")
	case ledger.Enums:
		return "a list of " + strings.Join(f.values, ", ")
	}
	return "a " + f.kind
}

// rel is the type of the resource: that of its sample, or the name of the page.
func (p *Page) rel() string {
	shown := p.shown()
	for _, f := range []ucwa.Format{ucwa.FormatJSON, ucwa.FormatXML} {
		if d := shown[f]; d != nil && d.Rel != "" {
			return d.Rel
		}
	}
	return p.Name
}

// present is when something is required that the samples show if has says so: on
// a target that shows the sample, if all of them do.
func (b *builder) present(has func(*document.Document) bool) string {
	shown := b.page.shown()
	for _, d := range shown {
		if !has(d) {
			return ledger.WhereGiven
		}
	}
	if len(shown) < 2 {
		return ledger.WhereGiven
	}
	return ledger.InTheSample
}

// unseen is why a target need not show what the samples do; what no case reads is
// waived.
func (b *builder) unseen() string {
	if b.reason != "" {
		return ""
	}
	return shownOnly
}

func (b *builder) links() {
	listed := map[string]bool{}
	for _, l := range b.page.Links {
		listed[l.Name] = true
		b.link(l.Name, ledger.Must, "links", l.Line)
	}
	for rel, line := range b.samples(relations) {
		if !listed[rel] {
			b.link(rel, ledger.Sample, "examples", line)
		}
	}
}

// many tells whether d shows a list of links rel, or of resources embedded as rel,
// which may be empty elsewhere.
func many(d *document.Document, rel string) bool {
	return slices.ContainsFunc(d.LinksOf(rel), func(l document.Link) bool { return l.Many }) ||
		slices.ContainsFunc(d.Embedded, func(e document.Embedded) bool { return e.Many && e.Rel == rel })
}

func (b *builder) link(rel, level, section string, line int) {
	c := ledger.Clause{ID: b.id("link", rel), Level: level, Says: "it links to " + rel, Subject: "link " + rel, Kind: ledger.Link, Waived: b.reason,
		Facts: ledger.Facts{Rel: rel, Present: b.present(func(d *document.Document) bool { return slices.Contains(relations(d), rel) && !many(d, rel) })}}
	if c.Unseen = b.unseen(); rel == ucwa.RelSelf {
		c.Says, c.Present, c.Unseen = "it links to itself", ledger.Always, ""
	}
	b.add(line, section, c.Subject, c)
}
