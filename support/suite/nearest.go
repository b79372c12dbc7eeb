package suite

import (
	"fmt"
	"iter"
	"math"

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

// didYouMean asks for the nearest name, and falls back on otherwise.
func didYouMean(mistaken string, known iter.Seq[string], otherwise string) string {
	if name := Nearest(mistaken, known); name != "" {
		return fmt.Sprintf("did you mean %s?", name)
	}
	return otherwise
}
