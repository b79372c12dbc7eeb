package declaration

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	// parseError is how the parser words one of its errors.
	parseError = regexp.MustCompile(`^\((\d+):\d+\): (.*)$`)

	// unexpected is what it says of a line, or of the end, that cannot stand where it does.
	unexpected = regexp.MustCompile(`^(?:unexpected end of file, )?expected: (.*?)(?:, got '(.*)')?$`)
)

var (
	stepWords  = []string{"Given", "When", "Then", "And", "But"}
	titleWords = []string{"Feature", "Rule", "Background", "Scenario", "Scenario Outline", "Examples"}
)

// misparsed takes the parser's error apart, which is one text of many lines.
// What the parser stumbles over after it lost its way is left out.
func misparsed(path string, err error) Problems {
	var problems Problems
	for line := range strings.Lines(err.Error()) {
		m := parseError.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		number, _ := strconv.Atoi(m[1]) // the expression lets only digits pass
		what, do, follows := stumbled(m[2])
		if !follows || len(problems) == 0 {
			problems = append(problems, Problem{File: path, Line: number, What: what, Do: do})
		}
	}
	if len(problems) == 0 {
		return Problems{unreadable(path, err)}
	}
	return problems
}

// stumbled words one message of the parser. One that only says what would be
// grammatical may follow from an error before.
func stumbled(message string) (what, do string, follows bool) {
	m := unexpected.FindStringSubmatch(message)
	if m == nil {
		return strings.ToLower(message[:1]) + message[1:], "", false
	}
	what = strconv.Quote(strings.TrimSpace(m[2])) + " cannot stand here"
	if m[2] == "" {
		what = "the file cannot end here"
	}
	if keyword := misspelled(m[2]); keyword != "" {
		return what, "did you mean " + keyword + "?", false
	}
	return what, "want one of: " + grammatical(m[1]), true
}

// grammatical names the tokens the parser waits for, but for blank lines and
// comments, as a person does.
func grammatical(tokens string) string {
	names := map[string]string{"#EOF": "the end of the file", "#Language": "", "#Comment": "", "#Empty": "", "#Other": "text",
		"#TagLine": "a tag", "#FeatureLine": "Feature:", "#RuleLine": "Rule:", "#BackgroundLine": "Background:",
		"#ScenarioLine": "Scenario:", "#ExamplesLine": "Examples:", "#StepLine": "a step", "#TableRow": "a table row",
		"#DocStringSeparator": `"""`}
	var all []string
	for token := range strings.SplitSeq(tokens, ", ") {
		if name := names[token]; name != "" {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}

// misspelled is the keyword that line was probably meant to start with, "" if
// it does not look like one.
func misspelled(line string) string {
	line = strings.TrimSpace(line)
	if title := misspelledTitle(line); title != "" {
		return title + ":"
	}
	return misspelledStep(line)
}

func misspelledTitle(line string) string {
	title, _, found := strings.Cut(line, ":")
	if !found || slices.Contains(titleWords, title) {
		return ""
	}
	return nearWord(strings.TrimSpace(title), titleWords)
}

func misspelledStep(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 || slices.Contains(stepWords, words[0]) {
		return ""
	}
	return nearWord(strings.TrimRight(words[0], ":,."), stepWords)
}
