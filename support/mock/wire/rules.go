package wire

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Rule finds what is wrong with input: a name, and Missing or Invalid. It is
// false if nothing is.
type Rule func(in Input) (fault [2]string, wrong bool)

// Faults returns what rules find wrong with in, each as a name and what is wrong with it,
// once and in their order; nil if nothing is.
func (in Input) Faults(rules ...Rule) [][2]string {
	var faults [][2]string
	for _, rule := range rules {
		if fault, wrong := rule(in); wrong && !slices.Contains(faults, fault) {
			faults = append(faults, fault)
		}
	}
	return faults
}

// Required wants a string that is not empty.
func Required(name string) Rule {
	return func(in Input) ([2]string, bool) { return [2]string{name, "Missing"}, in.Empty(name) }
}

// Empty tells whether name is absent or empty. A value of another type is
// there, and wrong for another reason.
func (in Input) Empty(name string) bool {
	v, ok := in[strings.ToLower(name)]
	return !ok || v == ""
}

// Suits wants a string that fits, if there is any that is not empty.
func Suits(name string, fits func(string) bool) Rule {
	return func(in Input) ([2]string, bool) {
		fault := [2]string{name, "Invalid"}
		switch v := in[strings.ToLower(name)].(type) {
		case nil:
			return fault, false
		case string:
			return fault, v != "" && !fits(v)
		}
		return fault, true
	}
}

// Text wants a string, if anything.
func Text(name string) Rule { return Suits(name, func(string) bool { return true }) }

// UpTo wants a string of at most max characters.
func UpTo(name string, max int) Rule {
	return Suits(name, func(s string) bool { return len([]rune(s)) <= max })
}

// Like wants a string that form matches, if there is any that is not empty.
func Like(name string, form *regexp.Regexp) Rule { return Suits(name, form.MatchString) }

// Among wants members of an enum: one, or a list.
func Among(name string, members ...string) Rule {
	return func(in Input) ([2]string, bool) {
		fault := [2]string{name, "Invalid"}
		if !in.Has(name) {
			return fault, false
		}
		list := in.List(name)
		unknown := func(s string) bool { return !slices.Contains(members, s) }
		return fault, list == nil || slices.ContainsFunc(list, unknown)
	}
}

// Each wants a list of strings that fit, if anything; one value is a list of one.
func Each(name string, fits func(string) bool) Rule {
	return func(in Input) ([2]string, bool) {
		list := in.List(name)
		unfit := func(s string) bool { return !fits(s) }
		return [2]string{name, "Invalid"}, in.Has(name) && (len(list) == 0 || slices.ContainsFunc(list, unfit))
	}
}

// Single wants no list where one value is wanted.
func Single(name string) Rule {
	return func(in Input) ([2]string, bool) {
		_, list := in[strings.ToLower(name)].([]string)
		return [2]string{name, "Invalid"}, list
	}
}

// Within wants a whole number from min to max, if anything.
func Within(name string, min, max int) Rule {
	return func(in Input) ([2]string, bool) {
		n, err := strconv.Atoi(in.Text(name))
		return [2]string{name, "Invalid"}, in.Has(name) && (err != nil || n < min || n > max)
	}
}

// Data wants the link rel to hold readable text of one of the kinds, if it is
// there at all; no kinds are any.
func Data(rel string, kinds ...string) Rule {
	return func(in Input) ([2]string, bool) {
		fault := [2]string{rel, "Invalid"}
		href := in.Text(linked(rel))
		if href == "" {
			return fault, false
		}
		c, err := parseDataURI(href)
		return fault, err != nil || !utf8.ValidString(c.Text) || len(kinds) > 0 && !slices.Contains(kinds, c.Kind)
	}
}

// Boolean wants true or false, in either form, if anything.
func Boolean(name string) Rule {
	return func(in Input) ([2]string, bool) {
		value := strings.ToLower(in.Text(name))
		return [2]string{name, "Invalid"}, in.Has(name) && value != "true" && value != "false"
	}
}
