package reports

import (
	"fmt"
	"strings"
)

// anchors gives things of a page the ids by which they are linked to: the same for the same thing, never the same for two.
type anchors struct {
	given map[string]string // thing: its anchor
	taken map[string]bool
}

func newAnchors() *anchors {
	return &anchors{given: map[string]string{}, taken: map[string]bool{}}
}

// of returns the anchor of the thing called name among those of its kind.
func (a *anchors) of(kind, name string) string {
	key := kind + " " + name
	if anchor, known := a.given[key]; known {
		return anchor
	}
	base := kind + "-" + slug(name)
	anchor := base
	for n := 2; a.taken[anchor]; n++ {
		anchor = fmt.Sprintf("%s-%d", base, n)
	}
	a.given[key], a.taken[anchor] = anchor, true
	return anchor
}

// longestSlug is enough for every id that a person gave.
const longestSlug = 80

// slug returns name in lower case, with one dash for everything between its letters and digits.
func slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(name) {
		switch {
		case b.Len() >= longestSlug:
			return b.String()
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		default:
			dash = true
		}
	}
	return b.String()
}
