package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"
)

// ByteOrderMark is what some clients begin a body with; it is no part of it.
const ByteOrderMark = "\xef\xbb\xbf"

// maxDepth is how deep a body may nest.
const maxDepth = 64

var (
	errDeep = fmt.Errorf("nested deeper than %d", maxDepth)
	errText = errors.New("not UTF-8")
)

// double is the error of what names a member twice.
func double(name string) error { return fmt.Errorf("the member %q is there twice", name) }

// readJSON reads one object. It may not name a member twice, in either case,
// nor hold text that is not UTF-8: encoding/json lets both pass.
func readJSON(body []byte) (Input, error) {
	body = bytes.TrimPrefix(body, []byte(ByteOrderMark))
	if !utf8.Valid(body) {
		return nil, errText
	}
	r := jsonReader{json.NewDecoder(bytes.NewReader(body))}
	r.UseNumber()
	in, err := r.root()
	if err != nil {
		return nil, err
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more behind the object")
	}
	return in, nil
}

// bareName is a string, or the name of a member without quotes.
var bareName = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|([{,]\s*)([A-Za-z_$][\w$]*)(\s*:)`)

// readLooseJSON is readJSON for clients that write names of members without quotes, as
// JavaScript has it: pools take that.
func readLooseJSON(body []byte) (Input, error) {
	in, err := readJSON(body)
	if err == nil {
		return in, nil
	}
	quoted := bareName.ReplaceAllFunc(body, func(found []byte) []byte {
		if found[0] == '"' {
			return found
		}
		return bareName.ReplaceAll(found, []byte(`$1"$2"$3`))
	})
	if bytes.Equal(quoted, body) {
		return nil, err
	}
	return readJSON(quoted)
}

// A jsonReader reads input token by token, so that depth and double members
// are seen before anything is built.
type jsonReader struct{ *json.Decoder }

// root reads the object that the body is.
func (r jsonReader) root() (Input, error) {
	if t, err := r.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.Join(errors.New("no object"), err)
	}
	in := Input{}
	err := r.members(1, func(name string, depth int) error {
		if name == "_links" {
			return r.links(in)
		}
		value, err := r.value(depth)
		if err != nil {
			return err
		}
		if value != nil && !in.set(name, value) { // null is as good as nothing
			return double(name)
		}
		return nil
	})
	return in, err
}

// members calls each for the members of the object that has begun, which is
// depth deep, and reads its end.
func (r jsonReader) members(depth int, each func(name string, depth int) error) error {
	if depth > maxDepth {
		return errDeep
	}
	seen := map[string]bool{}
	for r.More() {
		t, err := r.Token()
		if err != nil {
			return err
		}
		name, ok := t.(string)
		if !ok || seen[name] {
			return double(name)
		}
		seen[name] = true
		if err := each(name, depth); err != nil {
			return err
		}
	}
	_, err := r.Token()
	return err
}

// links keeps the href of each link of the body; null has none.
func (r jsonReader) links(in Input) error {
	t, err := r.Token()
	if t == nil && err == nil {
		return nil
	}
	if err != nil || t != json.Delim('{') {
		return errors.Join(errors.New("no links"), err)
	}
	return r.members(2, func(rel string, depth int) error {
		value, err := r.value(depth)
		if o, ok := value.(object); ok && err == nil {
			in.set(linked(rel), o.href)
		}
		return err
	})
}

// An object is one that is no input itself; of a link, the href is of interest.
type object struct{ href string }

// value reads what input keeps of one value, nil of null.
func (r jsonReader) value(depth int) (any, error) {
	t, err := r.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case string:
		return t, nil
	case json.Number:
		return literal(t), nil
	case bool:
		return literal(fmt.Sprint(t)), nil
	case json.Delim:
		if t == '[' {
			return r.list(depth + 1)
		}
		return r.object(depth + 1)
	}
	return nil, nil
}

// object reads an object within the body.
func (r jsonReader) object(depth int) (any, error) {
	var o object
	err := r.members(depth, func(name string, depth int) error {
		value, err := r.value(depth)
		if s, ok := value.(string); ok && name == "href" {
			o.href = s
		}
		return err
	})
	return o, err
}

// list reads an array: of strings, or else it is alien.
func (r jsonReader) list(depth int) (any, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	items, strange := []string{}, false
	for r.More() {
		value, err := r.value(depth)
		if err != nil {
			return nil, err
		}
		s, ok := value.(string)
		items, strange = append(items, s), strange || !ok
	}
	if _, err := r.Token(); err != nil {
		return nil, err
	}
	if strange {
		return alien{}, nil
	}
	return items, nil
}
