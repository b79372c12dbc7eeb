package reference

import (
	"slices"
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

// names are the names of the columns of a header.
func names(header row) []string {
	var all []string
	for _, c := range header.cells {
		all = append(all, strings.ToLower(strings.Trim(c.text, " ?:*_")))
	}
	return all
}

// kept are columns that a table need not have: whether a parameter is required, and
// the type where it has a column of its own.
var kept = []string{"required", "type"}

// others are other words for a column. "optional" says the opposite of "required".
var others = map[string][]string{
	"name":        {"property", "parameter", "query parameter", "member", "value", "link", "field", "item"},
	"description": {"meaning", "details", "summary", "remarks", "explanation", "reason"},
	"link":        {"name", "rel", "relation", "relationship", "link name"},
	"item":        {"name", "resource", "property", "link"},
	"required":    {"mandatory", "optional"},
	"type":        {"data type", "value type"},
	"error":       {"error code", "error name", "name"},
	"code":        {"status", "status code", "http status", "http status code", "http code", "http"},
	"subcode":     {"error subcode", "sub-code", "sub code"},
	"reason":      {"description"},
	"sender":      {"source"},
	"resource":    {"name"},
	"scope":       {"name"},
	"permission":  {"permissions"},
}

// fits tells whether a table with that header has all the columns wanted, where a
// letter or two may be wrong.
func fits(header, want []string) bool { return has(header, want, near) }

// means tells whether a table with that header has all the columns wanted, some of
// them by another word.
func means(header, want []string) bool { return has(header, want, find) }

func has(header, want []string, at func([]string, string) int) bool {
	return len(want) > 0 && !slices.ContainsFunc(want, func(column string) bool {
		return at(header, column) < 0 && !slices.Contains(kept, column)
	})
}

// near is the position of a column, -1 if there is none.
func near(header []string, column string) int {
	if i := slices.Index(header, column); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(name string) bool {
		return len(column) > 4 && levenshtein.Distance(name, column, nil) <= 2
	})
}

// find is the position of a column by any of its words, -1 if there is none.
func find(header []string, column string) int {
	if i := near(header, column); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(name string) bool { return slices.Contains(others[column], name) })
}

// unread are the columns of a header that are none of those wanted.
func unread(header, want []string) []string {
	left := slices.Clone(header)
	for _, column := range want {
		if i := find(header, column); i >= 0 {
			left[i] = ""
		}
	}
	return slices.DeleteFunc(left, func(name string) bool { return name == "" })
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
