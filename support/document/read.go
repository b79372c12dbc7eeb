package document

import (
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
)

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
	return &Malformed{MediaType: s.mediaType, Where: where, What: what}
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
