package redact

import (
	"unicode/utf16"
	"unicode/utf8"
)

// A wideText is where text in UTF-16 begins, and which byte of two is the higher.
type wideText struct{ from, high int }

// wideAt is how text may be read as UTF-16, which has zeros as no other text has:
// from where, and in which order of bytes, is open if the text has no beginning.
func wideAt(text []byte) []wideText {
	var zeros [2]int
	for i, b := range text {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[0]+zeros[1] == 0:
		return nil
	case zeros[1] > zeros[0]:
		return []wideText{{0, 1}, {1, 0}}
	}
	return []wideText{{0, 0}, {1, 1}}
}

// narrow is text from start on, each character of which is two bytes, the byte
// at high the higher.
func narrow(text []byte, start, high int) *layer {
	if len(text) < start+2 {
		return nil
	}
	l := &layer{text: make([]byte, 0, len(text)/2), from: text, written: func(with string, _ []byte) string { return wide(with, high) }}
	l.decoded(nil, 0, start)
	unit := func(i int) rune { return rune(text[i+high])<<8 | rune(text[i+1-high]) }
	for i := start; i+1 < len(text); {
		r, size := unit(i), 2
		if i+3 < len(text) && utf16.IsSurrogate(r) {
			if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
				r, size = pair, 4
			}
		}
		l.decoded(utf8.AppendRune(nil, r), i, size)
		i += size
	}
	return l
}

// wide is text in UTF-16.
func wide(text string, high int) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		pair := [2]byte{}
		pair[high], pair[1-high] = byte(unit>>8), byte(unit)
		b = append(b, pair[:]...)
	}
	return string(b)
}
