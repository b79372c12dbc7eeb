package journal

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"

	"golang.org/x/text/encoding/unicode"
)

// A record is a line of a journal and where it stands in the text, whatever has
// become of the lines around it and of its own line breaks.
type record struct {
	line
	from, to int
}

// starts are how a record may begin, with its members as they were written or sorted:
// with a text, so that whatever is deeply nested is not read from each of its levels.
var starts = regexp.MustCompile(`\{\s*"(at|did|format)"\s*:\s*"`)

// records finds all of them.
func records(text []byte) []record {
	var all []record
	for at := 0; ; {
		start := starts.FindIndex(text[at:])
		if start == nil {
			return all
		}
		one := record{from: at + start[0]}
		decoder := json.NewDecoder(bytes.NewReader(text[one.from:]))
		if err := decoder.Decode(&one.line); err != nil || !slices.Contains(lineKinds, one.Did) {
			at = one.from + 1
			continue
		}
		one.to = one.from + int(decoder.InputOffset())
		all = append(all, one)
		at = one.to
	}
}

var lineBreak = []byte("\n")

// unreadable is what is wrong with most lines that are not as they were written.
const unreadable = "this is not a line of a journal"

// noise is what may come to lie around a line: a byte order mark, blanks, NUL.
const noise = "\ufeff\x00 \t\r"

// between notes what stands before a record and should not, from the end of the record
// before, which is in the line number, or of the text. It returns the record's line.
func (r *reading) between(gap []byte, number int) int {
	pieces := bytes.Split(gap, lineBreak)
	last := len(pieces) - 1
	if last == 0 && r.records > 0 {
		r.damaged(number, "several lines in one")
		return number
	}
	for i, piece := range pieces {
		if i == 0 && r.records > 0 || i == last {
			r.around(piece, number+i)
		} else {
			r.damaged(number+i, unreadable)
		}
	}
	return number + last
}

// behind notes what stands behind the last record, which is in the line number, and
// returns how many bytes of it are a line that was cut.
func (r *reading) behind(rest []byte, number int) int {
	pieces := bytes.Split(rest, lineBreak)
	last := len(pieces) - 1
	for i, piece := range pieces[:last] {
		if i == 0 && r.records > 0 {
			r.around(piece, number)
		} else {
			r.damaged(number+i, unreadable)
		}
	}
	cut := pieces[last]
	if last == 0 && r.records > 0 {
		r.around(cut, number)
	} else if len(bytes.Trim(cut, noise)) < len(cut) {
		r.damaged(number+last, "unexpected bytes")
	}
	return len(cut)
}

// around notes what stands beside a record in its line.
func (r *reading) around(piece []byte, number int) {
	switch {
	case len(piece) == 0:
	case len(bytes.Trim(piece, noise)) == 0:
		r.damaged(number, "unexpected bytes around it")
	default:
		r.damaged(number, "a part of it is not a line of a journal")
	}
}

// fromUTF16 is text as UTF-8 where an editor has saved it in UTF-16, with a byte order
// mark or without.
func fromUTF16(text []byte) (plain []byte, is bool) {
	order := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")), bytes.HasPrefix(text, []byte("{\x00")):
	case bytes.HasPrefix(text, []byte("\x00{")):
		order = unicode.BigEndian
	default:
		return text, false
	}
	plain, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(text)
	return plain, err == nil
}
