package mock

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// input is what a request brings along in body and query (QueryParameters), by
// the name in lower case, since clients spell the names of members in either
// case. A value is a string, a literal, a list of strings, or alien.
type input map[string]any

// A literal is a JSON number, true or false: not what a string is wanted for.
type literal string

// alien is a value of a shape that no member has.
type alien struct{}

// linked is the name under which the link rel of a body is kept, for those few
// whose href holds data; all other links of a body are ignored (PayloadFormat).
func linked(rel string) string { return "_links." + strings.ToLower(rel) }

// input reads the query and the body, which wins where both name something. A
// body of the route's own type (readable) holds no input.
func (q *request) input() (input, *refusal) {
	query, err := url.ParseQuery(q.http.URL.RawQuery)
	if err != nil {
		return nil, errMalformed
	}
	in := input{}
	for name, values := range query {
		in[strings.ToLower(name)] = values[len(values)-1]
	}
	m, ok := mediaOf(q.contentType())
	if len(q.body) == 0 || !ok {
		return in, nil
	}
	read := readJSON
	if m.format() == XML {
		read = readXML
	}
	members, err := read(q.body)
	if err != nil {
		return nil, errMalformed
	}
	for name, value := range members {
		in[name] = value
	}
	return in, nil
}

// contentType is the media type of the body, without parameters; "" for none
// that the pool can read.
func (q *request) contentType() string {
	kind, _ := mediaType(q.http.Header.Get("Content-Type"))
	return kind
}

// mediaType is the media type that text names, without parameters. All that the
// pool reads is UTF-8, which many write utf8, or ASCII, which is a part of it.
func mediaType(text string) (string, error) {
	kind, parameters, err := mime.ParseMediaType(text)
	if err != nil {
		return "", err
	}
	switch charset := strings.ToLower(parameters["charset"]); charset {
	case "", "utf-8", "utf8", "us-ascii":
		return kind, nil
	default:
		return "", fmt.Errorf("charset %q", charset)
	}
}

// readable tells whether the body, if there is one, is of a type that the
// route reads. A GET has none, whatever is sent along.
func (q *request) readable() bool {
	if len(q.body) == 0 || q.http.Method == http.MethodGet {
		return true
	}
	kind := q.contentType()
	_, ok := mediaOf(kind)
	return ok || kind != "" && slices.Contains(strings.Fields(q.route.raw), kind) || q.route.name == "batch" // which says itself what it reads
}

// set keeps the value of name. It is false if there is one already: which of
// the two is meant, nobody can tell.
func (in input) set(name string, value any) bool {
	name = strings.ToLower(name)
	if _, double := in[name]; double {
		return false
	}
	in[name] = value
	return true
}

// text is the value of name, "" if there is none.
func (in input) text(name string) string {
	switch v := in[strings.ToLower(name)].(type) {
	case string:
		return v
	case literal:
		return string(v)
	}
	return ""
}

// textOr is the value of name, or other if there is none.
func (in input) textOr(name, other string) string {
	if s := in.text(name); s != "" {
		return s
	}
	return other
}

// list is the list called name; a single value is a list of one.
func (in input) list(name string) []string {
	switch v := in[strings.ToLower(name)].(type) {
	case []string:
		return v
	case string:
		return []string{v}
	}
	return nil
}

// has tells whether name was sent.
func (in input) has(name string) bool { _, ok := in[strings.ToLower(name)]; return ok }
