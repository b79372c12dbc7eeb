package reports

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// pretty returns a body laid out for reading if it is JSON or XML, and as it is otherwise.
func pretty(body string) string {
	begin := strings.TrimLeft(body, " \t\r\n\ufeff")
	switch {
	case strings.HasPrefix(begin, "{"), strings.HasPrefix(begin, "["):
		var out bytes.Buffer
		if json.Indent(&out, []byte(body), "", "  ") == nil {
			return out.String()
		}
	case strings.HasPrefix(begin, "<"):
		if out, ok := indentXML(body); ok {
			return out
		}
	}
	return body
}

// deepestXML bounds the indent of XML, which would else grow faster than the text.
const deepestXML = 64

// indentXML puts each element on a line of its own. The tags are those of body, byte for byte. It is not ok where body
// cannot be read as XML, or says anything between its tags that the layout would have to alter.
func indentXML(body string) (string, bool) {
	d := xml.NewDecoder(strings.NewReader(body))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var out strings.Builder
	depth, last := 0, int64(0)
	inline := false // an end would stand on the same line: behind a text, or nothing
	for {
		token, err := d.RawToken()
		if err != nil {
			return out.String(), errors.Is(err, io.EOF) && depth == 0
		}
		raw := body[last:d.InputOffset()]
		last = d.InputOffset()
		switch token.(type) {
		case xml.EndElement:
			depth--
			if depth < 0 {
				return "", false
			}
			if raw == "" {
				continue // the end of <empty/>, which RawToken makes of one tag
			}
			if !inline {
				newLine(&out, depth)
			}
			out.WriteString(raw)
			inline = false
		case xml.StartElement:
			newLine(&out, depth)
			out.WriteString(raw)
			inline = true
			if depth++; depth > deepestXML {
				return "", false
			}
		case xml.CharData:
			if text := strings.TrimSpace(raw); text != "" {
				out.WriteString(text)
				inline = true
			}
		default:
			newLine(&out, depth)
			out.WriteString(raw)
		}
	}
}

func newLine(out *strings.Builder, depth int) {
	if out.Len() > 0 {
		out.WriteByte('\n')
	}
	out.WriteString(strings.Repeat("  ", depth))
}
