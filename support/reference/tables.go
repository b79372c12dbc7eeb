package reference

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/agext/levenshtein"
)

// columns are those of the tables of a page, in their order.
var columns = map[string][]string{
	webLink: {"name", "description"}, properties: {"name", "description"}, links: {"link", "description"},
	scopes: {"scope", "permission", "description"}, members: {"name", "description"}, output: {"item", "description"},
	event: {"resource", "priority", "sender", "reason"}, errs: {"error", "code", "subcode", "description"},
	reasons: {"subcode", "reason"},
	query:   {"name", "description", "required"}, input: {"name", "description", "required"},
}

// table reads a table of the section that the reader is in, or of the one whose
// columns it has.
func (r *reader) table(b block) {
	r.samples()
	section := r.at.section
	header := names(b.rows[0])
	if !fits(header, columns[section]) {
		if other := r.whose(header); other != "" {
			r.warn(b.line, "a table of %s in section %q", other, r.last)
			section = other
		}
	}
	r.rows(section, header, b.rows[1:], b.line)
}

// names are the names of the columns of a header.
func names(header row) []string {
	var all []string
	for _, c := range header.cells {
		all = append(all, strings.ToLower(strings.Trim(c.text, " ?:*_")))
	}
	return all
}

// fits tells whether a table with that header has all the columns wanted, where a
// letter or two may be wrong.
func fits(header, want []string) bool {
	for _, column := range want {
		if column != "required" && find(header, column) < 0 {
			return false
		}
	}
	return len(want) > 0
}

// find is the position of a column, -1 if there is none.
func find(header []string, column string) int {
	if i := slices.Index(header, column); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(name string) bool {
		return len(column) > 4 && levenshtein.Distance(name, column, nil) <= 2
	})
}

// whose is the section whose tables have a header as this, "" for none that the
// reader could be in.
func (r *reader) whose(header []string) string {
	for _, section := range []string{errs, event, scopes, links} {
		if fits(header, columns[section]) && (section != errs || r.at.operation != nil) {
			return section
		}
	}
	return ""
}

// headless reads lines that have the form of rows but stand below no header: by
// the columns that tables of the section have.
func (r *reader) headless(b block, lines []string) {
	want := columns[r.at.section]
	var rows []row
	for i, line := range lines {
		parts := cells(line)
		if strings.Trim(line, "|:- ") == "" {
			continue
		}
		if slices.Equal(names(row{cells: texts(parts)}), want) {
			continue // a header without the line below it
		}
		rows = append(rows, row{texts(parts), b.line + i})
	}
	if len(want) == 0 || len(rows) == 0 || len(rows[0].cells) != len(want) {
		r.warn(b.line, "a table without a header is not read: %d rows", len(rows))
		return
	}
	r.warn(b.line, "a table without a header is read by the usual columns: %s", strings.Join(want, ", "))
	r.rows(r.at.section, want, rows, b.line)
}

// link matches a link in a row that Markdown was not asked to read.
var link = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)

func texts(parts []string) []cell {
	all := make([]cell, len(parts))
	for i, part := range parts {
		for _, m := range link.FindAllStringSubmatch(part, -1) {
			all[i].refs = append(all[i].refs, ref{m[1], m[2]})
		}
		all[i].text = link.ReplaceAllString(part, "$1")
	}
	return all
}

// An entry is a row by the names of its columns.
type entry struct {
	cells map[string]cell
	line  int
}

func (e entry) text(column string) string { return e.cells[column].text }

// rows reads the rows of a table, each but once.
func (r *reader) rows(section string, header []string, rows []row, line int) {
	want := columns[section]
	if len(want) == 0 || !fits(header, want) {
		r.warn(line, "a table with the columns %s in section %q is not read: %d rows", strings.Join(header, ", "), r.last, len(rows))
		return
	}
	if len(rows) == 0 {
		r.warn(line, "a table without rows")
	}
	seen, named := map[string]int{}, map[string]int{}
	for _, row := range rows {
		e := entry{map[string]cell{}, row.line}
		key := ""
		for _, column := range want {
			if i := find(header, column); i >= 0 && i < len(row.cells) {
				e.cells[column] = row.cells[i]
				key += row.cells[i].text + "\x00"
			}
		}
		if first, doubled := seen[key]; doubled {
			r.warn(row.line, "a row that is also on line %d", first)
			r.page.Doubled++
			continue
		}
		seen[key] = row.line
		name := e.text(want[0])
		if first, doubled := named[name]; doubled && section != errs && section != event && section != reasons {
			r.warn(row.line, "%s is also on line %d, and says something else", name, first)
		}
		named[name] = row.line
		if name == "" && section != output {
			r.warn(row.line, "a row without %s", want[0])
		}
		r.entry(section, e)
	}
}

