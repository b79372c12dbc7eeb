package declaration_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v42"
	"github.com/google/go-cmp/cmp"

	"ucwatest/support/declaration"
)

func TestRead_refusesStepsThatBecomeDescription(t *testing.T) {
	t.Parallel()
	const do = `is read as a description; begin it with "Given " and no other blanks, or with another word if it is prose`
	tests := map[string]struct {
		old, replacement, want string
	}{
		"a tab after the keyword":           {"Given a", "Given\ta", `a.feature:8: "Given\ta" ` + do},
		"a no-break space after it":         {"Given a", "Given\u00a0a", `a.feature:8: "Given\u00a0a" ` + do},
		"a no-break space before it":        {"Given a", "\u00a0Given a", `a.feature:8: "\u00a0Given a" ` + do},
		"a blank without a width before it": {"Given a", "\u200bGiven a", `a.feature:8: "\u200bGiven a" ` + do},
		"an ideographic space before it":    {"Given a", "\u3000Given a", `a.feature:8: "\u3000Given a" ` + do},
		"an item of a list":                 {"Given a", "- Given a", `a.feature:8: "- Given a" ` + do},
		"an item with a number":             {"Given a", "1. Given a", `a.feature:8: "1. Given a" ` + do},
		"a comment of another language":     {"Given a", "// given a", `a.feature:8: "// given a" ` + do},
		"a list in a feature's description": {"Feature: F", "Feature: F\n  - Given names are names.", ""},
		"capitals":                          {"Given a", "GIVEN a", `a.feature:8: "GIVEN a" ` + do},
		"the keyword alone":                 {"Given a", "Given", `a.feature:8: "Given" ` + do},
		"in a feature":                      {"Feature: F", "Feature: F\n  given a", `a.feature:2: "given a" ` + do},
		"in a Rule":                         {"Rule: R", "Rule: R\n    Given\ta", `a.feature:5: "Given\ta" ` + do},
		"in Examples":                       {"Examples: all", "Examples: all\n        Given\ta", `a.feature:20: "Given\ta" ` + do},
		"in a Background of the feature": {"Feature: F", "Feature: F\n  Background:\n    Given\ta\n    Given b",
			`a.feature:3: "Given\ta" ` + do},
		"in a Background of a Rule": {"Rule: R", "Rule: R\n    Background:\n      Given\ta\n      Given b",
			`a.feature:6: "Given\ta" ` + do},
		"on the line of its Background": {"Rule: R", "Rule: R\n    Background: Given a\n      Given b",
			`a.feature:5: "Given a" is read as the title of the Background; write it on the next line`},
		"a star": {"Given a", "*\ta", `a.feature:8: "*\ta" is read as a description; begin it with "* " and no other blanks, or with another word if it is prose`},
		"a title with a blank before its colon": {"Rule: R", "Rule: R\n    Background :", `a.feature:5: "Background :" is read as a description; ` +
			`begin it with "Background:" and no other blanks, or with another word if it is prose`},
		"a title in small letters": {"Rule: R", "Rule: R\n    background:", `a.feature:5: "background:" is read as a description; ` +
			`begin it with "Background:" and no other blanks, or with another word if it is prose`},
		"a title with an Asian colon": {"Rule: R", "Rule: R\n    Background\uff1a", `a.feature:5: "Background：" is read as a description; ` +
			`begin it with "Background:" and no other blanks, or with another word if it is prose`},
		"a row after a no-break space": {"        | format |\n        | JSON   |", "        \u00a0| format |\n        | format |\n        | JSON |",
			`a.feature:20: "\u00a0| format |" is read as a description; write | with spaces alone before it, below the line it belongs to`},
		"a row on the line of its Examples": {"Examples: all", "Examples: | format |",
			`a.feature:19: "| format |" is read as the title of the Examples; write it on the next line`},
		"a tab after a later keyword": {"When b\n", "When\tb\n",
			`a.feature:9: "When\tb" cannot stand here; begin it with "When " and no other blanks, or with another word if it is prose`},
		"words that only begin like a keyword": {"Given a", "Andrew, Givenchy and Thenceforth: prose.\n      Given a", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			feature := strings.Replace(good, test.old, test.replacement, 1)
			if feature == good {
				t.Fatalf("%q is not in the feature", test.old)
			}
			_, problems := declaration.Read(with(feature))
			if got := strings.Join(texts(problems), "\n"); got != test.want {
				t.Errorf("mismatch (-want +got):\n%s", cmp.Diff(test.want, got))
			}
		})
	}
}

// languages are some of Gherkin's: with blanks between words and without, with
// several scripts, with keywords of several words.
var languages = []string{"en", "de", "fr", "it", "pt", "pl", "cs", "tr", "ru", "uk", "el", "ar", "he", "fa", "hi", "th", "ja", "ko", "zh-CN", "zh-TW", "vi", "ht"}

func TestRead_knowsTheStepsOfEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, language := range languages {
		d := gherkin.DialectsBuiltin().GetDialect(language)
		for _, keyword := range slices.Compact(slices.Sorted(slices.Values(d.StepKeywords()))) {
			step := strings.TrimSpace(keyword)
			_, problems := declaration.Read(with(fmt.Sprintf("# language: %s\n%s: F\n  %s: R\n    %s:\n      \u00a0%s\ta\n      * b\n", language,
				d.FeatureKeywords()[0], d.RuleKeywords()[0], d.BackgroundKeywords()[0], step)))
			if want := fmt.Sprintf("a.feature:5: %q is read as a description", "\u00a0"+step+"\ta"); !strings.Contains(problems.Error(), want) {
				t.Errorf("%s: got %v, want %s", language, problems, want)
			}
		}
	}
}

func TestRead_asksTheLanguageWhatAnOutlineIs(t *testing.T) {
	t.Parallel()
	const german = `# language: de
Funktionalität: F

  @DC-READ
  Regel: R

    @dc-read-1 @reads
    %s: S
      Angenommen a
      Wenn b
      Dann c:
        | link |
        | self |
`
	tests := map[string]string{
		"Szenario":          "",
		"Beispiel":          "",
		"Szenariogrundriss": `a.feature:8: outline "S" has no Examples; add Beispiele, or write Szenario`,
		"Szenarioo":         `a.feature:8: "Szenarioo: S" cannot stand here; did you mean Szenario:?`,
		"Szene":             `a.feature:8: "Szene: S" cannot stand here; want one of: a tag, Rule:`,
	}
	for keyword, want := range tests {
		_, problems := declaration.Read(with(fmt.Sprintf(german, keyword)))
		got := strings.Join(texts(problems), "\n")
		if first, _, _ := strings.Cut(got, "\n"); !strings.HasPrefix(first, want) || want == "" && got != "" {
			t.Errorf("%s: got %s, want %s", keyword, got, want)
		}
	}
}
