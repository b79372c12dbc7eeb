package declaration

import (
	"fmt"
	"io/fs"
	"strings"

	"ucwatest/steps"
	"ucwatest/support/contract"
	"ucwatest/support/mock"
)

// Declare reads and checks all that is declared in fsys, against the phrases
// there are and the causes to refuse that the embedded mock knows. Everything that is wrong is a problem, by file and line.
func Declare(fsys fs.FS) (*Declaration, Problems) {
	read := beginLedger(fsys)
	d, problems := readCases(fsys)
	v := vocabularyOf(steps.Catalogue())
	problems = append(problems, d.check(v)...)
	problems = append(problems, d.checkTables()...)
	problems = append(problems, d.compare(<-read)...)
	return d, append(problems, d.checkFacts(v, mock.Causes())...).sorted()
}

// Check wants each step to be said by exactly one of known, with the table or
// doc string that one takes, and each of known to take all it captures. godog
// itself drops what is too much in silence.
func (d *Declaration) Check(known []Definition) Problems {
	return d.check(vocabularyOf(known)).sorted()
}

func (d *Declaration) check(v vocabulary) Problems {
	var problems Problems
	for _, definition := range v.known {
		problems = append(problems, checkDefinition(definition)...)
	}
	checked := map[said]bool{}
	for _, c := range d.Cases {
		for _, step := range c.Steps {
			this := said{place{c.URI, step.Line}, step.Text}
			unfilled := c.ID != c.Scenario && placeholder.MatchString(step.Text) // which the guards tell of
			if checked[this] || unfilled {
				continue
			}
			checked[this] = true
			for _, p := range v.check(step) {
				p.File, p.Line = c.URI, step.Line
				problems = append(problems, p)
			}
		}
	}
	return problems
}

// A said is a text and where it stands.
type said struct {
	place
	text string
}

func checkDefinition(d Definition) Problems {
	var problems Problems
	report := func(what, do string) {
		problems = append(problems, Problem{File: d.File, Line: d.Line, What: fmt.Sprintf("%s %s %s", d.Keyword, d.Expr, what), Do: do})
	}
	if captures := d.Expr.NumSubexp(); captures != d.Args {
		report(fmt.Sprintf("captures %d, its handler takes %d", captures, d.Args), "make them as many, with (?:...) for what is not taken")
	}
	if text := d.Expr.String(); !strings.HasPrefix(text, "^") || !strings.HasSuffix(text, "$") {
		report("is not anchored, so that it matches longer texts", "write ^...$")
	}
	return problems
}

func (v vocabulary) check(s Step) Problems {
	own, others := v.match(s.Type, s.Text)
	switch {
	case len(own) == 1:
		return arguments(s, own[0])
	case len(own) > 1:
		return Problems{{What: fmt.Sprintf("%q is ambiguous: %s and %s say it", s.Text, named(own[0]), named(own[1])), Do: "tell them apart"}}
	case len(others) > 0:
		return Problems{{What: fmt.Sprintf("no %s says %q, only %s", s.Type, s.Text, named(others[0])),
			Do: "start the step with " + others[0].Keyword + ", or reword it"}}
	}
	do := "define it"
	if d, found := v.nearest(s); found {
		do = "the nearest is " + named(d)
	}
	return Problems{{What: fmt.Sprintf("no %s says %q", s.Type, s.Text), Do: do}}
}

// arguments wants s to have the table and the doc string that d takes.
func arguments(s Step, d Definition) Problems {
	var problems Problems
	want := func(what string, has, takes bool) {
		switch {
		case has && !takes:
			problems = append(problems, Problem{What: fmt.Sprintf("the %s of %q is not looked at: %s takes none", what, s.Text, named(d)), Do: "remove it"})
		case takes && !has:
			problems = append(problems, Problem{What: fmt.Sprintf("%q has no %s: %s takes one", s.Text, what, named(d)), Do: "add it"})
		}
	}
	want("table", s.Table != nil, d.Table)
	want("doc string", s.DocString != nil, d.DocString)
	return problems
}

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
					"begin it with link, property, form, twin, course, sender or relation"})
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
	"course":   readable(contract.ParseCourse),
	"sender":   readable(contract.ParseEvents),
	"relation": readable(contract.ParseFollowed),
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
