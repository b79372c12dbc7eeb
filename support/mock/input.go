package mock

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// input is what a request brings along in body and query (QueryParameters): a
// string, a list of strings or an object by the name in lower case, since
// clients spell the names of members in either case.
type input map[string]any

// input reads the query and the body, which wins where both name something. A
// body of the route's own type (readable) holds no input.
func (q *request) input() (input, *refusal) {
	in := input{}
	for name, values := range q.query() {
		if len(values) > 0 {
			in[strings.ToLower(name)] = values[len(values)-1]
		}
	}
	m, ok := mediaOf(q.contentType())
	if len(q.body) == 0 || !ok {
		return in, nil
	}
	read := in.readJSON
	if m.format() == XML {
		read = in.readXML
	}
	if read(q.body) != nil {
		return nil, errMalformed
	}
	return in, nil
}

// contentType is the media type of the body, without parameters.
func (q *request) contentType() string {
	kind, _, err := mime.ParseMediaType(q.http.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return kind
}

// readable tells whether the body, if there is one, is of a type that the
// route reads. A GET has none, whatever is sent along.
func (q *request) readable() bool {
	if len(q.body) == 0 || q.http.Method == http.MethodGet {
		return true
	}
	kind := q.contentType()
	_, ok := mediaOf(kind)
	return ok || kind != "" && slices.Contains(strings.Fields(q.route.raw), kind)
}

const byteOrderMark = "\xef\xbb\xbf"

// readJSON reads one object.
func (in input) readJSON(body []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(body, []byte(byteOrderMark))))
	decoder.UseNumber()
	var members map[string]any
	if err := decoder.Decode(&members); err != nil {
		return err
	}
	if members == nil {
		return errors.New("null where an object is wanted")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more behind the object")
	}
	for name, value := range members {
		switch v := value.(type) {
		case string, json.Number, bool:
			in[strings.ToLower(name)] = fmt.Sprint(v)
		case []any:
			list := make([]string, len(v))
			for i, item := range v {
				list[i] = fmt.Sprint(item)
			}
			in[strings.ToLower(name)] = list
		case map[string]any:
			in[strings.ToLower(name)] = v
			if name == linksMember {
				in.readLinks(v)
			}
		}
	}
	return nil
}

// text is the value of name, "" if there is none.
func (in input) text(name string) string {
	s, _ := in[strings.ToLower(name)].(string)
	return s
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

// A rule finds what is wrong with input: a name, and Missing or Invalid. It is
// false if nothing is.
type rule func(in input) (fault [2]string, wrong bool)

// check is the refusal with all faults that rules find, nil if there are none.
func (in input) check(rules ...rule) *refusal {
	var faults [][2]string
	for _, rule := range rules {
		if fault, wrong := rule(in); wrong && !slices.Contains(faults, fault) {
			faults = append(faults, fault)
		}
	}
	if faults == nil {
		return nil
	}
	return invalid(faults...)
}

func required(name string) rule {
	return func(in input) ([2]string, bool) { return [2]string{name, "Missing"}, in.text(name) == "" }
}

// upTo wants at most max characters.
func upTo(name string, max int) rule {
	return func(in input) ([2]string, bool) {
		return [2]string{name, "Invalid"}, len([]rune(in.text(name))) > max
	}
}

// among wants members of an enum.
func among(name string, members ...string) rule {
	return func(in input) ([2]string, bool) {
		unknown := func(s string) bool { return !slices.Contains(members, s) }
		return [2]string{name, "Invalid"}, slices.ContainsFunc(in.list(name), unknown)
	}
}

// address wants the address of a contact or the number of a phone, if anything.
func address(name string) rule {
	return func(in input) ([2]string, bool) {
		uri := in.text(name)
		return [2]string{name, "Invalid"}, uri != "" && !isSIP(uri) && !isPhone(uri)
	}
}
