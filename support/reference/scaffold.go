package reference

import (
	"bytes"
	"slices"
	"strings"

	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// LedgerFile is the name of a ledger beside its features.
const LedgerFile = "clauses.hcl"

// Scaffold is a ledger and features for the pages that have gained something
// against another: the content of each file by its name. What the ledger holds of
// a page that a case can read is judged by the features.
func (s *Set) Scaffold(compared []Comparison) (map[string][]byte, error) {
	files := map[string][]byte{}
	var clauses []ledger.Clause
	comments := map[string]string{}
	forms := s.commonForms(compared)
	for _, c := range compared {
		if len(c.Gained) == 0 {
			continue
		}
		own := forms.apply(c)
		comments[own[0].ID] = c.Page.Name + ", as its page states it"
		if s.unread(c.Page) == "" && !c.Page.Enumeration {
			f := s.feature(c, own)
			own = append(own, f.clauses...)
			files[c.Page.Name+".feature"] = f.text.Bytes()
		}
		clauses = append(clauses, own...)
	}
	if len(clauses) == 0 {
		return nil, nil
	}
	var written bytes.Buffer
	if err := ledger.Write(&written, clauses, comments); err != nil {
		return nil, err
	}
	files[LedgerFile] = written.Bytes()
	return files, nil
}

// commonForms are the types that properties can have in one ledger, in which one
// name has one type: XML does not tell them apart.
type commonForms map[string]form

// commonForms finds them: what one page calls an enumeration and another a text is a
// text.
func (s *Set) commonForms(compared []Comparison) commonForms {
	common := commonForms{}
	for _, c := range compared {
		for _, stated := range c.Stated {
			if stated.Kind != ledger.Property || stated.Name() == "rel" || len(c.Gained) == 0 {
				continue
			}
			is := form{stated.Type, stated.Values}
			before, known := common[stated.Name()]
			switch {
			case !known:
				common[stated.Name()] = is
			case before.kind != is.kind && loose(before.kind) == loose(is.kind):
				common[stated.Name()] = form{kind: loose(is.kind)}
			}
		}
	}
	return common
}

// apply are the clauses of c with those types. A property of quite another type
// is not judged.
func (f commonForms) apply(c Comparison) []ledger.Clause {
	var all []ledger.Clause
	for _, stated := range c.Stated {
		clause := stated.Clause
		is, known := f[clause.Name()]
		switch {
		case clause.Kind != ledger.Property || !known || is.kind == clause.Type:
		case loose(is.kind) == loose(clause.Type):
			clause.Type, clause.Values = is.kind, nil
			clause.Says = "its property " + clause.Name() + " is " + described(is)
		default:
			clause.Waived = "its type is " + clause.Type + " here and " + is.kind + " on another page"
			clause.Kind, clause.Facts, clause.Subject, clause.Unseen = "", ledger.Facts{}, "", ""
		}
		all = append(all, clause)
	}
	return all
}

// A feature is what judges the clauses of one page.
type feature struct {
	page    *Page
	family  string
	path    string
	own     []ledger.Clause // of the page
	clauses []ledger.Clause // those the feature needs beside
	text    bytes.Buffer
}

// feature writes the feature of a page that a case can read.
func (s *Set) feature(c Comparison, own []ledger.Clause) *feature {
	f := &feature{page: c.Page, family: c.Family, path: s.Path(c.Page), own: own}
	f.line(0, "Feature: The resource %s", c.Page.Name)
	f.line(1, "What the page %s states of reading it. Nobody acts: links lead to it from the", c.Page.Name)
	f.line(1, "caller's application.")
	f.retrieval()
	f.content()
	f.representations()
	f.access()
	return f
}

// id is an id of the page's family.
func (f *feature) id(rest string) string { return f.family + "-" + rest }

// need adds a clause that the page itself does not state.
func (f *feature) need(rest, level, says, source, subject string) {
	if !slices.ContainsFunc(f.own, func(c ledger.Clause) bool { return c.ID == f.id(rest) }) {
		f.clauses = append(f.clauses, ledger.Clause{ID: f.id(rest), Level: level, Says: says, Source: source, Subject: subject})
	}
}

func (f *feature) retrieval() {
	f.rule("GET", "A GET of %s returns a representation of %s", f.page.Name, f.page.rel())
	f.outline("retrieval", 1, "Reading "+f.page.Name+" as <format>")
	f.line(3, "Then %s %s resource is returned as <format>", article(f.page.rel()), f.page.rel())
	f.formats()
}

func article(word string) string {
	if strings.ContainsAny(word[:1], "aeiouAEIOU") {
		return "an"
	}
	return "a"
}

// content judges the properties and the links.
func (f *feature) content() {
	var properties, links [][]string
	for _, c := range f.own {
		switch {
		case c.Waived != "":
		case c.Kind == ledger.Property:
			properties = append(properties, []string{c.Name(), c.Type, strings.Join(c.Values, ", "), c.Present})
			if c.IsEnum() {
				f.needOnce("ENUM-MEMBERS", ledger.Inferred, "an enumerated value is one of those the reference lists", f.page.Name+"#properties", "enum members")
			}
		case c.Kind == ledger.Link:
			links = append(links, []string{c.Rel, c.Present})
		}
	}
	if len(properties)+len(links) == 0 {
		return
	}
	f.need("GET-CONTENT", ledger.Sample, "the answer contains its properties and links", f.page.Name+"#examples", "")
	f.rule("GET-CONTENT", "The answer contains the properties and the links of %s", f.page.rel())
	if len(properties) > 0 {
		f.outline("properties", 1, "The properties of "+f.page.Name+" as <format>")
		f.line(3, "Then it has these properties:")
		f.table(4, []string{"property", "type", "values", "present"}, properties)
		f.formats()
	}
	if len(links) > 0 {
		f.outline("links", 1, "The links of "+f.page.Name+" as <format>")
		f.line(3, "Then it offers these links:")
		f.table(4, []string{"link", "present"}, links)
		f.formats()
	}
}

// needOnce is need for what several rows need.
func (f *feature) needOnce(rest, level, says, source, subject string) {
	if !slices.ContainsFunc(f.clauses, func(c ledger.Clause) bool { return c.ID == f.id(rest) }) {
		f.need(rest, level, says, source, subject)
	}
}

// twins are what both formats can be compared in, with how, and of which types the
// sample must have a property for it.
var twins = []struct {
	name, compared, says string
	types                []string
}{
	{"self", "as written", "the href attribute in XML is the self link in JSON", nil},
	{"relations", "in any order", "both offer the same links", nil},
	{"hrefs", "as written", "both say the same hrefs", nil},
	{"members", "in any order", "both have the same properties", nil},
	{"texts", "as written", "both say the same texts", []string{ledger.Text, ledger.Enum}},
	{"numbers", "by value", "both say the same numbers", []string{ledger.Count}},
	{"booleans", "without regard to case", "both say the same of each boolean, whatever its case", []string{ledger.Boolean}},
	{"dates", "cut to milliseconds", "both name the same instants, cut to milliseconds", []string{ledger.Date}},
	{"lists", "in any order", "both list the same items", []string{ledger.Enums, ledger.Texts}},
}

// representations compares both formats, if the page shows both.
func (f *feature) representations() {
	shown := f.page.shown()
	if len(shown) < len(formats) {
		return
	}
	source := f.page.Name + "#examples"
	f.need("TWINS", ledger.Inferred, "JSON and XML say the same", source, "")
	var rows [][]string
	for _, t := range twins {
		if !f.comparable(t.name, t.types, shown[ucwa.FormatJSON]) {
			continue
		}
		rows = append(rows, []string{t.name, t.compared})
		f.need("TWIN-"+strings.ToUpper(t.name), ledger.Inferred, t.says, source, "twin "+t.name)
		if t.name != "self" && t.name != "members" {
			f.clauses[len(f.clauses)-1].Unseen = shownOnly
		}
	}
	f.rule("TWINS", "JSON and XML say the same")
	f.scenario("representations", 1, "Scenario: The twins of "+f.page.Name+" compared")
	f.line(3, "When the caller retrieves it as JSON and as XML")
	f.line(3, "Then both say the same of:")
	f.table(4, []string{"twin", "compared"}, rows)
}

// comparable tells whether the sample d has what a twin compares.
func (f *feature) comparable(twin string, types []string, d *document.Document) bool {
	switch twin {
	case "self", "members":
		return true
	case "relations", "hrefs":
		return slices.ContainsFunc(d.Links, func(l document.Link) bool { return l.Rel != ucwa.RelSelf })
	}
	return slices.ContainsFunc(f.own, func(c ledger.Clause) bool {
		_, there := d.Property(c.Name())
		return c.Kind == ledger.Property && there && slices.Contains(types, c.Type)
	})
}

func (f *feature) access() {
	f.need("ACCESS-TOKEN", ledger.Must, "a request without a valid token is challenged to sign in", "AuthenticationInUCWA", "")
	f.rule("ACCESS-TOKEN", "A request without a valid token is asked to sign in")
	f.scenario("access", 1, "Scenario Outline: <someone> asks for "+f.page.Name)
	f.line(3, "When <someone> retrieves it as JSON")
	f.line(3, "Then a sign-in is asked for")
	f.line(0, "")
	f.line(3, "Examples:")
	f.table(4, []string{"someone"}, [][]string{{"somebody without a token"}, {"somebody with an unknown token"}})
}