func (r *reader) entry(section string, e entry) {
	said := Entry{e.text(columns[section][0]), e.text("description"), e.line}
	switch p, o := r.page, r.at.operation; section {
	case webLink:
		p.WebLink = append(p.WebLink, said)
	case properties:
		p.Properties = append(p.Properties, property(said, e))
	case links:
		p.Links = append(p.Links, said)
	case members:
		p.Members = append(p.Members, said)
	case scopes:
		p.Scopes = append(p.Scopes, Scope{said, e.text("permission")})
	case event:
		p.Events = append(p.Events, Event{Type: r.at.event, Resource: said.Name, Priority: e.text("priority"), Sender: e.text("sender"),
			Reason: e.text("reason"), Line: e.line})
	case reasons:
		reason := Error{Code: r.at.code, Subcode: said.Name, None: none(said.Name), Says: e.text("reason"), Line: e.line}
		if reason.None {
			reason.Subcode = ""
		}
		p.Reasons = append(p.Reasons, reason)
	case errs:
		o.Errors = append(o.Errors, r.error(e))
	case query:
		o.Query = append(o.Query, property(said, e))
	case input:
		o.Input = append(o.Input, property(said, e))
	case output:
		o.Output = append(o.Output, said)
	}
}

func (r *reader) error(e entry) Error {
	found := Error{Code: e.text("error"), Subcode: e.text("subcode"), Says: e.text("description"), Line: e.line}
	status, err := strconv.Atoi(e.text("code"))
	if err != nil || status < 100 || status > 599 {
		r.warn(e.line, "status %q of an error: want a number from 100 to 599", e.text("code"))
		status = 0
	}
	found.Status = status
	if found.None = none(found.Subcode); found.None || found.Subcode == "-" {
		found.Subcode = ""
	}
	return found
}

// simple matches the types that are no enumeration.
const simple = `String|Boolean|Bool|Int16|Int32|Int64|Integer|Int|Long|UInt32|Double|Decimal|DateTime|TimeSpan|Guid|Uri`

// What the text of a property says of its type stands at its end, glued to the
// sentence before it or after a word as "Nullable".
var (
	listedType = regexp.MustCompile(`(Nullable |Array of )?\((\w+)\)\s*(\w+(?:, \w+)*(?:,? or \w+)?)\s*\.?$`)
	markedType = regexp.MustCompile(`(?:Nullable |Array of )(` + simple + `)\s*$`)
	simpleType = regexp.MustCompile(`(?:^|[^\s\w(]|[a-z])(` + simple + `)\s*$`)
)

// property reads what the text of a property says of its type.
func property(said Entry, e entry) Property {
	p := Property{Entry: said, Required: strings.EqualFold(e.text("required"), "yes")}
	for _, r := range e.cells["description"].refs {
		if page, is := strings.CutSuffix(r.to, "_ref.md"); is && page != "" && strings.ToUpper(page[:1]) == page[:1] && strings.EqualFold(page, r.text) {
			p.Enum = r.text
			break
		}
	}
	text := said.Says
	if m := listedType.FindStringSubmatchIndex(text); m != nil {
		p.Enum = text[m[4]:m[5]]
		p.Values = strings.FieldsFunc(strings.ReplaceAll(text[m[6]:m[7]], " or ", " , "), func(r rune) bool { return r == ',' || r == ' ' })
		p.before(text[:m[4]-1])
		return p
	}
	m := markedType.FindStringSubmatchIndex(text)
	if m == nil {
		m = simpleType.FindStringSubmatchIndex(text)
	}
	if m != nil {
		p.Type = text[m[2]:m[3]]
		p.before(text[:m[2]])
	}
	return p
}

// before reads the word before a type. What stands before that is said of the property.
func (p *Property) before(text string) {
	said, nullable := strings.CutSuffix(text, "Nullable ")
	said, list := strings.CutSuffix(said, "Array of ")
	p.Says, p.Nullable, p.List = strings.TrimSpace(said), nullable, list
}
