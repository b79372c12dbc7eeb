package mock

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Links that are sent along are not read, but for those documented ones whose
// href holds data in place of a place (PayloadFormat).
const linksMember = "_links"

func linkKey(rel string) string { return linksMember + "." + strings.ToLower(rel) }

// readLinks notes the hrefs of an object like {"message": {"href": "data:..."}}.
func (in input) readLinks(links map[string]any) {
	for rel, link := range links {
		object, _ := link.(map[string]any)
		if href, ok := object["href"].(string); ok {
			in[linkKey(rel)] = href
		}
	}
}

// content is what the link rel holds; it is empty without that link.
func (in input) content(rel string) content {
	c, _ := parseDataURI(in.text(linkKey(rel)))
	return c
}

// data wants the link rel to hold readable text of one of the kinds, if it is
// there at all; no kinds are any.
func data(rel string, kinds ...string) rule {
	return func(in input) ([2]string, bool) {
		fault := [2]string{rel, "Invalid"}
		href := in.text(linkKey(rel))
		if href == "" {
			return fault, false
		}
		c, err := parseDataURI(href)
		return fault, err != nil || !utf8.ValidString(c.text) || len(kinds) > 0 && !slices.Contains(kinds, c.kind)
	}
}

// textual wants one text, if anything: no object and no list.
func textual(name string) rule {
	return func(in input) ([2]string, bool) {
		value, given := in[strings.ToLower(name)]
		_, text := value.(string)
		return [2]string{name, "Invalid"}, given && !text
	}
}

// boolean wants true or false, if anything.
func boolean(name string) rule {
	return func(in input) ([2]string, bool) {
		_, wrong := textual(name)(in)
		value := strings.ToLower(in.text(name))
		return [2]string{name, "Invalid"}, wrong || value != "" && value != "true" && value != "false"
	}
}

// flag is whether name is true.
func (in input) flag(name string) bool { return strings.EqualFold(in.text(name), "true") }
