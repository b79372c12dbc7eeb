package declaration

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	gherkin "github.com/cucumber/gherkin/go/v42"
)

// keywords are the words of one of Gherkin's languages with which a line begins
// that is no description.
type keywords struct {
	feature, rule, background, scenario, examples string // one of several each, as it is named in a message

	steps    []string // with the blank that must follow, if one must
	titles   []string // without the colon that must follow
	outlines []string // those of titles that want Examples
}

// keywordsOf are the keywords of a language, as "de"; those of English if
// Gherkin does not know it.
func keywordsOf(language string) keywords {
	d := gherkin.DialectsBuiltin().GetDialect(language)
	if d == nil {
		d = gherkin.DialectsBuiltin().GetDialect(gherkin.DefaultDialect)
	}
	scenarios := d.ScenarioKeywords() // where there are two, the first says example
	k := keywords{feature: d.FeatureKeywords()[0], rule: d.RuleKeywords()[0], background: d.BackgroundKeywords()[0],
		scenario: scenarios[len(scenarios)-1], examples: d.ExamplesKeywords()[0], outlines: d.ScenarioOutlineKeywords(), steps: d.StepKeywords()}
	k.titles = slices.Concat(d.FeatureKeywords(), d.RuleKeywords(), d.BackgroundKeywords(),
		scenarios, k.outlines, d.ExamplesKeywords())
	return k
}

// languageLine is the comment that names the language of a file.
var languageLine = regexp.MustCompile(`^\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$`)

// languageOf is the language that the first lines of a feature file name, "" if
// they name none.
func languageOf(content []byte) string {
	for line := range strings.Lines(string(content)) {
		if m := languageLine.FindStringSubmatch(line); m != nil {
			return m[1]
		}
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return ""
		}
	}
	return ""
}

// isBlank tells what looks like nothing at the edge of a line: blanks of every
// kind, and characters without a width.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

// step is the keyword of a step with which line begins, in any case, "" if it
// begins with none. What follows is no part of the same word.
func (k keywords) step(line string) string {
	line = strings.TrimFunc(line, isBlank)
	longest := ""
	for _, keyword := range k.steps {
		word := strings.TrimSpace(keyword)
		rest, found := cutPrefixFold(line, word)
		if found && len(keyword) > len(longest) && parted(word, rest) {
			longest = keyword
		}
	}
	return longest
}

// title is the keyword of a title with which line begins, in any case and with
// any blanks before its colon, "" if it begins with none.
func (k keywords) title(line string) string {
	before, found := beforeColon(line)
	if !found {
		return ""
	}
	for _, keyword := range k.titles {
		if strings.EqualFold(before, keyword) {
			return keyword
		}
	}
	return ""
}

// known tells whether Gherkin itself knows line as a step or a title.
func (k keywords) known(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return slices.ContainsFunc(k.steps, func(step string) bool { return strings.HasPrefix(line, step) }) ||
		slices.ContainsFunc(k.titles, func(title string) bool { return strings.HasPrefix(line, title+":") })
}

// beforeColon is what stands before the first colon of line, be it an Asian one.
func beforeColon(line string) (before string, found bool) {
	i := strings.IndexAny(line, ":：")
	if i < 0 {
		return "", false
	}
	return strings.TrimFunc(line[:i], isBlank), true
}

// cutPrefixFold is the rest of s after prefix, whatever the case of either.
func cutPrefixFold(s, prefix string) (rest string, found bool) {
	end := 0
	for range utf8.RuneCountInString(prefix) {
		_, width := utf8.DecodeRuneInString(s[end:])
		end += width
	}
	return s[end:], strings.EqualFold(s[:end], prefix)
}

// parted tells whether rest is not the end of a word that only begins as
// keyword does: "Andrew" is no And. Languages that write without blanks have no
// such words.
func parted(keyword, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(keyword)
	next, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(last) || unicode.Is(unicode.Lo, last) {
		return true
	}
	return rest == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next)
}
