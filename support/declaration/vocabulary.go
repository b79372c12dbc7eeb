package declaration

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"ucwatest/steps"
)

// A Definition is a phrase that steps can say.
type Definition = steps.Definition

// A vocabulary finds definitions, and each text only once.
type vocabulary struct {
	known   []Definition
	matches map[string][]int // text: positions in known, whatever their keyword
}

func vocabularyOf(known []Definition) vocabulary {
	return vocabulary{known: known, matches: map[string][]int{}}
}

// match is every definition that says text, of the keyword and of others.
func (v vocabulary) match(keyword, text string) (own, others []Definition) {
	positions, done := v.matches[text]
	if !done {
		for i, d := range v.known {
			if d.Expr.MatchString(text) {
				positions = append(positions, i)
			}
		}
		v.matches[text] = positions
	}
	for _, i := range positions {
		if v.known[i].Keyword == keyword {
			own = append(own, v.known[i])
		} else {
			others = append(others, v.known[i])
		}
	}
	return own, others
}

// Nearest is the definition with the spelling that differs least from s, the first
// of several, and of the same keyword if there is one.
func (v vocabulary) nearest(s Step) (Definition, bool) {
	candidates := slices.DeleteFunc(slices.Clone(v.known), func(d Definition) bool { return d.Keyword != s.Type })
	if len(candidates) == 0 {
		candidates = v.known
	}
	var nearest Definition
	least := math.MaxInt
	for _, d := range candidates {
		for _, spelling := range spellings(d.Expr) {
			if distance := apart(s.Text, spelling); distance < least {
				nearest, least = d, distance
			}
		}
	}
	return nearest, least < math.MaxInt
}

func named(d Definition) string {
	return fmt.Sprintf("%s %s (%s:%d)", d.Keyword, d.Expr, filepath.Base(d.File), d.Line)
}

// Uses counts the steps that d says; the rows of an outline count once.
func (d *Declaration) Uses(definition Definition) int {
	lines := map[place]bool{}
	v := vocabularyOf([]Definition{definition})
	for _, c := range d.Cases {
		for _, step := range c.Steps {
			if own, _ := v.match(step.Type, step.Text); len(own) > 0 {
				lines[place{c.URI, step.Line}] = true
			}
		}
	}
	return len(lines)
}

// Unused are those of known that say no step.
func (d *Declaration) Unused(known []Definition) []Definition {
	var unused []Definition
	for _, definition := range known {
		if d.Uses(definition) == 0 {
			unused = append(unused, definition)
		}
	}
	return unused
}
