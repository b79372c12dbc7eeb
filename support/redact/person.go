package redact

import (
	"bytes"
	"slices"
	"strings"
)

// A Person is whom a user of the run can be recognised by.
type Person struct {
	Part    string   // what stands in the place of all the rest: caller, callee or answerer
	SIP     string   // the address, with or without a scheme
	Names   []string // as people are called, and as they sign in
	Numbers []string // of telephones, with the country's code, in any notation
}

// names are all that a person may be called: the address too, with and without
// its domain, and a name with the last part first.
func (p Person) names() []string {
	address := strings.TrimPrefix(strings.ToLower(p.SIP), "sip:")
	all := append(slices.Clone(p.Names), address)
	for _, name := range p.Names {
		if first, last, two := cutLast(name); two {
			all = append(all, last+", "+first)
		}
	}
	for _, name := range slices.Clone(all) {
		if local, _, found := strings.Cut(name, "@"); found {
			all = append(all, local)
		}
		if _, user, found := strings.Cut(name, `\`); found {
			all = append(all, user)
		}
	}
	return all
}

func cutLast(name string) (first, last string, two bool) {
	i := strings.LastIndexByte(name, ' ')
	if i <= 0 {
		return "", "", false
	}
	return name[:i], name[i+1:], true
}

// A number is that of a telephone, as its digits.
type number struct{ digits, part string }

func (p Person) numbers() []number {
	var all []number
	for _, one := range p.Numbers {
		one, _, _ = strings.Cut(one, ";") // ;ext=, ;phone-context=
		if digits := strings.Map(digit, one); len(digits) >= fewestDigits {
			all = append(all, number{digits, p.Part})
		}
	}
	return all
}

// digit is r, or nothing if it is none.
func digit(r rune) rune {
	if '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// longestGap is how much people put between the digits of a number.
const longestGap = 3

// dialled are the edits for numbers in text, with whatever people put between
// their digits, and not within longer ones.
func dialled(numbers []number, text []byte) []edit {
	if len(numbers) == 0 {
		return nil
	}
	var all []edit
	var digits []byte
	var at []int
	last := 0 // behind the last digit
	for i, b := range text {
		if b < '0' || '9' < b {
			continue
		}
		if !gap(text[last:i]) {
			all = append(all, numbered(numbers, text, digits, at)...)
			digits, at = digits[:0], at[:0]
		}
		digits, at, last = append(digits, b), append(at, i), i+1
	}
	return append(all, numbered(numbers, text, digits, at)...)
}

// gap tells whether a number may go on behind between.
func gap(between []byte) bool {
	if len(between) > longestGap {
		return false
	}
	for _, b := range between {
		if !strings.ContainsRune(" +().-/", rune(b)) && b != 0xA0 && b != 0xC2 { // a space that does not break
			return false
		}
	}
	return true
}

// numbered are the edits for numbers among digits, each of which stands at a
// place in text.
func numbered(numbers []number, text, digits []byte, at []int) []edit {
	if len(digits) < fewestDigits {
		return nil
	}
	var all []edit
	for _, n := range numbers {
		for from := 0; from+len(n.digits) <= len(digits); from++ {
			next := bytes.Index(digits[from:], []byte(n.digits))
			if next < 0 {
				break
			}
			from += next
			start, end := at[from], at[from+len(n.digits)-1]+1
			if !bordered(text, start) && (end == len(text) || !wordByte(text[end])) {
				all = append(all, edit{start, end, n.part, n.part, rankPerson})
			}
		}
	}
	return all
}
