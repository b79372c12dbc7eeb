package redact

import (
	"unicode"
	"unicode/utf8"
)

// foldASCII is fold for what is below utf8.RuneSelf.
var foldASCII = func() (table [utf8.RuneSelf]byte) {
	for i := range table {
		table[i] = byte(fold(rune(i)))
	}
	return table
}()

// fold is one character for all that are compared as equal: the cases of a
// letter, and the blank and the plus sign that stands for it in a form.
func fold(r rune) rune {
	if r == '+' {
		return ' '
	}
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}

// runeAt is the character at i. A byte that is not UTF-8 is one of Latin-1: some
// encodings write characters so.
func runeAt(text []byte, i int) (r rune, size int) {
	if text[i] < utf8.RuneSelf {
		return rune(text[i]), 1
	}
	if r, size = utf8.DecodeRune(text[i:]); r == utf8.RuneError && size == 1 {
		return rune(text[i]), 1
	}
	return r, size
}

// back is where the character begins that is so many before end.
func back(text []byte, end, characters int) int {
	for ; characters > 0 && end > 0; characters-- {
		_, size := utf8.DecodeLastRune(text[:end])
		end -= size
	}
	return end
}

// folded is text as the automaton reads it, and how many characters it has.
func folded(text []byte) (key []byte, characters int) {
	for i := 0; i < len(text); characters++ {
		r, size := runeAt(text, i)
		key = utf8.AppendRune(key, fold(r))
		i += size
	}
	return key, characters
}

// same tells whether a and b are equal, but for blanks written as plus signs and
// characters written as Latin-1.
func same(a, b []byte) bool {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		r, n := runeAt(a, i)
		s, m := runeAt(b, j)
		if r != s && !(blank(r) && blank(s)) {
			return false
		}
		i, j = i+n, j+m
	}
	return i == len(a) && j == len(b)
}

func blank(r rune) bool { return r == ' ' || r == '+' }

// wordByte tells whether b is part of a word.
func wordByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}
