package reports

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// WriteResults writes r as results.json: indented, cases in the order of their files, lists never null, very long
// texts cut. Markup characters stay as they are, so whoever puts the text into a page escapes it there; characters
// that could act on a terminal are escaped. It returns the error of w.
func WriteResults(w io.Writer, r *Run) error {
	return WriteJSON(w, "results", settled(r))
}

// WriteJSON writes v indented, with markup characters as they are and those escaped that could act on a terminal; what
// names it in the error, which is that of w or says that v cannot be encoded.
func WriteJSON(w io.Writer, what string, v any) error {
	return writeJSON(w, what, v, func(enc *json.Encoder) {
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
	})
}

// writeJSON writes v with its hidden characters escaped; what names it in the error, and form sets how it is laid out.
func writeJSON(w io.Writer, what string, v any, form func(*json.Encoder)) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(escaper{out})
	form(enc)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encode the %s: %w", what, err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the %s: %w", what, err)
	}
	return nil
}

// escaper is given JSON by an encoder, a value at a time, and writes it with its hidden characters escaped. It never
// fails: out keeps its first error for Flush.
type escaper struct{ out *bufio.Writer }

func (e escaper) Write(text []byte) (int, error) {
	_, _ = e.out.Write(escapeHidden(text))
	return len(text), nil
}

// escapeHidden writes the characters that JSON allows but nobody sees (delete, the second control range, direction
// marks) as JSON escapes. It may look at the text as a whole, since JSON has such characters only within strings.
func escapeHidden(text []byte) []byte {
	if asciiRun(text) == len(text) {
		return text // nearly every report, and none of them is small
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		ascii := asciiRun(text)
		out, text = append(out, text[:ascii]...), text[ascii:]
		if len(text) == 0 {
			break
		}
		r, size := utf8.DecodeRune(text)
		if strconv.IsPrint(r) {
			out = append(out, text[:size]...)
		} else {
			out = appendEscape(out, r)
		}
		text = text[size:]
	}
	return out
}

// asciiRun returns how many bytes text begins with that are seen, or are white space, in every alphabet: those below
// 0x7f. It looks at eight at once as long as none has its highest bit set, or gets it by adding one.
func asciiRun(text []byte) int {
	const ones, highest = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; n+8 <= len(text); n += 8 {
		if eight := binary.NativeEndian.Uint64(text[n:]); (eight|(eight+ones))&highest != 0 {
			break
		}
	}
	for n < len(text) && text[n] < 0x7f {
		n++
	}
	return n
}

// appendEscape appends r as JSON escapes it: as one UTF-16 unit, or as a pair of them.
func appendEscape(out []byte, r rune) []byte {
	for _, unit := range utf16.AppendRune(nil, r) {
		out = fmt.Appendf(out, `\u%04x`, unit)
	}
	return out
}
