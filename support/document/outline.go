package document

import (
	"fmt"
	"strings"
)

// An outline follows the tags of an XML text from the first to the last and
// finds what xmlquery lets pass: a second root, text beside the root, a
// declaration that comes late, bottomless nesting, a DOCTYPE. It reads no
// further than that; what is wrong inside of a tag is left to xmlquery. A pass
// over the tokens of encoding/xml would find the same in thirteen times as long,
// which is nearly half of what xmlquery itself takes.
type outline struct {
	text         string
	at           int
	depth, roots int
	asides       int // constructs without tags so far
	parts        int // elements, attributes, texts and asides
}

// xmlquery takes time that grows with the square of how many asides stand side
// by side and of how long an instruction is. No service sends many or long ones.
const (
	mostAsides         = 1000
	longestInstruction = 256
)

// asides are the constructs without tags.
var asides = []struct{ begin, end string }{
	{"<?", "?>"},
	{"<!--", "-->"},
	{"<![CDATA[", "]]>"},
}

const outside = "text outside of the root element"

// fault says what is wrong at o.at, or "" if nothing is.
func (o *outline) fault() string {
	for o.at < len(o.text) {
		length := strings.IndexByte(o.text[o.at:], '<')
		if length < 0 {
			length = len(o.text) - o.at
		}
		if o.depth == 0 && strings.Trim(o.text[o.at:o.at+length], blanks) != "" {
			return outside
		}
		if length > 0 {
			o.parts++
		}
		if o.at += length; o.at == len(o.text) {
			break
		}
		if o.parts > MaxParts {
			return ErrTooMany.Error()
		}
		size, fault := o.markup(o.text[o.at:])
		if fault != "" {
			return fault
		}
		o.at += size
	}
	if o.roots == 0 {
		return "no element"
	}
	return ""
}

// markup takes in the construct that rest begins with and tells its size.
func (o *outline) markup(rest string) (size int, fault string) {
	for _, a := range asides {
		if strings.HasPrefix(rest, a.begin) {
			o.parts++
			size = len(a.begin) + through(rest[len(a.begin):], a.end)
			return size, o.aside(rest[:size])
		}
	}
	switch {
	case strings.HasPrefix(rest, "<!"):
		return 0, "a DOCTYPE or another directive: refused"
	case strings.HasPrefix(rest, "</"):
		o.depth--
		return through(rest, ">"), ""
	}
	return o.open(rest)
}

// aside takes in a construct without tags.
func (o *outline) aside(text string) (fault string) {
	if o.asides++; o.asides > mostAsides {
		return fmt.Sprintf("more than %d comments, instructions and CDATA sections", mostAsides)
	}
	if strings.HasPrefix(text, "<?") && len(text) > longestInstruction {
		return fmt.Sprintf("an instruction of more than %d bytes", longestInstruction)
	}
	if _, late := declaration(text); late && o.at > 0 {
		return "an XML declaration that does not come first"
	}
	if o.depth == 0 && strings.HasPrefix(text, "<![") {
		return outside
	}
	return ""
}

// open takes in a start tag.
func (o *outline) open(rest string) (size int, fault string) {
	if o.depth == 0 {
		if o.roots++; o.roots > 1 {
			return 0, "a second root element"
		}
	}
	if o.depth++; o.depth > MaxDepth {
		return 0, tooDeep()
	}
	size, attributes := tagSize(rest)
	o.parts += 1 + attributes
	if strings.HasSuffix(rest[:size], "/>") {
		o.depth--
	}
	return size, ""
}

// through is the size of rest up to and with end, or all of it.
func through(rest, end string) int {
	if i := strings.Index(rest, end); i >= 0 {
		return i + len(end)
	}
	return len(rest)
}

// tagSize is the size of the tag that rest begins with, and how many attributes it
// has; a > between quotes does not end it.
func tagSize(rest string) (size, attributes int) {
	var quote byte
	for i := range len(rest) {
		switch c := rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			attributes++
		case c == '>':
			return i + 1, attributes
		}
	}
	return len(rest), attributes
}

// place is the place of the offset at: its line and its column in bytes.
func place(text string, at int) string {
	before := text[:at]
	return fmt.Sprintf("line %d:%d", strings.Count(before, "\n")+1, at-strings.LastIndexByte(before, '\n'))
}
