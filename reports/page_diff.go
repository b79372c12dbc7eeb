package reports

import "unicode/utf8"

// marked is a text in three parts, of which the middle one differs from what it is compared with.
type marked struct{ Before, Differs, After string }

// compare returns two texts with what differs between them marked. Texts with nothing in common are not marked: there
// the mark would say no more than that they differ.
func compare(want, got string) (marked, marked) {
	begin := commonPrefix(want, got)
	end := commonSuffix(want[begin:], got[begin:])
	if begin == 0 && end == 0 || want == got {
		return marked{Before: want}, marked{Before: got}
	}
	split := func(s string) marked { return marked{s[:begin], s[begin : len(s)-end], s[len(s)-end:]} }
	return split(want), split(got)
}

// commonPrefix returns how many bytes of whole characters a and b begin with alike.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// commonSuffix returns how many bytes of whole characters a and b end with alike.
func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(a[len(a)-n]) {
		n--
	}
	return n
}
