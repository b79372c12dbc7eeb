package declaration

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest is the known name that is most likely meant by the mistaken one, ""
// if none is near: two letters may differ, in a long name a quarter of them.
func Nearest(mistaken string, known iter.Seq[string]) string {
	name, distance := closest(mistaken, known)
	if distance > max(min(2, len(mistaken)/2), len(mistaken)/4) {
		return ""
	}
	return name
}

// closest is the known name with the fewest letters to change, and how many
// letters that are. Of several it is the first in the alphabet, so that known
// may come in any order.
func closest(mistaken string, known iter.Seq[string]) (name string, distance int) {
	distance = math.MaxInt
	for candidate := range known {
		d := levenshtein.Distance(mistaken, candidate, nil)
		if d < distance || d == distance && candidate < name {
			name, distance = candidate, d
		}
	}
	return name, distance
}

// DidYouMean asks for the nearest name, and falls back on otherwise.
func DidYouMean(mistaken string, known iter.Seq[string], otherwise string) string {
	if name := Nearest(mistaken, known); name != "" {
		return fmt.Sprintf("did you mean %s?", name)
	}
	return otherwise
}

// ordinary are words a description may start with, however near a keyword.
var ordinary = []string{"an", "any", "end", "give", "gives", "hen", "out", "than", "the", "them", "they"}

// nearWord is the keyword that word is, but for its case, or nearly is: words
// of the same letters are often slips of the same fingers. Of two keywords as near,
// it is the one with a letter more or less, not the one with another letter:
// "exampls" is Examples and not Example.
func nearWord(word string, keywords []string) string {
	word = strings.ToLower(word)
	if slices.Contains(ordinary, word) {
		return ""
	}
	near, least, leastReplaced := "", math.MaxInt, math.MaxInt
	replacing := levenshtein.NewParams().SubCost(2)
	for _, keyword := range keywords {
		lower := strings.ToLower(keyword)
		distance := levenshtein.Distance(word, lower, nil)
		if letters(word) == letters(lower) {
			distance = min(distance, 1)
		}
		replaced := levenshtein.Distance(word, lower, replacing)
		nearer := distance < least || distance == least && replaced < leastReplaced
		if distance <= max(1, len(keyword)/4) && nearer {
			near, least, leastReplaced = keyword, distance, replaced
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
