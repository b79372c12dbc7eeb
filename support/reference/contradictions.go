package reference

import (
	"slices"
	"strings"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/ledger"
	"ucwatest/support/ucwa"
)

// A Contradiction is a place where a page says two things, or another than the
// page of an enumeration.
type Contradiction struct {
	Topic   string // what it is about: PROPERTIES, LINKS, REL, URL, METHOD, LENGTH, BOOLEAN, SUBCODE, a property's name or "link" and a relation
	Between [2]string
	Line    int
	Decided string // the id of the ledger's contradiction that decides it; "" for none
}

// Contradictions are where p contradicts itself or a page of s, in the order of
// their lines, compared with those that l decides. The other ids are those of
// decisions about p that are about none of them.
func (s *Set) Contradictions(p *Page, l *ledger.Ledger) (found []Contradiction, others []string) {
	f := &finder{set: s, page: p}
	f.tables()
	f.twins()
	f.names()
	f.exchanges()
	f.subcodes()
	f.enumerations()
	slices.SortStableFunc(f.all, func(a, b Contradiction) int { return a.Line - b.Line })
	own := s.decisions(p, l)
	met := map[string]bool{}
	for i, c := range f.all {
		id := decided(c, own)
		if id == "" && everywhere[c.Topic] {
			id = decided(c, l.Contradictions)
		}
		f.all[i].Decided, met[id] = id, true
	}
	for _, x := range own {
		if !met[x.ID] {
			others = append(others, x.ID)
		}
	}
	return f.all, others
}

// everywhere are the topics of contradictions that pages have alike: a decision
// about one page holds for all.
var everywhere = map[string]bool{"URL": true, "METHOD": true, "LENGTH": true, "BOOLEAN": true, "SUBCODE": true}

// decisions are the contradictions of l in the families that have clauses of p.
func (s *Set) decisions(p *Page, l *ledger.Ledger) []ledger.Contradiction {
	families := map[string]bool{familyOf(p, l): true}
	for _, c := range l.Clauses {
		if of := pages(c); slices.Contains(of, p.Name) && statable(c) {
			families[ledger.Family(c.ID)] = true
		}
	}
	var all []ledger.Contradiction
	for _, x := range l.Contradictions {
		if families[ledger.Family(x.ID)] {
			all = append(all, x)
		}
	}
	return all
}

// decided is the id of the decision about c: by the last word of its id, or by the
// property that it names first.
func decided(c Contradiction, decisions []ledger.Contradiction) string {
	for _, x := range decisions {
		if strings.HasSuffix(x.ID, "-X-"+strings.ToUpper(c.Topic)) || slices.ContainsFunc(x.Between, func(side string) bool {
			return strings.HasPrefix(side, c.Topic+" in JSON") || strings.HasPrefix(side, c.Topic+" in XML")
		}) {
			return x.ID
		}
	}
	return ""
}

// A finder finds the contradictions of one page.
type finder struct {
	set  *Set
	page *Page
	all  []Contradiction
}

func (f *finder) add(line int, topic, one, other string) {
	f.all = append(f.all, Contradiction{Topic: topic, Between: [2]string{one, other}, Line: line})
}

// tables compares what the tables list with what the samples of GET show.
func (f *finder) tables() {
	shown := f.page.shown()
	if len(shown) == 0 {
		return
	}
	var listed, has, linked, offers []string
	for _, p := range f.page.Properties {
		listed = append(listed, p.Name)
	}
	for _, l := range f.page.Links {
		linked = append(linked, l.Name)
	}
	for _, format := range formats {
		if d := shown[format]; d != nil {
			has = append(has, properNames(d)...)
			offers = append(offers, relations(d)...)
		}
	}
	f.lists("PROPERTIES", listed, has)
	f.lists("LINKS", linked, offers)
}

// properNames are the properties of d that say something of it.
func properNames(d *document.Document) []string {
	var all []string
	for _, p := range d.Properties {
		if p.Name != "rel" && !bookkeeping[p.Name] {
			all = append(all, p.Name)
		}
	}
	return all
}

func (f *finder) lists(topic string, table, samples []string) {
	missing, more := without(table, samples), without(samples, table)
	if len(missing)+len(more) == 0 {
		return
	}
	only := func(names []string) string {
		if len(names) == 0 {
			return "nothing else"
		}
		return strings.Join(names, ", ")
	}
	f.add(f.sampleLine(), topic, "only in the table: "+only(missing), "only in the samples: "+only(more))
}

// without are those of names that are not in others, each once.
func without(names, others []string) []string {
	var all []string
	for _, name := range names {
		if !slices.Contains(others, name) && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// sampleLine is the line of the first sample of GET that shows a resource.
func (f *finder) sampleLine() int {
	for _, s := range f.page.operation("GET").Samples {
		if !s.Request && s.Document != nil {
			return s.Line
		}
	}
	return 0
}

// twins compares the JSON sample of GET with the XML one.
func (f *finder) twins() {
	shown := f.page.shown()
	j, x := shown[ucwa.FormatJSON], shown[ucwa.FormatXML]
	if j == nil || x == nil {
		return
	}
	line := f.sampleLine()
	spelled := false
	for _, name := range union(properNames(j), properNames(x)) {
		a, inJ := j.Property(name)
		b, inX := x.Property(name)
		one, other := written(j, a, inJ), written(x, b, inX)
		if a.Kind == document.Boolean && strings.EqualFold(one, other) {
			spelled = spelled || one != other
			continue
		}
		if one != other && !sameInstant(j, x, name) {
			f.add(line, name, name+" in JSON: "+one, name+" in XML: "+other)
		}
	}
	if spelled {
		f.add(line, "BOOLEAN", "booleans in JSON: true or false", "booleans in XML: True or False")
	}
	for _, rel := range union(relations(j), relations(x)) {
		if one, other := target(j, rel), target(x, rel); one != other {
			f.add(line, "link "+rel, "link "+rel+" in JSON: "+one, "link "+rel+" in XML: "+other)
		}
	}
}

// sameInstant tells whether a property is a date that is the same in both, cut to
// milliseconds: JSON has no finer ones.
func sameInstant(j, x *document.Document, name string) bool {
	a, err := j.Date(name)
	b, other := x.Date(name)
	return err == nil && other == nil && a.Truncate(time.Millisecond).Equal(b.Truncate(time.Millisecond))
}

func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// written is the value of a property as both formats can have it.
func written(d *document.Document, p document.Property, there bool) string {
	if !there {
		return "none"
	}
	if t, err := d.Date(p.Name); err == nil {
		return t.Format("2006-01-02T15:04:05.9999999Z07:00")
	}
	if p.Kind == document.List {
		var items []string
		for _, i := range p.Items {
			items = append(items, i.Text)
		}
		return strings.Join(items, ", ")
	}
	return p.Text
}

// target is where a relation of d leads.
func target(d *document.Document, rel string) string {
	if rel == ucwa.RelSelf {
		return d.Self
	}
	var all []string
	for _, l := range d.LinksOf(rel) {
		all = append(all, l.Href)
	}
	for _, e := range d.Embed(rel) {
		all = append(all, "embedded "+e.Self)
	}
	if all == nil {
		return "none"
	}
	return strings.Join(all, ", ")
}
