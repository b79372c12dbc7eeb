package wire

import (
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
)

// Input is what a request brings along in body and query (QueryParameters), by
// the name in lower case, since clients spell the names of members in either
// case. A value is a string, a literal, a list of strings, or alien.
type Input map[string]any

// A literal is a JSON number, true or false: not what a string is wanted for.
type literal string

// alien is a value of a shape that no member has.
type alien struct{}

// linked is the name under which the link rel of a body is kept, for those few
// whose href holds data; all other links of a body are ignored (PayloadFormat).
func linked(rel string) string { return "_links." + strings.ToLower(rel) }

// ReadInput reads a query and a body of a media type; the body wins where both
// name something. A body of a type that is no media holds no input.
func ReadInput(query, kind string, body []byte) (Input, error) {
	values, err := ParseQuery(query)
	if err != nil {
		return nil, err
	}
	in := Input{}
	for name, list := range values {
		in[strings.ToLower(name)] = list[len(list)-1]
	}
	m, ok := MediaOf(kind)
	if len(body) == 0 || !ok {
		return in, nil
	}
	read := readLooseJSON
	if m.Format() == XML {
		read = readXML
	}
	members, err := read(body)
	if err != nil {
		return nil, err
	}
	for name, value := range members {
		in[name] = value
	}
	return in, nil
}

// ParseQuery reads a query or a form. A semicolon is a character like any other
// in it; net/url refuses what has one.
func ParseQuery(text string) (url.Values, error) {
	return url.ParseQuery(strings.ReplaceAll(text, ";", "%3B"))
}

// MediaType is the media type that text names, without parameters. All that the
// pool reads is UTF-8, which many write utf8, or ASCII, which is a part of it.
// Some clients write single quotes around it, which are no quotes of HTTP, or a
// parameter that is none; a header that a page sets twice a browser joins.
func MediaType(text string) (string, error) {
	if first, second, twice := strings.Cut(text, ","); twice {
		kind, err := MediaType(first)
		if again, _ := MediaType(second); err == nil && again != kind {
			return "", fmt.Errorf("two media types: %q", text)
		}
		return kind, err
	}
	kind, parameters, err := mime.ParseMediaType(text)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return "", err
	}
	switch charset := strings.Trim(strings.ToLower(parameters["charset"]), "'"); charset {
	case "", "utf-8", "utf8", "us-ascii":
		return kind, nil
	default:
		return "", fmt.Errorf("charset %q", charset)
	}
}

// set keeps the value of name. It is false if there is one already: which of
// the two is meant, nobody can tell.
func (in Input) set(name string, value any) bool {
	name = strings.ToLower(name)
	if _, double := in[name]; double {
		return false
	}
	in[name] = value
	return true
}

// Text returns the value of name, in whatever case a client wrote that, as text; "" if
// there is none, or a list or an object.
func (in Input) Text(name string) string {
	switch v := in[strings.ToLower(name)].(type) {
	case string:
		return v
	case literal:
		return string(v)
	}
	return ""
}

// TextOr returns the value of name as text, other if there is none or it is empty.
func (in Input) TextOr(name, other string) string {
	if s := in.Text(name); s != "" {
		return s
	}
	return other
}

// List is the list called name; a single value is a list of one.
func (in Input) List(name string) []string {
	switch v := in[strings.ToLower(name)].(type) {
	case []string:
		return v
	case string:
		return []string{v}
	}
	return nil
}

// Has tells whether name was sent.
func (in Input) Has(name string) bool { _, ok := in[strings.ToLower(name)]; return ok }

// Content is what the link rel holds; it is empty without that link.
func (in Input) Content(rel string) Content {
	c, _ := parseDataURI(in.Text(linked(rel)))
	return c
}

// Flag tells whether the value of name is true, in upper or lower case; false if there is
// none.
func (in Input) Flag(name string) bool { return strings.EqualFold(in.Text(name), "true") }
