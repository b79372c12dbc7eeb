package suite

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	messages "github.com/cucumber/messages/go/v34"
)

var (
	stepWords  = []string{"Given", "When", "Then", "And", "But"}
	titleWords = []string{"Feature", "Rule", "Background", "Scenario", "Scenario Outline", "Examples"}

	// ordinary are words a description may start with, however near a keyword.
	ordinary = []string{"an", "any", "end", "give", "gives", "hen", "out", "than", "the", "them", "they"}
)

// description reports lines that look like the title of something: Gherkin
// reads what it does not know below a title as prose.
func (g *guard) description(at *messages.Location, text string) {
	g.lines(at, text, misspelledTitle)
}

// misspeltSteps reports lines that look like steps where only steps follow.
func (g *guard) misspeltSteps(at *messages.Location, text string) {
	g.lines(at, text, misspelledStep)
}

func (g *guard) lines(at *messages.Location, text string, keyword func(string) string) {
	for line := range strings.Lines(text) {
		if meant := keyword(line); meant != "" {
			line = strings.TrimSpace(line)
			g.reportLine(g.find(line, int(at.Line)), "did you mean "+meant+"?", "%q is read as a description", line)
		}
	}
}

// find is the number of the first line with that text after the line from,
// which is the one a description belongs to.
func (g *guard) find(text string, from int) int {
	number := 0
	for line := range bytes.Lines(g.content) {
		number++
		if number > from && string(bytes.TrimSpace(line)) == text {
			return number
		}
	}
	return from
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

// nearWord is the keyword that word is, but for its case, or nearly is: words
// of the same letters are often slips of the same fingers.
func nearWord(word string, keywords []string) string {
	word = strings.ToLower(word)
	if slices.Contains(ordinary, word) {
		return ""
	}
	near, least := "", math.MaxInt
	for _, keyword := range keywords {
		lower := strings.ToLower(keyword)
		distance := levenshtein.Distance(word, lower, nil)
		if letters(word) == letters(lower) {
			distance = min(distance, 1)
		}
		if distance <= max(1, len(keyword)/4) && distance < least {
			near, least = keyword, distance
		}
	}
	return near
}

// letters are the letters of word in the order of the alphabet.
func letters(word string) string {
	runes := []rune(word)
	slices.Sort(runes)
	return string(runes)
}
