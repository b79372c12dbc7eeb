package document

import (
	"errors"
	"fmt"

	"ucwatest/support/ucwa"
)

// ErrNotUCWA says that the media type is none of UCWA's: something between us
// and the service answered, or the service lost its way.
var ErrNotUCWA = errors.New("neither JSON nor XML")

// Malformed says that a body could not be read at all.
type Malformed struct {
	MediaType string // as the Content-Type header had it
	// Where is "byte N" in JSON and "line N:M" in XML, both counted from 1 in
	// the text without its byte order mark; empty for the body as a whole.
	Where string
	What  string
	// Ends says that the text ends in the middle, and that nothing before is wrong.
	Ends bool

	cause error
}

// Error is one sentence: as what the body could not be read, where and why.
func (m *Malformed) Error() string {
	if errors.Is(m.cause, ErrNotUCWA) {
		return fmt.Sprintf("body is %s but %q", m.What, m.MediaType)
	}
	name := fmt.Sprintf("%q", m.MediaType)
	if format, ok := ucwa.FormatOf(baseType(m.MediaType)); ok {
		name = format.String()
	}
	if m.Where != "" {
		name += " at " + m.Where
	}
	return fmt.Sprintf("body is not readable as %s: %s", name, m.What)
}

// Unwrap gives ErrNotUCWA or ErrTooMany if that was why.
func (m *Malformed) Unwrap() error { return m.cause }

// Unexpected says that a body was read well but is something else.
type Unexpected struct{ Want, Got string }

// Error names both.
func (u *Unexpected) Error() string { return fmt.Sprintf("want %s, got %s", u.Want, u.Got) }
