package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tidwall/gjson"
)

// A jsonReader walks a JSON text once. gjson takes whatever it is given and
// overlooks duplicate keys, so the text is validated before the walk and the
// keys are compared during it.
type jsonReader struct {
	*source
	// keys of all objects that the walk is in, innermost last.
	keys  []string
	fault *Malformed // the first; nothing is read after it
}

// fewKeys is up to how many keys or attributes comparing each with each beats a map.
const fewKeys = 40

// parseJSON checks the text and returns its value with a reader to walk it.
func parseJSON(s *source) (*jsonReader, gjson.Result, error) {
	r := &jsonReader{source: s, keys: make([]string, 0, fewKeys)}
	if at, fault := boundJSON(s.text); fault != "" {
		r.stop(at, fault)
		return nil, gjson.Result{}, r.fault
	}
	if !gjson.Valid(s.text) {
		return nil, gjson.Result{}, syntaxJSON(s)
	}
	return r, gjson.Parse(s.text), nil
}

// syntaxJSON asks encoding/json, which takes longer but tells the place.
func syntaxJSON(s *source) error {
	err := json.Unmarshal([]byte(s.text), new(json.RawMessage))
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		m := s.malformed(fmt.Sprintf("byte %d", syntax.Offset), syntax.Error())
		m.Ends = strings.HasPrefix(syntax.Error(), "unexpected end")
		return m
	}
	return s.malformed("", fmt.Sprint(err))
}

// boundJSON finds where text nests beyond MaxDepth or has more than MaxParts parts.
// gjson recurses without a bound of its own, so this comes before anything else.
func boundJSON(text string) (at int, fault string) {
	containers := strings.Count(text, "{") + strings.Count(text, "[")
	if containers <= MaxDepth && strings.Count(text, ",") <= MaxParts-2*containers {
		return 0, "" // too few to nest too deep: as a rule, and counted in no time
	}
	depth, parts, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++
		case quoted:
		case c == '{' || c == '[':
			depth++
			parts++
			if !emptyJSON(text[i+1:]) {
				parts++ // its first member or item; the others come behind commas
			}
		case c == '}' || c == ']':
			depth--
		case c == ',':
			parts++
		}
		switch {
		case depth > MaxDepth:
			return i, tooDeep()
		case parts > MaxParts:
			return i, ErrTooMany.Error()
		}
	}
	return 0, ""
}

// emptyJSON tells whether rest ends the container that it is behind the start of.
func emptyJSON(rest string) bool {
	for i := range len(rest) {
		switch rest[i] {
		case '}', ']':
			return true
		case ' ', '\t', '\r', '\n':
		default:
			return false
		}
	}
	return true
}

// stop ends the walk; at is the offset of what is wrong.
func (r *jsonReader) stop(at int, what string) {
	if r.fault == nil {
		r.fault = r.malformed(fmt.Sprintf("byte %d", at+1), what)
	}
}

// members walks an object, in order, and refuses a key that comes twice.
func (r *jsonReader) members(object gjson.Result, each func(key string, value gjson.Result)) {
	first := len(r.keys)
	var index map[string]bool
	object.ForEach(func(key, value gjson.Result) bool {
		known := r.keys[first:]
		if index == nil && len(known) >= fewKeys {
			index = indexed(known)
		}
		if index[key.Str] || index == nil && slices.Contains(known, key.Str) {
			r.stop(key.Index, fmt.Sprintf("duplicate key %q", key.Str))
		}
		if r.fault != nil {
			return false
		}
		if index != nil {
			index[key.Str] = true
		} else {
			r.keys = append(r.keys, key.Str)
		}
		each(key.Str, value)
		return r.fault == nil
	})
	r.keys = r.keys[:first]
}

func indexed(keys []string) map[string]bool {
	index := make(map[string]bool, 2*len(keys))
	for _, key := range keys {
		index[key] = true
	}
	return index
}

// elements walks a list, in order.
func (r *jsonReader) elements(list gjson.Result, each func(value gjson.Result)) {
	list.ForEach(func(_, value gjson.Result) bool {
		each(value)
		return r.fault == nil
	})
}

// check walks what is kept as it stands, for the sake of its keys.
func (r *jsonReader) check(value gjson.Result) {
	switch {
	case value.IsObject():
		r.members(value, func(_ string, inner gjson.Result) { r.check(inner) })
	case value.IsArray():
		r.elements(value, r.check)
	}
}

// isA tells whether value, called name, is of the kind that it must be. null
// is as good as nothing there; any other kind ends the walk.
func (r *jsonReader) isA(want Kind, name string, value gjson.Result) bool {
	got := kindOf(value)
	if got != want && got != Null {
		r.stop(value.Index, fmt.Sprintf("%s is of kind %s, want %s", name, got, want))
	}
	return got == want
}
