package reference

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
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
)

// Statements are what a page states, in the order of the page. family is the
// first word of their ids.
//
// An id is made of the family, what kind of statement it is and its name in
// capitals: a page that is read again, or that has gained something, gives the
// same ids.
func (s *Set) Statements(p *Page, family string) []Statement {
	b := &builder{set: s, page: p, family: family, reason: s.unread(p), ids: map[string]bool{}}
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
	reason string // why no case reads the resource
	ids    map[string]bool
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

// add adds a clause whose key has not been met.
func (b *builder) add(line int, section, key string, c ledger.Clause) {
	c.Line, c.Source = line, b.page.Name+"#"+section
	if b.ids[c.ID] {
		return
	}
	b.ids[c.ID] = true
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
	var names []string
	for _, m := range b.page.Members {
		names = append(names, m.Name)
	}
	line := b.page.Members[0].Line
	b.add(line, "members", "members", ledger.Clause{ID: b.id("members"), Level: ledger.Must, Waived: inUse,
		Says: b.page.Name + " is one of " + strings.Join(names, ", ")})
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
		c.Says = "its property " + name + " is " + described(f)
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

func (b *builder) link(rel, level, section string, line int) {
	c := ledger.Clause{ID: b.id("link", rel), Level: level, Says: "it links to " + rel, Subject: "link " + rel, Kind: ledger.Link, Waived: b.reason,
		Facts: ledger.Facts{Rel: rel, Present: b.present(func(d *document.Document) bool { return slices.Contains(relations(d), rel) })}}
	if rel == ucwa.RelSelf {
		c.Says, c.Present = "it links to itself", ledger.Always
	}
	b.add(line, section, c.Subject, c)
}

func (b *builder) scopes() {
	for i, scope := range b.page.Scopes {
		if i == 0 {
			id := b.id("scope", "needed")
			b.add(scope.Line, "scopes", "scope", ledger.Clause{ID: id, Level: ledger.Must, Waived: unscoped,
				Says: "without one of its scopes an operation is not allowed"})
		}
		b.add(scope.Line, "scopes", "scope "+scope.Name, ledger.Clause{ID: b.id("scope", scope.Name), Level: ledger.Must, Waived: unscoped,
			Says: scope.Name + " allows the operations"})
	}
}

func (b *builder) events() {
	for _, e := range b.page.Events {
		if e.Resource == "" {
			continue
		}
		b.other(e.Line, "events", ledger.Must, unmet, fmt.Sprintf("an event tells that %s was %s, from %s, with priority %s", e.Resource, e.Type,
			e.Sender, strings.ToLower(e.Priority)), "event", e.Type, e.Resource)
	}
}

func (b *builder) operations() {
	errors := map[Error][]string{}
	var order []Error
	for _, o := range b.page.Operations {
		b.operation(o)
		for _, e := range o.Errors {
			key := Error{Code: e.Code, Status: e.Status, Subcode: e.Subcode, None: e.None}
			if errors[key] == nil {
				order = append(order, e)
			}
			if !slices.Contains(errors[key], o.Method) {
				errors[key] = append(errors[key], o.Method)
			}
		}
	}
	for _, e := range order {
		b.error(e, errors[Error{Code: e.Code, Status: e.Status, Subcode: e.Subcode, None: e.None}])
	}
	if i := slices.IndexFunc(b.page.Operations, func(o Operation) bool { return o.Generic }); i >= 0 {
		b.add(b.page.Operations[i].Line, "errors", "generic errors", ledger.Clause{ID: b.id("error", "generic"), Level: ledger.Must,
			Says: "the generic errors of all resources apply", Waived: uncaused})
	}
}

// operation adds what an operation takes and returns.
func (b *builder) operation(o Operation) {
	section := strings.ToLower(o.Method)
	c := ledger.Clause{ID: b.id(o.Method), Level: ledger.Must, Kind: ledger.Operation, Facts: ledger.Facts{Method: o.Method}}
	if o.Method == "GET" {
		c.Says, c.Waived = "a GET returns a representation of "+b.page.rel(), b.reason
	} else {
		c.Says, c.Waived = fmt.Sprintf("a %s is an operation on %s", o.Method, b.page.Name), unsent
	}
	if o.Says == "" || strings.Contains(o.Says, "coming soon") {
		c.Level = ledger.Sample
	}
	if o.Method == "" {
		return
	}
	b.add(o.Line, section, "operation "+o.Method, c)
	if o.Method == "GET" && len(o.Input) == 0 {
		b.other(o.Line, section, ledger.Must, bodiless, "a GET has no body", "get", "nobody")
	}
	if o.Method == "GET" && o.Returns != "" {
		b.other(o.Line, section, ledger.Must, b.reason, "the answer contains the properties and the links of "+b.page.rel(), "get", "content")
	}
	for _, q := range o.Query {
		b.other(q.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s takes the query parameter %s%s", o.Method, q.Name, optional(q)), o.Method, "query", q.Name)
	}
	for _, in := range o.Input {
		b.other(in.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s takes %s%s", o.Method, in.Name, optional(in)), o.Method, "input", in.Name)
	}
	for _, out := range o.Output {
		b.other(out.Line, section, ledger.Must, unsent, fmt.Sprintf("a %s returns %s", o.Method, cmp.Or(out.Name, out.Says)), o.Method, "output", out.Name)
	}
}

func optional(p Property) string {
	if p.Required {
		return ", which is required"
	}
	return ", which is optional"
}

func (b *builder) error(e Error, methods []string) {
	if e.Status == 0 {
		b.other(e.Line, "errors", ledger.Must, uncaused, e.Code+" is an error of "+strings.Join(methods, " and "), "error", e.Code, e.Subcode)
		return
	}
	what, subcode := fmt.Sprintf("%d %s, %s,", e.Status, e.Code, e.Subcode), e.Subcode
	switch {
	case e.None:
		what, subcode = fmt.Sprintf("%d %s without a subcode", e.Status, e.Code), ledger.NoSubcode
	case e.Subcode == "":
		what = fmt.Sprintf("%d %s", e.Status, e.Code)
	}
	c := ledger.Clause{ID: b.id("error", strconv.Itoa(e.Status), e.Code, e.Subcode), Level: ledger.Must, Kind: ledger.Error, Waived: uncaused,
		Says:  what + " is an error of " + strings.Join(methods, " and "),
		Facts: ledger.Facts{Status: e.Status, Code: e.Code, Subcode: subcode}}
	b.add(e.Line, "errors", errorKey(e.Status, e.Code, subcode), c)
}

func errorKey(status int, code, subcode string) string {
	return strings.TrimSpace(fmt.Sprintf("error %d %s %s", status, code, subcode))
}
