package declaration_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

// good is a feature without a problem; broken ones are made from it.
const good = `Feature: F

  @DC-READ
  Rule: R

    @dc-read-1 @reads
    Scenario: S
      Given a
      When b
      Then c:
        | link |
        | self |

    @dc-read-2 @stages
    Scenario Outline: As <format>
      When b <format>
      Then c

      Examples: all
        | format |
        | JSON   |
        | XML    |
`

// broken are ways to spoil good: old text, new text, and the problems.
var broken = map[string]struct {
	old, replacement string
	want             []string
}{
	"nothing": {"", "", nil},

	"no id": {"@dc-read-1 @reads", "@reads", []string{
		`a.feature:7: scenario "S" has 0 ids; give it exactly one, as @dc-links-1`}},
	"two ids": {"@dc-read-1 @reads", "@dc-read-1 @dc-read-9 @reads", []string{
		`a.feature:7: scenario "S" has 2 ids; give it exactly one, as @dc-links-1`}},
	"an id in capitals": {"@dc-read-1 @reads", "@DC-Read-1 @reads", []string{
		`a.feature:6: tag @DC-Read-1 is not an id; write it in small letters with a number at the end, as @dc-links-1`}},
	"a doubled id": {"@dc-read-2", "@dc-read-1", []string{
		`a.feature:14: id @dc-read-1 is also at a.feature:6; give this scenario a new one`}},
	"no reach": {"@dc-read-1 @reads", "@dc-read-1", []string{
		`a.feature:7: scenario "S" has 0 reaches; give it exactly one of @reads, @stages and @refuses`}},
	"two reaches": {"@dc-read-1 @reads", "@dc-read-1 @reads @refuses", []string{
		`a.feature:7: scenario "S" has 2 reaches; give it exactly one of @reads, @stages and @refuses`}},
	"a misspelled reach": {"@reads", "@raeds", []string{
		`a.feature:6: tag @raeds is unknown; did you mean @reads?`}},
	"an unknown tag": {"@reads", "@reads @slow", []string{
		`a.feature:6: tag @slow is unknown; use an id, a reach, a clause or @wip`}},
	"work in progress": {"@reads", "@reads @wip", nil},
	"a reach on a feature": {"Feature: F", "@reads\nFeature: F", []string{
		`a.feature:1: tag @reads stands on a Feature; put it on each scenario`}},
	"an id on a Rule": {"@DC-READ", "@DC-READ @dc-read-7", []string{
		`a.feature:3: tag @dc-read-7 stands on a Rule; put it on a scenario`}},
	"a reach on Examples": {"Examples: all", "@reads\n      Examples: all", []string{
		`a.feature:19: tag @reads stands on Examples; put it on each scenario`}},
	"a clause on a scenario": {"@dc-read-1 @reads", "@dc-read-1 @reads @DC-READ", []string{
		`a.feature:6: tag @DC-READ stands on a scenario; put it on the Rule that states the clause`}},
	"two clauses": {"@DC-READ", "@DC-READ @DC-LATER", []string{
		`a.feature:4: rule "R" has 2 clause tags; a Rule states exactly one clause: tag it, as @DC-LINK-SELF`}},
	"no clause": {"@DC-READ", "@wip", []string{
		`a.feature:4: rule "R" has 0 clause tags; a Rule states exactly one clause: tag it, as @DC-LINK-SELF`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},
	"a misspelled clause": {"@DC-READ", "@DC-REAED", []string{
		`a.feature:3: clause DC-REAED is not in clauses.hcl; did you mean DC-READ?`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},
	"a clause in small letters": {"@DC-READ", "@dc-read", []string{
		`a.feature:3: tag @dc-read is not a clause; did you mean DC-READ?`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},
	"a clause nobody knows": {"@DC-READ", "@DC-SOMETHING-ELSE", []string{
		`a.feature:3: clause DC-SOMETHING-ELSE is not in clauses.hcl; add it to clauses.hcl`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},

	"a Rule of a waived clause": {"    @dc-read-2 @stages\n", "  @DC-LATER\n  Rule: Q\n\n    @dc-read-2 @stages\n", []string{
		`clauses.hcl:18: clause DC-LATER is waived, but a.feature:15 judges it; remove waived, or what judges it`}},
	"no Rule": {"  @DC-READ\n  Rule: R\n", "", []string{
		`a.feature:5: scenario "S" stands outside a Rule; put it below the Rule whose example it is`,
		`a.feature:13: scenario "As <format>" stands outside a Rule; put it below the Rule whose example it is`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},
	"a Rule without scenarios": {"@DC-READ", "@DC-LATER\n  Rule: Q\n\n  @DC-READ", []string{
		`a.feature:4: rule "Q" holds no scenario; add an example`}},

	"no title": {"Scenario: S", "Scenario:", []string{
		`a.feature:7: the scenario has no title; say what it is an example of`}},
	"a slash in a title": {"Scenario: S", "Scenario: S/T", []string{
		`a.feature:7: title "S/T" holds a /, at which go test -run splits; reword it`}},
	"a slash in a title's column": {"JSON ", "a/b  ", []string{
		`a.feature:21: title "As a/b" holds a /, at which go test -run splits; reword it`}},
	"a doubled title": {"Scenario: S", "Scenario: As XML", []string{
		`a.feature:22: title "As XML" is also that of a.feature:7; reword one of them`}},
	"a title without a column": {"As <format>", "As it is", []string{
		`a.feature:15: title "As it is" is the same for all 2 rows; put a column into it, as <format>`}},

	"no steps": {"      Given a\n      When b\n      Then c:\n        | link |\n        | self |\n", "", []string{
		`a.feature:7: scenario "S" has no steps; write Given, When and Then`,
		`clauses.hcl:8: clause DC-LINK-SELF is judged by no case; prove it, or say with waived why nothing does`}},
	"too many steps": {"Given a\n", "Given a\n" + strings.Repeat("      And a\n", 8), []string{
		`a.feature:7: scenario "S" has 11 steps, want at most 10; split it, or move what is common into a Background`}},
	"no When": {"When b\n", "And b\n", []string{
		`a.feature:7: scenario "S" has no When; say what is asked`}},
	"two Whens": {"When b\n", "When b\n      And b\n", []string{
		`a.feature:10: scenario "S" has 2 Whens, want one; split it, or make what comes first a Given`}},
	"no Then": {"      Then c\n", "", []string{
		`a.feature:15: scenario "As <format>" has no Then; say what can be observed`}},
	"And at first": {"Given a", "And a", []string{
		`a.feature:8: the first step starts with And, which continues nothing; write Given, When or Then`}},
	"a misspelled first step": {"Given a", "Gven a", []string{
		`a.feature:8: "Gven a" is read as a description; did you mean Given?`}},
	"a first step in small letters": {"Given a", "given a", []string{
		`a.feature:8: "given a" is read as a description; begin it with "Given " and no other blanks, or with another word if it is prose`}},
	"a first step with a colon": {"Given a", "Given: a", []string{
		`a.feature:8: "Given: a" is read as a description; begin it with "Given " and no other blanks, or with another word if it is prose`}},
	"letters in another order": {"Given a", "Some words.\n      Hwen a", []string{
		`a.feature:9: "Hwen a" is read as a description; did you mean When?`}},
	"a description": {"Given a", "The caller asks. They get\n      an answer, then the end.\n      Given a", nil},
	"a misspelled later step": {"Then c\n", "Tehn c\n", []string{
		`a.feature:17: "Tehn c" cannot stand here; did you mean Then?`}},
	"a misspelled scenario": {"Scenario: S", "Scenaro: S", []string{
		`a.feature:7: "Scenaro: S" cannot stand here; did you mean Scenario:?`}},
	"misspelled Examples": {"Examples: all", "Exampls: all", []string{
		`a.feature:19: "Exampls: all" cannot stand here; did you mean Examples:?`}},
	"a misspelled example": {"Scenario: S", "Exampel: S", []string{
		`a.feature:7: "Exampel: S" cannot stand here; did you mean Example:?`}},
	"a scenario with a letter too many": {"Scenario: S", "Scenarioo: S", []string{
		`a.feature:7: "Scenarioo: S" cannot stand here; did you mean Scenario:?`}},
	"two misspelled steps": {"When b\n      Then c:", "Wehn b\n      Tehn c:", []string{
		`a.feature:9: "Wehn b" cannot stand here; did you mean When?`,
		`a.feature:10: "Tehn c:" cannot stand here; did you mean Then?`}},
	"no Feature": {"Feature: F", "| a |", []string{
		`a.feature:1: "| a |" cannot stand here; want one of: the end of the file, a tag, Feature:`}},
	"a doc string without an end": {"Then c\n", "Then c\n\"\"\"\n", []string{
		`a.feature:24: the file cannot end here; want one of: """, text`}},
	"a tag with a space": {"@reads", "@reads of", []string{
		`a.feature:6: a tag may not contain whitespace`}},
	"an unknown language": {"Feature: F", "# language: xx\nFeature: F", []string{
		`a.feature:1: language not supported: xx`}},
	"a misspelled rule": {"  @DC-READ\n  Rule: R", "  Rul: R", []string{
		`a.feature:3: "Rul: R" is read as a description; did you mean Rule:?`,
		`a.feature:6: scenario "S" stands outside a Rule; put it below the Rule whose example it is`,
		`a.feature:14: scenario "As <format>" stands outside a Rule; put it below the Rule whose example it is`,
		`clauses.hcl:2: clause DC-READ is judged by no case; prove it, or say with waived why nothing does`}},

	"a When in the Background": {"Rule: R\n", "Rule: R\n    Background:\n      Given a\n      When b\n", []string{
		`a.feature:7: the Background holds a When: "b"; move it into the scenarios`}},
	"a long Background": {"Rule: R\n", "Rule: R\n    Background:\n      Given a\n      And b\n      And c\n", []string{
		`a.feature:5: the Background has 3 steps, want at most 2; move what not every scenario needs into the scenarios`}},
	"an empty Background": {"Rule: R\n", "Rule: R\n    Background:\n      Gvien a\n", []string{
		`a.feature:5: the Background has no steps; write a Given, or remove it`,
		`a.feature:6: "Gvien a" is read as a description; did you mean Given?`}},

	"a first cell of two lines": {"| XML    |", `| X\nML  |`, []string{
		`a.feature:22: the first cell "X\nML" holds a character that an id cannot have; case ids go by the first cell: write it in one line of printable characters`}},
	"a first cell with a control": {"| XML    |", "| X\x7fML |", []string{
		`a.feature:22: the first cell "X\x7fML" holds a character that an id cannot have; case ids go by the first cell: write it in one line of printable characters`}},
	"a first cell with a mark of direction": {"| XML    |", "| X\u202eML |", []string{
		`a.feature:22: the first cell "X\u202eML" holds a character that an id cannot have; case ids go by the first cell: write it in one line of printable characters`}},
	"a first cell in another script": {"| XML    |", "| Größe  |", nil},
	"an outline without Examples": {"\n      Examples: all\n        | format |\n        | JSON   |\n        | XML    |\n", "", []string{
		`a.feature:15: outline "As <format>" has no Examples; add Examples, or write Scenario`}},
	"Examples without a row": {"        | JSON   |\n        | XML    |\n", "", []string{
		`a.feature:19: the Examples have no rows; add a row: without one nothing is run`}},
	"Examples without a table": {"        | format |\n        | JSON   |\n        | XML    |\n", "", []string{
		`a.feature:19: the Examples have no rows; add a row: without one nothing is run`}},
	"a doubled first cell": {"| XML    |", "| JSON   |", []string{
		`a.feature:22: first cell "JSON" is also that of line 21; case ids go by the first cell: make it differ`,
		`a.feature:22: title "As JSON" is also that of a.feature:21; reword one of them`}},
	"an empty first cell": {"| XML    |", "|        |", []string{
		`a.feature:22: the first cell of the row is empty; name the example in it`}},
	"a placeholder without a column": {"When b <format>", "When b <formt>", []string{
		`a.feature:16: <formt> is not a column of the Examples of line 19; did you mean format?`}},
	"a placeholder that is nothing like a column": {"When b <format>", "When b <x>", []string{
		`a.feature:16: <x> is not a column of the Examples of line 19; the columns are format`}},
	"a cell that is not closed": {"| JSON   |\n", "| JSON   | YAML\n", []string{
		`a.feature:21: behind the last | of the row stands "YAML", which is not read; close the cell with | or remove it`}},
	"a header that is not closed": {"| format |\n", "| format | size\n", []string{
		`a.feature:20: behind the last | of the row stands "size", which is not read; close the cell with | or remove it`}},
	"a comment behind a row": {"| self |\n", "| self |  # the link\n", []string{
		`a.feature:12: behind the last | of the row stands "# the link", which is not read; close the cell with | or remove it`}},
	"a row of the Background that is not closed": {"Rule: R\n", "Rule: R\n    Background:\n      Given a:\n        | a | b\n", []string{
		`a.feature:7: behind the last | of the row stands "b", which is not read; close the cell with | or remove it`}},
	"an escaped | at the end of a row": {"| XML    |\n", "| XML \\\\\\| a\n", []string{
		`a.feature:22: inconsistent cell count within the table`}},
	"an escaped | behind a row": {"| XML    |\n", "| XML    | \\| a\n", []string{
		`a.feature:22: behind the last | of the row stands "\\| a", which is not read; close the cell with | or remove it`}},
	"an escaped | within a row": {"| XML    |\n", "| X\\\\\\|ML |  \t\n", nil},
	"rows elsewhere":            {"Given a\n", "Prose | with | signs\n      Given a:\n        \"\"\"\n        | a | b\n        \"\"\"\n", nil},
	"rows of different lengths": {"| XML    |", "| XML | x |", []string{
		`a.feature:22: inconsistent cell count within the table`}},

	"a row no clause knows": {"        | self |\n", "        | self |\n        | slef |\n", []string{
		`a.feature:13: "link slef" is the subject of no clause; did you mean link self?`}},
	"a row that the outline fills in": {"When b <format>\n      Then c\n", "When b <format>\n      Then c\n        | link |\n        | <format> |\n", []string{
		`a.feature:19: "link JSON" is the subject of no clause; add it to clauses.hcl`,
		`a.feature:19: "link XML" is the subject of no clause; add it to clauses.hcl`}},
	"a table of something else": {"| link |", "| note |", []string{
		`clauses.hcl:8: clause DC-LINK-SELF is judged by no case; prove it, or say with waived why nothing does`}},
}

func TestRead_guards(t *testing.T) {
	t.Parallel()
	for name, test := range broken {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := strings.Replace(good, test.old, test.replacement, 1)
			if feature == good && test.old != "" {
				t.Fatalf("%q is not in the feature", test.old)
			}
			_, problems := declaration.Read(with(feature))
			if diff := cmp.Diff(test.want, texts(problems)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_refusesARowOfAWaivedClause(t *testing.T) {
	t.Parallel()
	fsys := with(good)
	fsys["clauses.hcl"] = &fstest.MapFile{Data: []byte(strings.Replace(ledgerText, `present = "always"`, "present = \"always\"\n  waived = \"no target shows it\"", 1))}
	_, problems := declaration.Read(fsys)
	want := []string{`clauses.hcl:8: clause DC-LINK-SELF is waived, but a.feature:12 judges it; remove waived, or what judges it`}
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestRead_reportsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	fsys := with(strings.NewReplacer("@dc-read-1 @reads", "@reads", "When b\n", "And b\n").Replace(good))
	fsys["z.feature"] = with(strings.NewReplacer("@stages", "@staegs", "Scenario: S", "Scenario: T").Replace(good))["a.feature"]
	_, problems := declaration.Read(fsys)
	want := []string{
		`a.feature:7: scenario "S" has 0 ids; give it exactly one, as @dc-links-1`,
		`a.feature:7: scenario "S" has no When; say what is asked`,
		`z.feature:14: tag @staegs is unknown; did you mean @stages?`,
		`z.feature:14: id @dc-read-2 is also at a.feature:14; give this scenario a new one`,
		`z.feature:21: title "As JSON" is also that of a.feature:21; reword one of them`,
		`z.feature:22: title "As XML" is also that of a.feature:22; reword one of them`,
	}
	if diff := cmp.Diff(want, texts(problems)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if got := problems.Error(); got != strings.Join(want, "\n") {
		t.Errorf("as an error: got %q, want a line for each problem", got)
	}
}
