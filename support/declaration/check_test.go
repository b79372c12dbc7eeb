package declaration_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

// define is a definition that takes all its expression captures.
func define(keyword, expr string) declaration.Definition {
	compiled := regexp.MustCompile(expr)
	return declaration.Definition{Keyword: keyword, Expr: compiled, Args: compiled.NumSubexp(), File: "/steps/words.go", Line: 7}
}

func withTable(d declaration.Definition) declaration.Definition { d.Table = true; return d }

func withDocString(d declaration.Definition) declaration.Definition { d.DocString = true; return d }

// definitions say all of sampleFeature.
func definitions() []declaration.Definition {
	return []declaration.Definition{
		define("Given", `^a derived conversation$`),
		define("Given", `^the token is (<new>)$`),
		define("Given", `^it was (slow|fast.*)$`),
		define("Given", `^so on$`),
		define("When", `^(it|something else) is read$`),
		define("When", `^it is read as (\w+)$`),
		define("Then", `^it is (not )?there$`),
		withDocString(define("Then", `^it has this text:$`)),
		withTable(define("Then", `^it offers these links:$`)),
		withTable(define("Then", `^it says:$`)),
		define("Then", `^so on$`),
	}
}

func TestCheck_acceptsWhatIsDefined(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	if problems := d.Check(definitions()); len(problems) > 0 {
		t.Errorf("got problems, want none:\n%v", problems)
	}
	if unused := d.Unused(definitions()); len(unused) > 0 {
		t.Errorf("unused: got %v, want none", unused)
	}
}

// checked is the sample, with the definition at position i put in its place.
func checked(i int, definition ...declaration.Definition) []declaration.Definition {
	all := definitions()
	return append(append(all[:i:i], definition...), all[i+1:]...)
}

func TestCheck_reportsStepsAndDefinitionsThatDoNotFit(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		known []declaration.Definition
		want  []string
	}{
		"nothing like it": {checked(6, define("Then", `^it is not here$`)), []string{
			`part/links.feature:16: no Then says "it is there"; the nearest is Then ^it is not here$ (words.go:7)`,
			`part/links.feature:54: no Then says "it is not there"; the nearest is Then ^it is not here$ (words.go:7)`}},
		"no definition of the keyword": {checked(4), []string{
			`part/links.feature:15: no When says "it is read"; the nearest is When ^it is read as (\w+)$ (words.go:7)`,
			`part/links.feature:53: no When says "something else is read"; the nearest is When ^it is read as (\w+)$ (words.go:7)`}},
		"a Then that only a Given says": {checked(10), []string{
			`part/links.feature:34: no Then says "so on", only Given ^so on$ (words.go:7); start the step with Given, or reword it`}},
		"two that say the same": {append(definitions(), define("When", `^it is read as JSON$`)), []string{
			`part/links.feature:27: "it is read as JSON" is ambiguous: When ^it is read as (\w+)$ (words.go:7) and When ^it is read as JSON$ (words.go:7) say it; tell them apart`}},
		"a table nobody looks at": {checked(8, define("Then", `^it offers these links:$`)), []string{
			`part/links.feature:28: the table of "it offers these links:" is not looked at: Then ^it offers these links:$ (words.go:7) takes none; remove it`}},
		"a table that is missing": {checked(0, withTable(define("Given", `^a derived conversation$`))), []string{
			`part/links.feature:5: "a derived conversation" has no table: Given ^a derived conversation$ (words.go:7) takes one; add it`}},
		"a doc string nobody looks at": {checked(7, define("Then", `^it has this text:$`)), []string{
			`part/links.feature:17: the doc string of "it has this text:" is not looked at: Then ^it has this text:$ (words.go:7) takes none; remove it`}},
		"a doc string that is missing": {checked(0, withDocString(define("Given", `^a derived conversation$`))), []string{
			`part/links.feature:5: "a derived conversation" has no doc string: Given ^a derived conversation$ (words.go:7) takes one; add it`}},
		"a capture that is not taken": {checked(3, declaration.Definition{Keyword: "Given", Expr: regexp.MustCompile(`^so (on)$`), File: "/steps/words.go", Line: 9}), []string{
			`/steps/words.go:9: Given ^so (on)$ captures 1, its handler takes 0; make them as many, with (?:...) for what is not taken`}},
		"an argument that is not captured": {checked(3, declaration.Definition{Keyword: "Given", Expr: regexp.MustCompile(`^so on$`), Args: 1, File: "/steps/words.go", Line: 9}), []string{
			`/steps/words.go:9: Given ^so on$ captures 0, its handler takes 1; make them as many, with (?:...) for what is not taken`}},
		"an expression without an end": {checked(3, define("Given", `^so on`)), []string{
			`/steps/words.go:7: Given ^so on is not anchored, so that it matches longer texts; write ^...$`}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, texts(read(t, sound()).Check(test.known))); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheck_withoutAnyDefinition(t *testing.T) {
	t.Parallel()
	problems := read(t, sound()).Check(nil)
	want := `part/links.feature:5: no Given says "a derived conversation"; define it`
	if len(problems) == 0 || problems[0].String() != want {
		t.Errorf("got %v, want %q first", problems, want)
	}
}

func TestDeclare_namesThePhraseThatWasMeant(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"the caller retrieve its derived conversation as JSON":                   "^the caller retrieves (it|its derived conversation|",
		"the caller retrieved its derived conversation as JSON":                  "^the caller retrieves (it|its derived conversation|",
		"The caller retrieves its derived conversation as JSON":                  "^the caller retrieves (it|its derived conversation|",
		"the caller retrieves its derived conversation as json":                  "^the caller retrieves (it|its derived conversation|",
		"the caller retrieves its derived conversation as JSON.":                 "^the caller retrieves (it|its derived conversation|",
		"the caller retrieves the derived modality of an unknown invite as JSON": "^the caller retrieves (it|its derived conversation|",
		"the caller retrieves its derived conversation as JSON and XML":          "^the caller retrieves (it|its derived conversation|the derived modality) as JSON and as XML$",
		"the caller retrieves its derived conversation accepting text":           `^the caller retrieves (its derived conversation|the derived modality) accepting "([^"]+)"$`,
		"the caller sent OPTIONS to its derived conversation as JSON":            `^the caller sends (?<method>\w+) to `,
		"the caller delete its derived conversation":                             "^the caller deletes its derived conversation$",
		"a callee retrieves the caller's derived modality as XML":                "^(somebody without a token|",
	} {
		_, problems := declaration.Declare(with(strings.Replace(good, "When b\n", "When "+text+"\n", 1)))
		if want := fmt.Sprintf("no When says %q; the nearest is When %s", text, want); !strings.Contains(problems.Error(), want) {
			t.Errorf("got %v, want %s", problems, want)
		}
	}
}

