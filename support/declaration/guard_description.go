package declaration

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	messages "github.com/cucumber/messages/go/v34"
)

// description reports the lines of a description that were meant as something
// else: what Gherkin does not know below a title is prose to it, and is not run.
func (g *guard) description(at *messages.Location, text string) {
	for line := range strings.Lines(text) {
		g.meant(at, line, g.keywords.misreadTitle(line), g.keywords.misreadStep(line))
	}
}

// stepsExpected reports the same of a description that steps or rows follow, and
// what may be a misspelt step or a row of a table, too.
func (g *guard) stepsExpected(at *messages.Location, text string) {
	for line := range strings.Lines(text) {
		unmarked := mark.ReplaceAllString(line, "")
		g.meant(at, line, g.keywords.misreadTitle(line), g.keywords.misreadStep(unmarked), g.keywords.misspeltStep(unmarked), misreadTable(line))
	}
}

// mark is what a step has before it that is written as an item of a list, as a
// quotation, or as a comment of another language than Gherkin.
var mark = regexp.MustCompile(`^[\s\p{Cf}]*(?:(?:[-+>•–—/;%]|\(?\d+[.)])[\s\p{Cf}]*)+`)

// meant reports line with the first of what might be done about it.
func (g *guard) meant(at *messages.Location, line string, dos ...string) {
	for _, do := range dos {
		if do != "" {
			g.reportLine(g.find(line, int(at.Line)), do, "%q is read as a description", strings.Trim(line, " \t\r\n"))
			return
		}
	}
}

// misreadTitle says what to do about a line that begins like a title.
func (k keywords) misreadTitle(line string) string {
	if keyword := k.title(line); keyword != "" {
		return beginWith(keyword + ":")
	}
	if keyword := k.misspeltTitle(line); keyword != "" {
		return "did you mean " + keyword + "?"
	}
	return ""
}

// misreadStep says what to do about a line that begins like a step.
func (k keywords) misreadStep(line string) string {
	if keyword := k.step(line); keyword != "" {
		return beginWith(keyword)
	}
	return ""
}

// beginWith says what to do about a line that begins like keyword.
func beginWith(keyword string) string {
	return fmt.Sprintf("begin it with %q and no other blanks, or with another word if it is prose", keyword)
}

// misspeltStep says what to do about a line that nearly begins like a step.
func (k keywords) misspeltStep(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		return ""
	}
	if keyword := nearWord(strings.TrimRight(words[0], ":,."), k.words()); keyword != "" {
		return "did you mean " + keyword + "?"
	}
	return ""
}

// words are the keywords of steps that are one word, long enough to be misspelt.
func (k keywords) words() []string {
	var words []string
	for _, keyword := range k.steps {
		if word := strings.TrimSpace(keyword); utf8.RuneCountInString(word) > 2 {
			words = append(words, word)
		}
	}
	return words
}

// misspeltTitle is the keyword that stands nearly before the colon of line, "" if
// none does.
func (k keywords) misspeltTitle(line string) string {
	title, found := beforeColon(line)
	if !found {
		return ""
	}
	if keyword := nearWord(title, k.titles); keyword != "" {
		return keyword + ":"
	}
	return ""
}

// misreadTable says what to do about a line that begins like a row, a text or a
// tag, where none can stand.
func misreadTable(line string) string {
	line = strings.TrimFunc(line, isBlank)
	for _, sign := range []string{"|", `"""`, "```", "@"} {
		if strings.HasPrefix(line, sign) {
			return fmt.Sprintf("write %s with spaces alone before it, below the line it belongs to", sign)
		}
	}
	return ""
}

// backgroundTitle reports a step that stands on the line of its Background.
func (g *guard) backgroundTitle(b *messages.Background) {
	if g.keywords.step(b.Name) != "" {
		g.report(b.Location, "write it on the next line", "%q is read as the title of the Background", b.Name)
	}
}

// examplesTitle reports a row that stands on the line of its Examples.
func (g *guard) examplesTitle(e *messages.Examples) {
	if strings.HasPrefix(e.Name, "|") {
		g.report(e.Location, "write it on the next line", "%q is read as the title of the Examples", e.Name)
	}
}

// find is the number of the first such line after the line from, which is the
// one a description belongs to.
func (g *guard) find(text string, from int) int {
	number := 0
	for line := range bytes.Lines(g.content) {
		number++
		if number > from && string(bytes.TrimFunc(line, isBlank)) == strings.TrimFunc(text, isBlank) {
			return number
		}
	}
	return from
}
