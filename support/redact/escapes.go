package redact

import (
	"bytes"
	"html"
	"net/url"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unescaped is text with one level of escapes taken off, whatever each is: an
// entity of HTML or XML, a percent sign and two digits, a backslash. It is nil if
// there are none.
func unescaped(text []byte) *layer { return taken(text, `%&\`, escapeAt, escapedLike) }

// escapedLike is with as old was escaped. Only in a URL it would be something else.
func escapedLike(with string, old []byte) string {
	if bytes.IndexByte(old, '%') < 0 {
		return with
	}
	return url.QueryEscape(with)
}

// unquoted is text with quoted-printable taken off, nil if there is none. That
// is a layer of its own: an equals sign and two digits are in many URLs.
func unquoted(text []byte) *layer { return taken(text, "=", quotedAt, nil) }

// taken is text with the escapes that begin with one of signs taken off. Each is
// what at finds at the beginning of a text: what it means, and its length.
func taken(text []byte, signs string, at func([]byte) (decoded []byte, size int), written func(string, []byte) string) *layer {
	var l *layer
	done := 0
	for i := 0; ; {
		next := bytes.IndexAny(text[i:], signs)
		if next < 0 {
			break
		}
		i += next
		decoded, size := at(text[i:])
		if size == 0 {
			i++
			continue
		}
		if l == nil {
			l = &layer{text: make([]byte, 0, len(text)), from: text, written: written}
		}
		l.copied(text[done:i])
		l.decoded(decoded, i, size)
		i += size
		done = i
	}
	if l != nil {
		l.copied(text[done:])
	}
	return l
}

func escapeAt(text []byte) (decoded []byte, size int) {
	switch text[0] {
	case '%':
		return percentAt(text)
	case '&':
		return entityAt(text)
	}
	return backslashAt(text)
}

func percentAt(text []byte) (decoded []byte, size int) {
	if len(text) > 1 && text[1]|0x20 == 'u' {
		return unitsAt(text, "%u")
	}
	return hexAt(text, 1)
}

// hexAt is the byte of the two digits at i, which end the escape.
func hexAt(text []byte, i int) (decoded []byte, size int) {
	if len(text) < i+2 {
		return nil, 0
	}
	high, low := hexDigit(text[i]), hexDigit(text[i+1])
	if high < 0 || low < 0 {
		return nil, 0
	}
	return []byte{byte(high<<4 | low)}, i + 2
}

// hexDigit is the value of b, -1 if it has none.
func hexDigit(b byte) int {
	switch {
	case '0' <= b && b <= '9':
		return int(b - '0')
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return int(b|0x20-'a') + 10
	}
	return -1
}

// letters are what a backslash makes of some letters.
var letters = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", 'b': "\b", 'f': "\f", '"': `"`, '\'': "'", '\\': `\`, '/': "/"}

func backslashAt(text []byte) (decoded []byte, size int) {
	if len(text) < 2 {
		return nil, 0
	}
	switch text[1] {
	case 'x':
		return hexAt(text, 2)
	case 'u':
		return unitsAt(text, `\u`)
	}
	if letter, known := letters[text[1]]; known {
		return []byte(letter), 2
	}
	return nil, 0
}

// unitsAt is the character of the four digits behind sign, or of a surrogate
// pair of such.
func unitsAt(text []byte, sign string) (decoded []byte, size int) {
	first, ok := unitAt(text, sign)
	if !ok {
		return nil, 0
	}
	size = len(sign) + 4
	if utf16.IsSurrogate(first) {
		if second, ok := unitAt(text[size:], sign); ok && utf16.DecodeRune(first, second) != utf8.RuneError {
			return utf8.AppendRune(nil, utf16.DecodeRune(first, second)), 2 * size
		}
	}
	return utf8.AppendRune(nil, first), size
}

func unitAt(text []byte, sign string) (unit rune, ok bool) {
	if len(text) < len(sign)+4 || text[0] != sign[0] || text[1]|0x20 != sign[1] {
		return 0, false
	}
	for _, b := range text[len(sign) : len(sign)+4] {
		digit := hexDigit(b)
		if digit < 0 {
			return 0, false
		}
		unit = unit<<4 | rune(digit)
	}
	return unit, true
}

const (
	// longestName is how long the name of an entity is at most.
	longestName = 31
	// longestBare is the same of those that need no semicolon.
	longestBare = 6
)

// entityAt knows entities with and without a semicolon.
func entityAt(text []byte) (decoded []byte, size int) {
	if len(text) > 2 && text[1] == '#' {
		return numberAt(text)
	}
	n := 1
	for n < len(text) && n <= longestName && wordByte(text[n]) && text[n] != '_' {
		n++
	}
	if n < 3 {
		return nil, 0
	}
	if n < len(text) && text[n] == ';' {
		if s := html.UnescapeString(string(text[:n+1])); utf8.RuneCountInString(s) <= 2 {
			return []byte(s), n + 1
		}
	}
	if bytes.HasPrefix(text[n:], []byte("%3B")) || bytes.HasPrefix(text[n:], []byte("%3b")) {
		return nil, 0 // it has a semicolon, to be decoded first
	}
	for n = min(n, longestBare+1); n > 2; n-- {
		if s := html.UnescapeString(string(text[:n])); utf8.RuneCountInString(s) == 1 {
			return []byte(s), n
		}
	}
	return nil, 0
}

// longestNumber is how many digits of a character's number are read.
const longestNumber = 12

func numberAt(text []byte) (decoded []byte, size int) {
	base, from := 10, 2
	if text[2]|0x20 == 'x' {
		base, from = 16, 3
	}
	n := from
	for n < len(text) && n < from+longestNumber && hexDigit(text[n]) >= 0 && hexDigit(text[n]) < base {
		n++
	}
	number, err := strconv.ParseInt(string(text[from:n]), base, 32)
	if err != nil {
		return nil, 0
	}
	if n < len(text) && text[n] == ';' {
		n++
	}
	return utf8.AppendRune(nil, rune(number)), n
}

func quotedAt(text []byte) (decoded []byte, size int) {
	switch {
	case bytes.HasPrefix(text, []byte("=\r\n")):
		return nil, 3
	case bytes.HasPrefix(text, []byte("=\n")):
		return nil, 2
	}
	return hexAt(text, 1)
}
