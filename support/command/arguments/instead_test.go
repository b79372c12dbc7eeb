package arguments

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// called finds the verbs and flags of this command in a sentence.
var called = regexp.MustCompile(`ucwatest ([a-z-]+)|(?:^|[ (])-([a-z][a-z-]*)`)

func TestInstead_namesOnlyWhatThereIs(t *testing.T) {
	t.Parallel()
	var verbs, flags []string
	for _, verb := range Verbs() {
		verbs, flags = append(verbs, verb.Name), append(flags, names(verb.flags(plain))...)
	}
	for _, table := range []map[string]string{verbsInstead, flagsInstead} {
		for word, use := range table {
			for _, match := range called.FindAllStringSubmatch(strings.ReplaceAll(use, "make race", ""), -1) {
				if match[1] != "" && !slices.Contains(verbs, match[1]) || match[2] != "" && !slices.Contains(flags, match[2]) {
					t.Errorf("%s: %q names %q, want a verb or flag that exists", word, use, match[0])
				}
			}
		}
	}
	for word := range verbsInstead {
		if slices.Contains(verbs, word) {
			t.Errorf("%s: got it in the table of verbs that do not exist", word)
		}
	}
}

func TestMeant(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"staging.hcl":       "staging.hcl is the form of a target: want -on staging.hcl",
		"a/staging.hcl#two": "a/staging.hcl#two is the form of a target: want -on a/staging.hcl#two",
		"dc-links-1":        "dc-links-1 is the form of an id: want -target dc-links-1",
		"dc-links-1[JSON]":  "dc-links-1[JSON] is the form of an id: want -target 'dc-links-1[JSON]'",
		"DC-LINK-SELF":      "DC-LINK-SELF is the form of an id: want -target DC-LINK-SELF",
		"features/":         "features/ is a folder: want -features features/",
		"features":          "features is a folder: want -features features",
		"a/links.feature":   "a/links.feature is the form of a feature file: want -features with its folder, or -target with the id of a case in it",
		"@reads":            "@reads is the form of a tag: want -tags @reads",
		"staging.plan":      "",
		"release-2026":      "release-2026 is the form of an id: want -target release-2026",
		"plan":              "",
	} {
		if got := Meant(word); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
