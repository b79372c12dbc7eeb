package reports

import (
	"bufio"
	"bytes"
	"encoding/binary"
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
	return WriteJSON(w, "results", normalized(r))
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
	if shown := escapeHidden(text); bytes.Contains(shown, []byte("##")) {
		_, _ = e.out.Write(bytes.ReplaceAll(shown, []byte("##"), []byte(`#\u0023`))) // a CI system may read it, and obey ##vso[
	} else {
		_, _ = e.out.Write(shown)
	}
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

// normalized returns a copy of r in the form in which it is written.
func normalized(r *Run) *Run {
	s := *r
	s.FormatVersion = FormatVersion
	s.Seconds = milliseconds(r.Seconds)
	s.Problems = list(r.Problems)
	s.Cases = list(inOrder(r.Cases))
	for i := range s.Cases {
		normalizeCase(&s.Cases[i])
	}
	s.Clauses = list(slices.Clone(r.Clauses))
	for i := range s.Clauses {
		ids := slices.Clone(s.Clauses[i].Cases)
		slices.Sort(ids)
		s.Clauses[i].Cases = list(ids)
	}
	s.Sequences = each(r.Sequences, normalizeSequence)
	s.Declared = normalizeDeclared(r.Declared)
	return &s
}

// normalizeCase normalizes c, a copy whose lists still belong to the run.
func normalizeCase(c *Case) {
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
		normalizeExchange(&c.Exchanges[i])
	}
}

func normalizeExchange(x *Exchange) {
	x.Seconds = milliseconds(x.Seconds)
	x.Transcript, x.Error = cut(x.Transcript, inFile), cut(x.Error, inFile)
	x.Request, x.Response = normalizeMessage(x.Request), normalizeMessage(x.Response)
}

// normalizeMessage drops what is too much of a body without a word: its size tells.
func normalizeMessage(m *Message) *Message {
	if m == nil {
		return nil
	}
	s := *m
	s.Header = list(m.Header)
	s.Body = head(m.Body, inFile)
	return &s
}

func normalizeSequence(s Sequence) Sequence {
	s.Arrows = each(s.Arrows, func(a Arrow) Arrow {
		a.At = milliseconds(a.At)
		return a
	})
	return s
}

func normalizeDeclared(d Declared) Declared {
	return Declared{
		About: d.About, Sources: d.Sources,
		Features: each(d.Features, func(f Feature) Feature {
			f.Tags, f.Rules = list(f.Tags), each(f.Rules, normalizeRule)
			return f
		}),
		Contradictions: each(d.Contradictions, func(c Contradiction) Contradiction {
			c.Between, c.JudgedBy = list(c.Between), list(c.JudgedBy)
			return c
		}),
		Phrases: each(d.Phrases, func(p Phrase) Phrase {
			p.Scenarios = list(p.Scenarios)
			return p
		}),
		Glossary: list(d.Glossary),
		Pages:    d.Pages,
	}
}

func normalizeRule(r Rule) Rule {
	r.Tags = list(r.Tags)
	r.Scenarios = each(r.Scenarios, func(s Scenario) Scenario {
		s.Tags, s.Steps = list(s.Tags), list(s.Steps)
		s.Examples = each(s.Examples, func(e Examples) Examples {
			e.Columns = list(e.Columns)
			e.Rows = each(e.Rows, func(r ExampleRow) ExampleRow {
				r.Cells = list(r.Cells)
				return r
			})
			return e
		})
		return s
	})
	return r
}

// each returns a new list of what change makes of all, never nil.
func each[T any](all []T, change func(T) T) []T {
	out := make([]T, len(all))
	for i, item := range all {
		out[i] = change(item)
	}
	return out
}

// list returns s, or an empty list for none: a reader in any language may then loop without asking.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func milliseconds(seconds float64) float64 { return math.Round(seconds*1000) / 1000 }
