package suite

import (
	"slices"
	"strings"
	"unicode"
)

// A tagToken is a word or a parenthesis of a tag expression.
type tagToken struct {
	text string // "" after the last
	at   int    // its position in characters, from 1
}

// tagTokens splits text at spaces and parentheses. The last token is the end.
func tagTokens(text string) []tagToken {
	var tokens []tagToken
	var word []rune
	at := 0
	flush := func() {
		if len(word) > 0 {
			tokens = append(tokens, tagToken{string(word), at - len(word)})
			word = nil
		}
	}
	for _, r := range text {
		at++
		switch {
		case unicode.IsSpace(r):
			flush()
		case r == '(' || r == ')':
			flush()
			tokens = append(tokens, tagToken{string(r), at})
		default:
			word = append(word, r)
		}
	}
	at++
	flush()
	return append(tokens, tagToken{at: at})
}

// tagHint says what may have been meant by a token that stands where it
// cannot: godog's old signs, a misspelled word or a tag without its @.
func tagHint(text string) string {
	words := []string{"and", "or", "not"}
	switch {
	case text == "" || text == "(" || text == ")" || slices.Contains(words, text):
		return ""
	case strings.ContainsAny(text, ",&~|!"):
		return "write and, or and not"
	}
	if word := nearWord(text, words); word != "" {
		return "did you mean " + word + "?"
	}
	if !strings.HasPrefix(text, "@") {
		return "a tag starts with @"
	}
	return ""
}
