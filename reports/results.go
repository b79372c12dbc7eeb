package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// WriteResults writes r as results.json: indented, cases in the order of their files, lists never null, very long
// texts cut. Markup characters stay as they are, so whoever puts the text into a page escapes it there; characters
// that could act on a terminal are escaped. It returns the error of w.
func WriteResults(w io.Writer, r *Run) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(settled(r)); err != nil {
		return fmt.Errorf("encode the results: %w", err)
	}
	if _, err := w.Write(escapeHidden(buf.Bytes())); err != nil {
		return fmt.Errorf("write the results: %w", err)
	}
	return nil
}

// settled returns a copy of r in the form in which it is written.
func settled(r *Run) *Run {
	s := *r
	s.FormatVersion = FormatVersion
	s.Seconds = milliseconds(r.Seconds)
	s.Problems = list(r.Problems)
	s.Cases = list(inOrder(r.Cases))
	for i := range s.Cases {
		settleCase(&s.Cases[i])
	}
	s.Clauses = list(slices.Clone(r.Clauses))
	for i := range s.Clauses {
		ids := slices.Clone(s.Clauses[i].Cases)
		slices.Sort(ids)
		s.Clauses[i].Cases = list(ids)
	}
	return &s
}

// settleCase settles c, a copy whose lists still belong to the run.
func settleCase(c *Case) {
	c.Seconds = milliseconds(c.Seconds)
	c.Reason = cut(c.Reason, inFile)
	c.Tags = list(c.Tags)
	c.Violations = list(slices.Clone(c.Violations))
	for i := range c.Violations {
		v := &c.Violations[i]
		v.Want, v.Got = cut(v.Want, inFile), cut(v.Got, inFile)
	}
	c.Exchanges = slices.Clone(c.Exchanges)
	for i := range c.Exchanges {
		c.Exchanges[i].Transcript = cut(c.Exchanges[i].Transcript, inFile)
	}
}

// list returns s, or an empty list for none: a reader in any language may then loop without asking.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func milliseconds(seconds float64) float64 { return math.Round(seconds*1000) / 1000 }

// escapeHidden writes the characters that JSON allows but nobody sees (delete, the second control range, direction
// marks) as JSON escapes. It may look at the text as a whole, since JSON has such characters only within strings.
func escapeHidden(text []byte) []byte {
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

// asciiRun returns how many bytes text begins with that are seen, or are white space, in every alphabet.
func asciiRun(text []byte) int {
	n := 0
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
