package mock

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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

// required wants a string that is not empty.
func required(name string) rule {
	return func(in input) ([2]string, bool) { return [2]string{name, "Missing"}, in.textless(name) }
}

// textless tells whether name is absent or empty. A value of another type is
// there, and wrong for another reason.
func (in input) textless(name string) bool {
	v, ok := in[strings.ToLower(name)]
	return !ok || v == ""
}

// suits wants a string that fits, if there is any that is not empty.
func suits(name string, fits func(string) bool) rule {
	return func(in input) ([2]string, bool) {
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

// text wants a string, if anything.
func text(name string) rule { return suits(name, func(string) bool { return true }) }

// upTo wants a string of at most max characters.
func upTo(name string, max int) rule {
	return suits(name, func(s string) bool { return len([]rune(s)) <= max })
}

// like wants a string of a form.
func like(name string, form *regexp.Regexp) rule { return suits(name, form.MatchString) }

// among wants members of an enum: one, or a list.
func among(name string, members ...string) rule {
	return func(in input) ([2]string, bool) {
		fault := [2]string{name, "Invalid"}
		if !in.has(name) {
			return fault, false
		}
		list := in.list(name)
		unknown := func(s string) bool { return !slices.Contains(members, s) }
		return fault, list == nil || slices.ContainsFunc(list, unknown)
	}
}

// single wants no list where one value is wanted.
func single(name string) rule {
	return func(in input) ([2]string, bool) {
		_, list := in[strings.ToLower(name)].([]string)
		return [2]string{name, "Invalid"}, list
	}
}

// address wants the address of a contact or the number of a phone, if anything.
func address(name string) rule {
	return suits(name, func(uri string) bool { return isSIP(uri) || isPhone(uri) })
}

// within wants a whole number from min to max, if anything.
func within(name string, min, max int) rule {
	return func(in input) ([2]string, bool) {
		n, err := strconv.Atoi(in.text(name))
		return [2]string{name, "Invalid"}, in.has(name) && (err != nil || n < min || n > max)
	}
}
