package reports

import (
	"regexp"
	"slices"
	"strings"
)

// A missingPart is a member of a resource that a clause is about, as its subject names it.
type missingPart struct {
	kind memberKind
	name string
}

type memberKind string

// The kinds of members that have a place in a body.
const (
	aProperty memberKind = "property"
	aLink     memberKind = "link"
)

// missingPartOf returns what a clause with this subject is about, false if it has no place in a body.
func missingPartOf(subject string) (missingPart, bool) {
	kind, name, _ := strings.Cut(subject, " ")
	t := missingPart{memberKind(kind), name}
	return t, name != "" && (t.kind == aProperty || t.kind == aLink)
}

// A part is some lines of a text that are shown alike.
type part struct {
	Text   string
	Look   look
	Anchor string // where a link leads that shows the part
}

// A look is how a part of a text stands out.
type look int

const (
	asItIs   look = iota
	offends       // what is there, and should not be so
	isAbsent      // what is not there, where it belongs
)

// Marked tells whether what is there should not be so.
func (p part) Marked() bool { return p.Look == offends }

// Absent tells whether it is not there.
func (p part) Absent() bool { return p.Look == isAbsent }

// placed parts a body, as laid out in a form, where things stand or belong. anchor gives each its anchor.
func placed(body string, form layout, missing []missingPart, anchor func(missingPart) string) []part {
	if form == asSent || len(missing) == 0 {
		return []part{{Text: body}}
	}
	lines := strings.SplitAfter(body, "\n")
	looks := make([]part, len(lines)) // what stands in for each line
	for i, line := range lines {
		looks[i].Text = line
	}
	before := map[int][]part{} // what is absent, by the line it belongs before
	for _, t := range missing {
		from, to, there := form.find(lines, t)
		if !there {
			before[from] = append(before[from], part{form.ghost(t), isAbsent, anchor(t)})
			continue
		}
		for i := from; i < to; i++ {
			looks[i].Look = offends
		}
		looks[from].Anchor = anchor(t)
	}
	var all []part
	for i, p := range looks {
		all = append(all, before[i]...)
		if last := len(all) - 1; last >= 0 && all[last].Look == p.Look && p.Anchor == "" {
			all[last].Text += p.Text
		} else {
			all = append(all, p)
		}
	}
	return all
}

// A layout is how a body is laid out for reading.
type layout int

const (
	asSent layout = iota // it is neither JSON nor XML, or broken
	asJSON
	asXML
)

// find returns the lines of t, or where they belong.
func (l layout) find(lines []string, t missingPart) (from, to int, there bool) {
	if l == asXML {
		return findXML(lines, t)
	}
	return findJSON(lines, t)
}

// ghost is t as a line that is not there.
func (l layout) ghost(t missingPart) string {
	switch {
	case l == asXML && t.kind == aLink:
		return `  <link rel="` + t.name + `" … />` + "\n"
	case l == asXML:
		return `  <property name="` + t.name + `"> … </property>` + "\n"
	case t.kind == aLink:
		return `    "` + t.name + `": { … }` + "\n"
	}
	return `  "` + t.name + `": …` + "\n"
}

// findJSON looks at the members of the whole, and at those of its _links.
func findJSON(lines []string, t missingPart) (from, to int, there bool) {
	begin, end, indent := 0, len(lines)-1, "  "
	if t.kind == aLink {
		links, after, found := member(lines, 0, end, indent, "_links")
		if !found {
			return end, end, false
		}
		begin, end, indent = links, max(links+1, after-1), "    "
	}
	if from, to, there := member(lines, begin, end, indent, t.name); there {
		return from, to, true
	}
	return end, end, false
}

// member returns the lines of a member with this indent between two lines.
func member(lines []string, begin, end int, indent, name string) (from, to int, there bool) {
	head := indent + `"` + name + `":`
	for i := begin; i < end; i++ {
		if strings.HasPrefix(lines[i], head) {
			return i, ends(lines, i, indent), true
		}
	}
	return end, end, false
}

// ends returns the line behind what begins at a line with this indent.
func ends(lines []string, begin int, indent string) int {
	i := begin + 1
	for i < len(lines) && strings.HasPrefix(lines[i], indent+" ") {
		i++
	}
	if i < len(lines) && i > begin+1 && strings.HasPrefix(lines[i], indent) {
		i++ // its closing bracket or tag
	}
	return i
}

// inRoot are the members of a resource in XML that its root has as attributes.
var inRoot = []missingPart{{aProperty, "rel"}, {aLink, "self"}}

// findXML looks at the elements within the root.
func findXML(lines []string, t missingPart) (from, to int, there bool) {
	root := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "<") && !strings.HasPrefix(line, "<?") })
	if root < 0 {
		return len(lines), len(lines), false
	}
	if slices.Contains(inRoot, t) {
		return root, root + 1, true
	}
	head := regexp.MustCompile(`^  <property\w*\s[^>]*\bname=["']` + regexp.QuoteMeta(t.name) + `["']`)
	if t.kind == aLink {
		head = regexp.MustCompile(`^  <link\s[^>]*\brel=["']` + regexp.QuoteMeta(t.name) + `["']`)
	}
	for i := root + 1; i < len(lines); i++ {
		if head.MatchString(lines[i]) {
			return i, ends(lines, i, "  "), true
		}
	}
	return max(root+1, len(lines)-1), 0, false
}
