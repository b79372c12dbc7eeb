package reports

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// inPage is how many bytes of one text the page shows. What is longer stands in results.json.
const inPage = 16 << 10

// cleaned returns a copy of v in which every text is fit for a page: nothing hidden, nothing endless. It goes through
// all fields there are, so that none can be forgotten.
func cleaned[T any](v T) T {
	var out T
	clean(reflect.ValueOf(&out).Elem(), reflect.ValueOf(v))
	return out
}

// cleanedRun returns r normalized and cleaned, with the part of its history that the page shows, and without the feature
// files: nothing shows them as they are.
func cleanedRun(r *Run) *Run {
	s := normalized(r)
	s.Sources, s.History = nil, r.timeline()
	return cleaned(s)
}

func clean(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.String:
		to.SetString(paragraphs(from.String()))
	case reflect.Pointer:
		if !from.IsNil() {
			to.Set(reflect.New(from.Type().Elem()))
			clean(to.Elem(), from.Elem())
		}
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			clean(to.Index(i), from.Index(i))
		}
	case reflect.Map:
		to.Set(reflect.MakeMap(from.Type()))
		for entries := from.MapRange(); entries.Next(); {
			key, value := reflect.New(from.Type().Key()).Elem(), reflect.New(from.Type().Elem()).Elem()
			clean(key, entries.Key())
			clean(value, entries.Value())
			to.SetMapIndex(key, value)
		}
	case reflect.Struct:
		cleanStruct(to, from)
	default:
		to.Set(from)
	}
}

// cleanStruct copies a struct of another package, such as a time, as it is.
func cleanStruct(to, from reflect.Value) {
	if from.Type().PkgPath() != reflect.TypeFor[Run]().PkgPath() {
		to.Set(from)
		return
	}
	for i := range from.NumField() {
		clean(to.Field(i), from.Field(i))
	}
	if m, is := from.Interface().(Message); is {
		to.FieldByName("Body").SetString(bodyText(m))
	}
}

// bodyText returns the body of m fit for a page and, where that is not all of it, says how much there is.
func bodyText(m Message) string {
	shown := head(m.Body, inPage)
	if len(shown) == len(m.Body) && len(m.Body) >= m.Size {
		return paragraphs(shown)
	}
	return fmt.Sprintf("%s\n(%d of %d bytes shown)", paragraphs(shown), len(shown), max(m.Size, len(m.Body)))
}

// paragraphs returns s with its lines and tabs kept and everything else that is not seen as itself escaped.
func paragraphs(s string) string {
	if len(s) <= inPage && isPlain(s) {
		return s
	}
	lines := strings.Split(cut(s, inPage), "\n")
	for i, line := range lines {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		for j := range cells {
			cells[j] = Visible(cells[j])
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

// pretty returns a body laid out for reading if it is JSON or XML, and as it is otherwise.
func pretty(body string) (string, layout) {
	begin := strings.TrimLeft(body, " \t\r\n\ufeff")
	switch {
	case strings.HasPrefix(begin, "{"), strings.HasPrefix(begin, "["):
		var out bytes.Buffer
		if json.Indent(&out, []byte(body), "", "  ") == nil {
			return out.String(), asJSON
		}
	case strings.HasPrefix(begin, "<"):
		if out, ok := indentXML(body); ok {
			return out, asXML
		}
	}
	return body, asSent
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
				inline = false
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
