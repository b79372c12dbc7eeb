package document

import (
	"bytes"
	"fmt"
	"mime"
	"strings"

	"ucwatest/support/ucwa"
)

// What is read is bounded, so that no server can make us run out of memory or stack.
const (
	// MaxBytes is the longest body that is read, as sent.
	MaxBytes = 8 << 20
	// MaxDepth is how many objects, lists or elements may stand in one another.
	MaxDepth = 64
	// MaxParts is how many parts a body may have in all: objects, lists, members and
	// items in JSON; elements, attributes, texts and comments in XML. One that is full
	// of them takes a hundred times as much memory as it is long.
	MaxParts = 200_000
)

// ErrTooMany says that a body has more than MaxParts parts.
var ErrTooMany = fmt.Errorf("more than %d elements, members and list items", MaxParts)

// Bounded is ErrTooMany if a body of UCWA's has too many parts, whatever else is
// wrong with it; nil for one of another media type.
func Bounded(mediaType string, body []byte) error {
	most := 0 // parts there can be: counted in no time, and as a rule enough
	for mark, parts := range map[string]int{",": 1, "[": 2, "{": 2, "<": 2, "=": 1} {
		most += parts * bytes.Count(body, []byte(mark))
	}
	if most < MaxParts {
		return nil
	}
	s, err := open(mediaType, body)
	if err != nil {
		return nil //nolint:nilerr // what else is wrong is for Read to say
	}
	if s.format == ucwa.FormatXML {
		o := outline{text: s.text}
		if o.fault() == ErrTooMany.Error() {
			return ErrTooMany
		}
		return nil
	}
	if _, fault := boundJSON(s.text); fault == ErrTooMany.Error() {
		return ErrTooMany
	}
	return nil
}

// Read reads a resource. mediaType is the value of the Content-Type header,
// with or without parameters, in any case. What cannot be read is a *Malformed;
// it wraps ErrNotUCWA if the media type says that nothing can be expected here.
func Read(mediaType string, body []byte) (*Document, error) {
	return readAs(mediaType, body, readXML, readJSON)
}

// readAs reads a body with the one of both that reads its format.
func readAs[T any](mediaType string, body []byte, fromXML, fromJSON func(*source) (*T, error)) (*T, error) {
	s, err := open(mediaType, body)
	if err != nil {
		return nil, err
	}
	if s.format == ucwa.FormatXML {
		return fromXML(s)
	}
	return fromJSON(s)
}

// A source is a body that turned out to be text.
type source struct {
	mediaType string
	format    ucwa.Format
	text      string // UTF-8, without a byte order mark
}

// open applies what does not depend on the format: the bounds and the charset.
func open(mediaType string, body []byte) (*source, error) {
	s := &source{mediaType: mediaType}
	format, ok := ucwa.FormatOf(baseType(mediaType))
	if !ok {
		return nil, &Malformed{MediaType: mediaType, What: ErrNotUCWA.Error(), cause: ErrNotUCWA}
	}
	s.format = format
	if len(body) == 0 {
		return nil, s.malformed("", "it is empty")
	}
	if len(body) > MaxBytes {
		return nil, s.malformed("", fmt.Sprintf("%d bytes, want at most %d", len(body), MaxBytes))
	}
	text, fault := decode(body, charsetOf(mediaType), format)
	if fault != "" {
		return nil, s.malformed("", fault)
	}
	s.text = text
	return s, nil
}

func (s *source) malformed(where, what string) *Malformed {
	m := &Malformed{MediaType: s.mediaType, Where: where, What: what}
	if what == ErrTooMany.Error() {
		m.cause = ErrTooMany
	}
	return m
}

// tooDeep is the fault of a body that nests beyond MaxDepth.
func tooDeep() string { return fmt.Sprintf("more than %d levels deep", MaxDepth) }

func baseType(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(base))
}

// charsetOf is the parameter charset, empty if there is none. Parameters that
// cannot be read are no reason to give up: the text shows what it is.
func charsetOf(mediaType string) string {
	if !strings.Contains(mediaType, ";") {
		return ""
	}
	_, parameters, err := mime.ParseMediaType(mediaType)
	if err != nil {
		return ""
	}
	return parameters["charset"]
}
