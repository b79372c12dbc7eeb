package suite

import "strings"

// titles wants each case of a feature to have a title of its own that go test
// -run can pick; taken maps the titles so far to their lines.
func (g *guard) titles(s scenario, taken map[string]int) {
	if s.Name == "" {
		g.report(s.Location, "say what it is an example of", "the scenario has no title")
		return
	}
	if !g.titleVaries(s) {
		return
	}
	for r := range s.rows() {
		title := r.fill(s.Name)
		if strings.Contains(title, "/") {
			g.reportLine(r.line, "reword it", "title %q holds a /, at which go test -run splits", title)
		}
		if line, doubled := taken[title]; doubled {
			g.reportLine(r.line, "reword one of them", "title %q is also that of line %d", title, line)
			continue
		}
		taken[title] = r.line
	}
}

// titleVaries wants an outline of several rows to name a column in its title.
func (g *guard) titleVaries(s scenario) bool {
	rows, varies := 0, false
	for r := range s.rows() {
		rows++
		varies = varies || r.fill(s.Name) != s.Name
	}
	if rows < 2 || varies {
		return true
	}
	g.report(s.Location, "put a column into it, as <format>", "title %q is the same for all %d rows", s.Name, rows)
	return false
}
