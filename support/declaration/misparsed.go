package declaration

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	// parseError is how the parser words one of its errors.
	parseError = regexp.MustCompile(`^\((\d+):\d+\): (.*)$`)

	// unexpected is what it says of a line, or of the end, that cannot stand where it does.
	unexpected = regexp.MustCompile(`^(?:unexpected end of file, )?expected: (.*?)(?:, got '(.*)')?$`)
)

// misparsed takes the parser's error apart. That is one text of many lines: the
// types of its parts are not exported. What the parser stumbles over after it lost
// its way is left out.
func misparsed(path string, content []byte, err error) Problems {
	words := keywordsOf(languageOf(content))
	var problems Problems
	for line := range strings.Lines(err.Error()) {
		m := parseError.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		number, _ := strconv.Atoi(m[1]) // the expression lets only digits pass
		what, do, follows := words.stumbled(m[2])
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
func (k keywords) stumbled(message string) (what, do string, follows bool) {
	m := unexpected.FindStringSubmatch(message)
	if m == nil {
		return strings.ToLower(message[:1]) + message[1:], "", false
	}
	what = strconv.Quote(strings.TrimSpace(m[2])) + " cannot stand here"
	if m[2] == "" {
		what = "the file cannot end here"
	}
	if k.known(m[2]) {
		return what, "want one of: " + k.grammatical(m[1]), true
	}
	for _, read := range []func(string) string{k.misreadTitle, k.misreadStep, k.misspeltStep} {
		if do := read(m[2]); do != "" {
			return what, do, false
		}
	}
	return what, "want one of: " + k.grammatical(m[1]), true
}

// grammatical names the tokens the parser waits for, but for blank lines and
// comments, as a person does.
func (k keywords) grammatical(tokens string) string {
	names := map[string]string{"#EOF": "the end of the file", "#Language": "", "#Comment": "", "#Empty": "", "#Other": "text",
		"#TagLine": "a tag", "#FeatureLine": k.feature + ":", "#RuleLine": k.rule + ":", "#BackgroundLine": k.background + ":",
		"#ScenarioLine": k.scenario + ":", "#ExamplesLine": k.examples + ":", "#StepLine": "a step", "#TableRow": "a table row",
		"#DocStringSeparator": `"""`}
	var all []string
	for token := range strings.SplitSeq(tokens, ", ") {
		if name := names[token]; name != "" {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}
