package reports

// marked is a text in three parts, of which the middle one differs from what it is compared with.
type marked struct{ Before, Differs, After string }

// compare returns two texts with the words marked that differ between them. Texts with nothing in common are not
// marked: there the mark would say no more than that they differ.
func compare(want, got string) (marked, marked) {
	begin, end := 0, 0
	for begin < min(len(want), len(got)) && want[begin] == got[begin] {
		begin++
	}
	for withinWord(want, begin) || withinWord(got, begin) {
		begin--
	}
	for end < min(len(want), len(got))-begin && want[len(want)-1-end] == got[len(got)-1-end] {
		end++
	}
	for withinWord(want, len(want)-end) || withinWord(got, len(got)-end) {
		end--
	}
	if begin == 0 && end == 0 || want == got {
		return marked{Before: want}, marked{Before: got}
	}
	split := func(s string) marked { return marked{s[:begin], s[begin : len(s)-end], s[len(s)-end:]} }
	return split(want), split(got)
}

// withinWord tells whether s would be cut within a word at i; what is no ASCII is taken for part of one.
func withinWord(s string, i int) bool {
	return i > 0 && i < len(s) && ofWord(s[i-1]) && ofWord(s[i])
}

func ofWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}
