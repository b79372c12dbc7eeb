package redact

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// narrowed are the readings of text as UTF-16, in either order of bytes and from
// either of two places. There are none without a zero, which text in UTF-16 has
// and no other.
func narrowed(text []byte) []*layer {
	if bytes.IndexByte(text, 0) < 0 {
		return nil
	}
	var all []*layer
	for start := range 2 {
		for _, high := range []int{1, 0} {
			if l := narrow(text, start, high); l != nil {
				all = append(all, l)
			}
		}
	}
	return all
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
