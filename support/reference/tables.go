package reference

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
		} else if means(header, columns[section]) {
			r.warn(b.line, "the columns %s are read as %s", strings.Join(header, ", "), strings.Join(columns[section], ", "))
		}
	}
	r.rows(section, header, b.rows[1:], b.line)
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

// itemised matches an item of a list that says something of a name.
var itemised = regexp.MustCompile(`^(\w+)(?:\s*[:\x{2013}\x{2014}]\s*|\s+-\s+)(.+)$`)

// item reads an item of a list as a row, where a table should stand: a name and what
// is said of it.
func (r *reader) item(b block) bool {
	header := columns[r.at.section]
	m := itemised.FindStringSubmatch(b.text)
	if m == nil || len(header) != 2 && r.at.section != input && r.at.section != query {
		return false
	}
	r.warn(b.line, "an item of a list is read as a row of a table")
	r.rows(r.at.section, header[:2], []row{{[]cell{{text: m[1]}, {m[2], b.refs}}, b.line}}, b.line)
	return true
}

// link matches a link in a row that Markdown was not asked to read.
var link = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)

func texts(parts []string) []cell {
	all := make([]cell, len(parts))
	for i, part := range parts {
		for _, m := range link.FindAllStringSubmatch(part, -1) {
			all[i].refs = append(all[i].refs, ref{m[1], m[2]})
		}
		all[i].text = html.UnescapeString(strings.Trim(link.ReplaceAllString(part, "$1"), "*` "))
	}
	return all
}

// An entry is a row by the names of its columns.
type entry struct {
	cells    map[string]cell
	line     int
	optional bool // the column "required" is one of what is optional
}

func (e entry) text(column string) string { return e.cells[column].text }

// rows reads the rows of a table, each but once.
func (r *reader) rows(section string, header []string, rows []row, line int) {
	want := columns[section]
	if !means(header, want) {
		r.warn(line, "a table with the columns %s in section %q is not read: %d rows", strings.Join(header, ", "), r.last, len(rows))
		return
	}
	if len(rows) == 0 {
		r.warn(line, "a table without rows")
	}
	want = append(slices.Clone(want), "type")
	for _, column := range unread(header, want) {
		r.warn(line, "the column %q is not read", column)
	}
	seen, named := map[string]int{}, map[string]int{}
	for _, row := range rows {
		e := entry{cells: map[string]cell{}, line: row.line}
		key := ""
		for _, column := range want {
			if i := find(header, column); i >= 0 && i < len(row.cells) {
				e.cells[column] = row.cells[i]
				key += row.cells[i].text + "\x00"
			}
		}
		e.optional = slices.Contains(header, "optional")
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
		p.Properties = append(p.Properties, r.property(said, e))
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
		o.Query = append(o.Query, r.property(said, e))
	case input:
		o.Input = append(o.Input, r.property(said, e))
	case output:
		o.Output = append(o.Output, said)
	}
}

// statuses matches a status within other words, as in "HTTP 410".
var statuses = regexp.MustCompile(`\b[1-5]\d\d\b`)

func (r *reader) error(e entry) Error {
	found := Error{Code: e.text("error"), Subcode: e.text("subcode"), Says: e.text("description"), Line: e.line}
	status, err := strconv.Atoi(e.text("code"))
	if among := statuses.FindAllString(e.text("code"), -1); err != nil && len(among) == 1 {
		status, err = strconv.Atoi(among[0])
		r.warn(e.line, "status %q of an error is read as %d", e.text("code"), status)
	}
	if err != nil || status < 100 || status > 599 {
		r.warn(e.line, "status %q of an error: want a number from 100 to 599", e.text("code"))
		status = 0
	}
	found.Status = status
	if found.None = none(found.Subcode); found.None || found.Subcode == "-" {
		found.Subcode = ""
	}
	if strings.ContainsAny(found.Subcode, " ,") {
		r.warn(e.line, "subcode %q of an error: want one word", found.Subcode)
	}
	return found
}
