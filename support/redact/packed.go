package redact

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
)

// A coding writes bytes as letters and digits that say nothing as they stand.
type coding struct {
	bits int // that a sign carries
	// group is how many signs are a whole number of bytes: in as many places of a
	// run a text may begin.
	group  int
	values [256]int8 // of the signs; -1 is none
	encode func(run, text []byte) string
}

// codings are base64 in either alphabet, and hexadecimal digits.
var codings = [...]*coding{
	{6, 4, valuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "-_"), inBase64},
	{4, 2, valuesOf("0123456789abcdef", "ABCDEF"), func(_, text []byte) string { return hex.EncodeToString(text) }},
}

// valuesOf are the values of signs, the last of which can be written otherwise.
func valuesOf(signs, others string) (values [256]int8) {
	for i := range values {
		values[i] = -1
	}
	for i := range len(signs) {
		values[signs[i]] = int8(i)
	}
	for i := range len(others) {
		values[others[i]] = int8(len(signs) - len(others) + i)
	}
	return values
}

// inBase64 is text in the alphabet of run.
func inBase64(run, text []byte) string {
	if slices.ContainsFunc(run, func(b byte) bool { return b == '-' || b == '_' }) {
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return base64.RawStdEncoding.EncodeToString(text)
}

// runs calls found for each run of signs in text that is long enough.
func (c *coding) runs(text []byte, least int, found func(from, to int)) {
	for i := 0; i < len(text); i++ {
		from := i
		for i < len(text) && c.values[text[i]] >= 0 {
			i++
		}
		if i-from >= least {
			found(from, i)
		}
	}
}

// decode is what run says.
func (c *coding) decode(run []byte) []byte {
	text := make([]byte, 0, len(run)*c.bits/8)
	value, bits := 0, 0
	for _, sign := range run {
		value, bits = value<<c.bits|int(c.values[sign]), bits+c.bits
		if bits >= 8 {
			bits -= 8
			text = append(text, byte(value>>bits))
			value &= 1<<bits - 1
		}
	}
	return text
}

// signs are the signs of run that carry the bytes from from to to.
func (c *coding) signs(from, to int) (first, end int) {
	return from * 8 / c.bits, (to*8 + c.bits - 1) / c.bits
}

// readable tells whether a text may say something to a reader: it holds a few
// letters in a row, or every other byte of a few.
func readable(text []byte) bool {
	row := 0
	for _, b := range text {
		switch {
		case ' ' <= b && b <= '~' || b >= 0xA0:
			if row++; row >= Shortest {
				return true
			}
		case b != 0:
			row = 0
		}
	}
	return false
}

// unpack looks for what is to be hidden in the text that a run from from to to
// says, in each of the places where it may begin.
func (l *look) unpack(c *coding, text []byte, from, to, depth int) []edit {
	var all []edit
	run := text[from:to]
	for shift := range c.group {
		said := c.decode(run[shift:])
		if !readable(said) || !l.afford(len(said)) {
			continue
		}
		found := merged(l.search(said, depth))
		switch {
		case len(found) == 0:
		case all == nil && !covers(found, len(said)):
			all = []edit{repacked(c, text, from+shift, to, said, found)}
		default:
			for _, e := range found {
				first, end := c.signs(e.from, e.to)
				all = append(all, edit{from + shift + first, min(from+shift+end, to), e.marker, e.marker, e.rank})
			}
		}
	}
	return all
}

// covers tells whether the first of found hides all there is.
func covers(found []edit, length int) bool {
	return found[0].rank != rankPacked && found[0].from == 0 && found[0].to == length
}

// repacked puts found into said, and that into the place of the run it came from.
func repacked(c *coding, text []byte, from, to int, said []byte, found []edit) edit {
	with := c.encode(text[from:to], applied(said, found))
	for to < len(text) && text[to] == '=' {
		to++
	}
	if c.bits == 6 && (to-from)%4 == 0 {
		with += strings.Repeat("=", (4-len(with)%4)%4)
	}
	return edit{from, to, with, Placeholder, rankPacked}
}
