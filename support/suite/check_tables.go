package suite

import (
	"fmt"

	"ucwatest/support/contract"
)

// checkTables wants each table to be one that a check can read.
func (d *Declaration) checkTables() Problems {
	var problems Problems
	for _, c := range d.Cases {
		for _, step := range c.Steps {
			if step.Table == nil {
				continue
			}
			read := tables[firstHeader(step.Table)]
			if read == nil {
				problems = append(problems, Problem{c.URI, step.Line, fmt.Sprintf("the table of %q begins with the column %q", step.Text, firstHeader(step.Table)),
					"begin it with link, property, form, twin or sender"})
			} else if err := read(step.Table); err != nil {
				problems = append(problems, Problem{c.URI, step.Line, fmt.Sprintf("the table of %q: %v", step.Text, err), "correct it"})
			}
		}
	}
	return problems
}

// tables tells of a table, by the head of its first column, whether the checks
// can read it.
var tables = map[string]func([][]string) error{
	"link":     readable(contract.ParseLinks),
	"property": readable(contract.ParseProperties),
	"form":     readable(contract.ParseForms),
	"twin":     readable(contract.ParseTwins),
	"sender":   readable(contract.ParseEvents),
}

func readable[T any](parse func([][]string) (T, error)) func([][]string) error {
	return func(table [][]string) error {
		_, err := parse(table)
		return err
	}
}

func firstHeader(table [][]string) string {
	if len(table) == 0 || len(table[0]) == 0 {
		return ""
	}
	return table[0][0]
}
