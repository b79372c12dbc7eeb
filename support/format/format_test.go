package format

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// loose has all that a feature file can have, laid out in no way.
const loose = `# language: en
   # About the feature.


@a   @b # why
Feature:   Loose
    A description
      with more below

  that goes on
@rule
Rule: One
# above the background
Background:
Given a thing
   Scenario: Steps
 # before a step
     Given a table
    | a|bb \| c |
  # between rows
  |   long cell|   |
    And a doc string
          """json
            {"a":
          1}
        less

          """
    * a star


    # at the end

    # of the next
  @tag
  @other
Scenario Outline: Rows <a>
When <a>
Examples: Some
about them
|a|n|
|é|1|
|10|10|
# the last
`

const tight = `# language: en
# About the feature.

@a   @b # why
Feature: Loose
    A description
      with more below

  that goes on

  @rule
  Rule: One

    # above the background
    Background:
      Given a thing

    Scenario: Steps
      # before a step
      Given a table
        | a         | bb \| c |
        # between rows
        | long cell |         |
      And a doc string
        """json
          {"a":
        1}
        less

        """
      * a star

      # at the end

    # of the next
    @tag
    @other
    Scenario Outline: Rows <a>
      When <a>

      Examples: Some
        about them
        | a  | n  |
        | é  |  1 |
        | 10 | 10 |
        # the last
`

func TestFeature(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"loose": loose, "with CRLF": strings.ReplaceAll(loose, "\n", "\r\n"), "with a byte order mark": "\ufeff" + loose,
		"without a last line end": strings.TrimSuffix(loose, "\n"), "formatted": tight} {
		got, err := Feature([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(tight, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFile_saysWhereItCannotBeRead(t *testing.T) {
	t.Parallel()
	for want, row := range map[string][2]string{
		"a.feature:4: expected: #EOF, #TableRow, #DocStringSeparator, #StepLine, #TagLine, #ExamplesLine, #ScenarioLine, #RuleLine, #Comment, #Empty, got 'nonsense'": {
			"a.feature", "Feature: A\n  Scenario: B\n    Given c\nnonsense\n"},
		"a.feature:2: the line has 32769 bytes, want at most 32768": {"a.feature", "Feature: A\n" + strings.Repeat("x", maxLine+1)},
		`a.feature:6: behind the last | of the row stands "# why", which is not read; close the cell with | or remove it`: {
			"a.feature", "Feature: A\n  Scenario: B\n    Given c\n    | a \\| |  \n    | b |\u200b\n    | c | # why\n    | d | e\n"},
		`a.feature:5: behind the last | of the row stands "f", which is not read; close the cell with | or remove it`: {
			"a.feature", "Feature: A\n  Scenario: B\n    Given c\n  Examples:\n    | d | f\n"},
		"a.hcl:2: Missing newline after argument; An argument definition must end with a newline.":                                                                            {"a.hcl", "\na = 1 b = 2\n"},
		"standard input:1: Invalid block definition; A block definition must have block content delimited by \"{\" and \"}\", starting on the same line as the block header.": {"", "nothing at all\n"},
	} {
		if got, err := File(row[0], []byte(row[1])); err == nil || err.Error() != want {
			t.Errorf("%s: got %q and %v, want %s", row[0], got, err, want)
		}
	}
}

func TestFile_seesWhatAnInputWithoutANameIs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"#x\n\n  @a\nFeature:  A":         "#x\n\n@a\nFeature: A\n",
		"Feature:A":                       "Feature: A\n",
		"# language: no\nEgenskap:  A":    "# language: no\nEgenskap: A\n",
		"# a comment:\ntarget \"a\" {\n}": "# a comment:\ntarget \"a\" {\n}",
		"a=1":                             "a = 1",
	} {
		if got, err := File("", []byte(text)); err != nil || string(got) != want {
			t.Errorf("%q: got %q and %v, want %q", text, got, err, want)
		}
	}
}

// TestFile_leavesOursAsTheyAre formats every file of ours.
func TestFile_leavesOursAsTheyAre(t *testing.T) {
	t.Parallel()
	seen := 0
	err := fs.WalkDir(os.DirFS("../../features"), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !Known(path) {
			return err
		}
		seen++
		text, err := os.ReadFile(filepath.Join("../../features", path))
		if err != nil {
			return err
		}
		got, err := File(path, text)
		if err != nil {
			return err
		}
		if diff := cmp.Diff(string(text), string(got)); diff != "" {
			t.Errorf("%s (-is +formatted):\n%s", path, diff)
		}
		return nil
	})
	if err != nil || seen < 20 {
		t.Errorf("got %v after %d files, want all of ours", err, seen)
	}
}

// FuzzFeature wants what was formatted to be formatted.
func FuzzFeature(f *testing.F) {
	f.Add(loose)
	f.Add(tight)
	f.Add("Feature: a\n\"\"\"\nScenario: b\n Given c\n\"\"\"\n\\\n\"\"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		once, err := Feature([]byte(text))
		if err != nil {
			return
		}
		if twice, err := Feature(once); err != nil || string(twice) != string(once) {
			t.Errorf("got %q and %v, want it as it was: %q", twice, err, once)
		}
	})
}