func TestDeclaration_countsUses(t *testing.T) {
	t.Parallel()
	d := read(t, sound())
	tests := map[string]struct {
		definition declaration.Definition
		want       int
	}{
		"a background counts once":       {define("Given", `^a derived conversation$`), 1},
		"the rows of a step count once":  {define("When", `^it is read as (\w+)$`), 1},
		"two steps":                      {define("When", `^(it|something else) is read$`), 2},
		"a text said as another keyword": {define("When", `^it is there$`), 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := d.Uses(test.definition); got != test.want {
				t.Errorf("%s: got %d, want %d", test.definition.Expr, got, test.want)
			}
			if got := len(d.Unused([]declaration.Definition{test.definition})) > 0; got != (test.want == 0) {
				t.Errorf("%s unused: got %t, want %t", test.definition.Expr, got, test.want == 0)
			}
		})
	}
}

func TestDeclare_readsEveryTable(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct{ table, want string }{
		"a header misspelled": {"| lnik | present |\n        | nothing | always |", `begins with the column "lnik"; begin it with link`},
		"a column missing":    {"| link |\n        | nothing |", `want ["link" "present"]`},
		"no such presence":    {"| link | present |\n        | nothing | sometimes |", `present "sometimes": want always`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := strings.Replace(sampleFeature, "| link |\n        | self |", row.table, 1)
			_, problems := declaration.Declare(with(feature))
			if !strings.Contains(problems.Error(), row.want) {
				t.Errorf("got %q, want %q in it", problems, row.want)
			}
		})
	}
}

func TestCheck_leavesPlaceholdersWithoutAColumnToTheGuards(t *testing.T) {
	t.Parallel()
	d, problems := declaration.Read(with(strings.Replace(good, "When b <format>", "When b <formt>", 1)))
	if len(problems) != 1 {
		t.Errorf("got %v, want one problem", problems)
	}
	known := []declaration.Definition{define("Given", "^a$"), define("When", "^b$"), withTable(define("Then", "^c:$")), define("Then", "^c$")}
	if more := d.Check(known); len(more) > 0 {
		t.Errorf("got %v on top of it, want nothing", more)
	}
}
