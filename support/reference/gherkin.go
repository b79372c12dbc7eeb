package reference

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// line writes a line of the feature, indented by that many steps.
func (f *feature) line(indent int, format string, args ...any) {
	text := strings.Repeat("  ", indent) + fmt.Sprintf(format, args...)
	f.text.WriteString(strings.TrimRight(text, " ") + "\n")
}

// rule begins a Rule that carries a clause of the family.
func (f *feature) rule(clause, format string, args ...any) {
	f.line(0, "")
	f.line(1, "@%s", f.id(clause))
	f.line(1, "Rule: "+format, args...)
}

// scenario begins a case about a subject, which reads the resource.
func (f *feature) scenario(subject string, number int, title string) {
	f.line(0, "")
	f.line(2, "@%s-%s-%d @reads", strings.ToLower(f.family), subject, number)
	f.line(2, "%s", title)
	f.line(3, "Given the %q that %q leads to", f.page.Name, f.path)
}

// outline begins a case for each format.
func (f *feature) outline(subject string, number int, title string) {
	f.scenario(subject, number, "Scenario Outline: "+title)
	f.line(3, "When the caller retrieves it as <format>")
}

// formats are the examples of an outline.
func (f *feature) formats() {
	f.line(0, "")
	f.line(3, "Examples:")
	f.table(4, []string{"format"}, [][]string{{"JSON"}, {"XML"}})
}

// escaped are the signs that mean something else in a cell of a table.
var escaped = strings.NewReplacer(`\`, `\\`, "|", `\|`, "\n", `\n`)

// table writes a table with its columns below one another.
func (f *feature) table(indent int, header []string, rows [][]string) {
	all := append([][]string{header}, rows...)
	widths := make([]int, len(header))
	for _, row := range all {
		for i := range row {
			row[i] = escaped.Replace(row[i])
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
	}
	for _, row := range all {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString("| " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+1))
		}
		f.line(indent, "%s|", line.String())
	}
}
