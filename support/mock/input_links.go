package mock

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// content is what the link rel holds; it is empty without that link.
func (in input) content(rel string) content {
	c, _ := parseDataURI(in.text(linked(rel)))
	return c
}

// data wants the link rel to hold readable text of one of the kinds, if it is
// there at all; no kinds are any.
func data(rel string, kinds ...string) rule {
	return func(in input) ([2]string, bool) {
		fault := [2]string{rel, "Invalid"}
		href := in.text(linked(rel))
		if href == "" {
			return fault, false
		}
		c, err := parseDataURI(href)
		return fault, err != nil || !utf8.ValidString(c.text) || len(kinds) > 0 && !slices.Contains(kinds, c.kind)
	}
}

// boolean wants true or false, in either form, if anything.
func boolean(name string) rule {
	return func(in input) ([2]string, bool) {
		value := strings.ToLower(in.text(name))
		return [2]string{name, "Invalid"}, in.has(name) && value != "true" && value != "false"
	}
}

// flag is whether name is true.
func (in input) flag(name string) bool { return strings.EqualFold(in.text(name), "true") }
