package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"ucwatest/support/ucwa"
)

// boms are the byte order marks that tell an encoding.
var boms = []struct {
	mark     string
	encoding encoding.Encoding // nil: the text is UTF-8 as it stands
}{
	{"\xef\xbb\xbf", nil},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// decode turns body into UTF-8 text, or says in fault why it cannot. A byte
// order mark outranks the header's label, and the label an XML declaration
// (RFC 7303).
func decode(body []byte, label string, format ucwa.Format) (text, fault string) {
	for _, bom := range boms {
		if rest, marked := bytes.CutPrefix(body, []byte(bom.mark)); marked {
			return transcode(rest, bom.encoding)
		}
	}
	if label == "" && format == ucwa.FormatXML {
		label, _ = declaration(string(body[:min(len(body), longestInstruction)]))
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return "", fmt.Sprintf("it declares the charset %q but is written in bytes", label)
		}
	}
	if label == "" || strings.EqualFold(label, "utf-8") {
		return transcode(body, nil)
	}
	enc, name := charset.Lookup(label)
	switch {
	case name == "utf-8":
		return transcode(body, nil)
	case enc == nil || name == "replacement": // which stands for those unsafe to read
		return "", fmt.Sprintf("unknown charset %q", label)
	}
	return transcode(body, enc)
}

func transcode(body []byte, enc encoding.Encoding) (text, fault string) {
	if enc != nil {
		decoded, err := enc.NewDecoder().Bytes(body)
		if err != nil {
			return "", err.Error()
		}
		body = decoded
	}
	if !utf8.Valid(body) {
		return "", fmt.Sprintf("byte %d is not valid UTF-8", invalidByte(body))
	}
	return string(body), ""
}

// invalidByte is the place of the first byte that is not UTF-8, counted from 1.
func invalidByte(body []byte) int {
	at := 0
	for at < len(body) {
		r, size := utf8.DecodeRune(body[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at + 1
}

// declaration tells whether text begins with an XML declaration, and the
// encoding that it names.
func declaration(text string) (encoding string, declared bool) {
	rest, ok := strings.CutPrefix(text, "<?xml")
	if !ok || rest == "" || !strings.Contains(blanks, rest[:1]) {
		return "", false
	}
	inside, _, _ := strings.Cut(rest, "?>")
	_, value, _ := strings.Cut(inside, "encoding")
	value = strings.TrimLeft(value, blanks+"=")
	if value == "" {
		return "", true
	}
	encoding, _, _ = strings.Cut(value[1:], value[:1])
	return encoding, true
}

// blanks are the characters that XML and JSON take for white space.
const blanks = " \t\r\n"
