package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ucwatest/support/document"
	"ucwatest/support/ucwa"
)

// ParseTwins reads a table with the columns twin and compared, which declares
// what of the two formats is compared, and how.
func ParseTwins(table [][]string) ([]string, error) {
	cells, err := body(table, "twin", "compared")
	if err != nil {
		return nil, err
	}
	names := make([]string, len(cells))
	for i, cell := range cells {
		rule, known := twins[cell[0]]
		if !known {
			return nil, fmt.Errorf("twin %q is not known", cell[0])
		}
		if cell[1] != rule.compared {
			return nil, fmt.Errorf("twin %s: compared %q: want %q", cell[0], cell[1], rule.compared)
		}
		names[i] = cell[0]
	}
	return names, nil
}

// Twins judges whether the JSON and the XML representation of one unchanged
// resource say the same of each named twin.
func (s Schema) Twins(asJSON, asXML Answer, names []string) []Judgement {
	var judgements []Judgement
	for _, name := range names {
		view := twins[name].view
		j, x := view(s, asJSON.Document), view(s, asXML.Document)
		if len(j)+len(x) > 0 {
			want, got := difference(j, x)
			judgements = append(judgements, judge("twin "+name, want == got, "XML as JSON: "+want, got))
		}
	}
	return overall(judgements, "the same in JSON and in XML")
}

// difference is the first line that one of two views has more often than the
// other, as each has it.
func difference(j, x []string) (inJSON, inXML string) {
	inJSON, inXML = surplus(j, x), surplus(x, j)
	switch {
	case inJSON == "" && inXML != "":
		return "without " + inXML, inXML
	case inXML == "" && inJSON != "":
		return inJSON, "without " + inJSON
	}
	return inJSON, inXML
}

// surplus is the first of lines that others does not have, or not as often.
func surplus(lines, others []string) string {
	times := map[string]int{}
	for _, line := range others {
		times[line]++
	}
	for _, line := range lines {
		if times[line]--; times[line] < 0 {
			return line
		}
	}
	return ""
}

// A twin is one aspect both formats have: how it is compared, and the lines in
// which both must agree.
type twin struct {
	compared string
	view     func(Schema, *document.Document) []string
}

// twins holds each aspect by the word a table uses for it. What type a property
// has, the schema says, since XML writes all types as text.
var twins = map[string]twin{
	"self":      {"as written", func(_ Schema, d *document.Document) []string { return []string{d.Self} }},
	"relations": {"in any order", eachLink(func(document.Link) string { return "" })},
	"hrefs":     {"as written", eachLink(func(l document.Link) string { return l.Href })},
	"members":   {"in any order", names},
	"texts":     {"as written", values(func(_ *document.Document, p document.Property) string { return p.Text }, typeText, typeEnum)},
	"numbers":   {"by value", values(number, typeCount)},
	"booleans": {"without regard to case", values(func(_ *document.Document, p document.Property) string { return strings.ToLower(p.Text) },
		typeBoolean)},
	"dates": {"cut to milliseconds", values(instant, typeDate)},
	"lists": {"in any order", values(items, typeEnums, typeTexts)},
}

// eachLink lists the relations of a document, each with what of sees of it. The
// link to itself is an attribute in XML and has an aspect of its own.
func eachLink(of func(document.Link) string) func(Schema, *document.Document) []string {
	return func(_ Schema, d *document.Document) []string {
		var lines []string
		for _, link := range d.Links {
			if link.Rel != ucwa.RelSelf {
				lines = append(lines, strings.TrimSpace(link.Rel+" "+of(link)))
			}
		}
		slices.Sort(lines)
		return lines
	}
}

func names(_ Schema, d *document.Document) []string {
	var lines []string
	for _, p := range d.Properties {
		lines = append(lines, p.Name)
	}
	slices.Sort(lines)
	return lines
}

// values is a view of the properties of some types, those that are there.
func values(of func(*document.Document, document.Property) string, types ...string) func(Schema, *document.Document) []string {
	return func(s Schema, d *document.Document) []string {
		var lines []string
		for _, name := range s.of(types...) {
			if p, there := d.Property(name); there {
				lines = append(lines, name+" "+of(d, p))
			}
		}
		return lines
	}
}

// number is a number in its shortest form.
func number(_ *document.Document, p document.Property) string {
	n, err := strconv.ParseFloat(p.Text, 64)
	if err != nil {
		return p.Text
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// instant is a date cut, not rounded, to milliseconds: JSON has no finer ones.
func instant(d *document.Document, p document.Property) string {
	t, err := d.Date(p.Name)
	if err != nil {
		return p.Text
	}
	return t.UTC().Truncate(time.Millisecond).Format(time.RFC3339Nano)
}

func items(_ *document.Document, p document.Property) string {
	texts := make([]string, len(p.Items))
	for i, item := range p.Items {
		texts[i] = item.Text
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}
