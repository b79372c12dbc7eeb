package har

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A scanner parts a JSON text into its values without holding more of it than it
// is asked to keep. Package json would hold a value as a whole, however long.
type scanner struct {
	in *bufio.Reader
	at int64 // bytes read so far
}

// bufferSize is how much is read at once.
const bufferSize = 64 << 10

func newScanner(in io.Reader) *scanner { return &scanner{in: bufio.NewReaderSize(in, bufferSize)} }

// A syntaxError says that a text is no JSON, or not of the form that was wanted.
type syntaxError struct {
	at        int64
	got, want string // got is "" where the text ends
}

func (s *syntaxError) Error() string {
	switch {
	case s.got == "" && s.at == 0:
		return "the file is empty"
	case s.got == "":
		return fmt.Sprintf("the file is cut short: it ends at byte %d, want %s there", s.at, s.want)
	}
	return fmt.Sprintf("byte %d: got %s, want %s", s.at, s.got, s.want)
}

// wanted is the error for something else than want, which ends the text if err is
// its end.
func (s *scanner) wanted(want string, got byte, err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return &syntaxError{s.at, "", want}
	case err != nil:
		return err
	}
	return &syntaxError{s.at, fmt.Sprintf("%q", got), want}
}

// mark skips the mark that some programs begin a text with (RFC 8259, section 8.1).
func (s *scanner) mark() {
	if begin, err := s.in.Peek(3); err == nil && string(begin) == "\xef\xbb\xbf" {
		s.skipped(3)
	}
}

func (s *scanner) skipped(n int) {
	_, _ = s.in.Discard(n) // they have been peeked at
	s.at += int64(n)
}

// next is the first byte that is no blank. It is not taken.
func (s *scanner) next() (byte, error) {
	for {
		b, err := s.in.Peek(1)
		if err != nil {
			return 0, err
		}
		if !blank(b[0]) {
			return b[0], nil
		}
		s.skipped(1)
	}
}

func blank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// take takes the sign that must follow.
func (s *scanner) take(sign byte) error {
	b, err := s.next()
	if err != nil || b != sign {
		return s.wanted(fmt.Sprintf("%q", sign), b, err)
	}
	s.skipped(1)
	return nil
}

// value takes one value. As much of it as most is added to into; its length is told
// in full.
func (s *scanner) value(into []byte, most int) (kept []byte, length int64, err error) {
	if b, err := s.next(); err != nil || b == ',' || b == ':' || b == '}' || b == ']' {
		return into, 0, s.wanted("a value", b, err)
	}
	begin, room := s.at, most+len(into)
	var v value
	for !v.ended {
		chunk, err := s.in.Peek(max(1, s.in.Buffered()))
		if err != nil {
			return into, s.at - begin, s.wanted("the rest of a value", 0, err)
		}
		n := v.scan(chunk)
		into = append(into, chunk[:min(n, max(0, room-len(into)))]...)
		s.skipped(n)
	}
	return into, s.at - begin, nil
}

// A value is how far into one a scanner is.
type value struct {
	depth           int
	quoted, escaped bool
	ended           bool
}

// scan is how many bytes of text belong to the value. What is between its first sign
// and its last is left to package json.
func (v *value) scan(text []byte) int {
	for i := 0; i < len(text); i++ {
		if v.quoted {
			i += v.string(text[i:])
		} else if v.sign(text[i]) {
			return i // behind a number or a word
		}
		if v.ended {
			return i + 1
		}
	}
	return len(text)
}

// string is where in text the quotes end, or the last byte if they do not.
func (v *value) string(text []byte) int {
	for i, b := range text {
		switch {
		case v.escaped:
			v.escaped = false
		case b == '\\':
			v.escaped = true
		case b == '"':
			v.quoted, v.ended = false, v.depth == 0
			return i
		}
	}
	return len(text) - 1
}

// sign takes one byte outside of quotes, or tells that the value ended before it.
func (v *value) sign(b byte) (before bool) {
	switch {
	case b == '"':
		v.quoted = true
	case b == '{', b == '[':
		v.depth++
	case v.depth == 0 && (blank(b) || b == ',' || b == '}' || b == ']'):
		v.ended = true
		return true
	case b == '}', b == ']':
		v.depth--
		v.ended = v.depth == 0
	}
	return false
}

// longestName is how much of a member's name is looked at.
const longestName = 256

// members has each read the value of every member of the object that follows, by
// its name.
func (s *scanner) members(each func(name string) error) error {
	return s.list('{', '}', func(int) error {
		text, _, err := s.value(nil, longestName)
		if err != nil {
			return err
		}
		var name string
		_ = json.Unmarshal(text, &name) // one that cannot be read is none that is looked for
		if err := s.take(':'); err != nil {
			return err
		}
		return each(name)
	})
}

// items has each read every value of the array that follows, by its index.
func (s *scanner) items(each func(i int) error) error { return s.list('[', ']', each) }

func (s *scanner) list(open, closing byte, each func(i int) error) error {
	if err := s.take(open); err != nil {
		return err
	}
	if b, err := s.next(); err == nil && b == closing {
		s.skipped(1)
		return nil
	}
	for i := 0; ; i++ {
		if err := each(i); err != nil {
			return err
		}
		switch b, err := s.next(); {
		case err == nil && b == ',':
			s.skipped(1)
		case err == nil && b == closing:
			s.skipped(1)
			return nil
		default:
			return s.wanted(fmt.Sprintf("',' or %q", closing), b, err)
		}
	}
}

// skip takes one value and keeps nothing of it.
func (s *scanner) skip() error {
	_, _, err := s.value(nil, 0)
	return err
}
