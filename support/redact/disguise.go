package redact

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A disguise puts people's parts in the place of all they can be recognised by.
// It never changes; nil knows nobody.
type disguise struct {
	looks *regexp.Regexp
	parts map[string]string // by the look, folded, and by the digits of a number
	// words and numbers are in every text with somebody in it: the looks, folded,
	// that hold no shorter one, and the digits.
	words, numbers [][]byte
}

// fewestDigits make a telephone number: shorter ones are everywhere.
const fewestDigits = 7

// newDisguise knows everybody in all. Where one look begins another the longer
// one counts: "Ann Lee" is not "Ann".
func newDisguise(all []Person) *disguise {
	d := &disguise{parts: map[string]string{}}
	var looks []string
	for _, p := range all {
		for _, name := range p.names() {
			for _, look := range append(escapings(name), further(name)...) {
				d.parts[folded(look)] = p.Part
				looks = append(looks, look)
			}
		}
	}
	slices.SortFunc(looks, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	looks = slices.Compact(looks)
	var patterns []string
	for _, look := range looks {
		patterns = append(patterns, ending(look))
	}
	for _, look := range slices.Backward(looks) {
		if word := []byte(folded(look)); !containsAny(word, d.words) {
			d.words = append(d.words, word)
		}
	}
	for _, p := range all {
		for _, number := range p.Numbers {
			if digits := digitsOf(number); len(digits) >= fewestDigits {
				d.parts[digits] = p.Part
				d.numbers = append(d.numbers, []byte(digits))
				patterns = append(patterns, dialled(digits))
			}
		}
	}
	if len(patterns) == 0 {
		return nil
	}
	d.looks = regexp.MustCompile(`(?i)` + before + `(` + strings.Join(patterns, "|") + `)`)
	return d
}

// before is what a look must stand behind, to be no piece of a longer word: an
// escaped character ends in letters and digits that are none.
const before = `(?:^|[^0-9a-z_]|%(?:25)?[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt])`

// ending is look where it does not go on as a longer word.
func ending(look string) string {
	pattern := regexp.QuoteMeta(look)
	if last := look[len(look)-1]; last == '_' || '0' <= last && last <= '9' || 'a' <= last|0x20 && last|0x20 <= 'z' {
		pattern += `\b`
	}
	return pattern
}

// further are the ways to write a name that a secret is never written in:
// escaped twice, with a plus for each space or none escaped but the blank, and
// with everything beyond ASCII as a number.
func further(name string) []string {
	return []string{
		url.QueryEscape(url.QueryEscape(name)),
		url.QueryEscape(url.PathEscape(name)),
		strings.ReplaceAll(url.QueryEscape(name), "+", "%20"),
		numbered(name, `\u%04x`),
		numbered(name, "&#%d;"),
		numbered(name, "&#x%x;"),
	}
}

func numbered(name, form string) string {
	var b strings.Builder
	for _, r := range name {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, form, r)
		}
	}
	return b.String()
}

func digitsOf(number string) string {
	number, _, _ = strings.Cut(number, ";") // ;ext=, ;phone-context=
	return strings.Map(digit, number)
}

// digit is r, or nothing if it is none.
func digit(r rune) rune {
	if '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// dialled is a number with whatever people put between its digits, plain or
// escaped for a URL, and not inside of a longer one.
func dialled(digits string) string {
	return strings.Join(strings.Split(digits, ""), `(?:[ ().\-/]|`+escapedGap+`|\x{a0}){0,3}`) + `\b`
}

// escapedGap is what stands between digits and has some itself.
const escapedGap = `%2[089]`

var gap = regexp.MustCompile(escapedGap)

// folded is s with one letter for all those that (?i) takes for the same.
func folded(s string) string { return strings.Map(fold, s) }

func fold(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}

func (d *disguise) text(s string) string {
	if d == nil {
		return s
	}
	return string(d.bytes([]byte(s)))
}

// bytes returns b with nobody in it: b itself if nobody was, and never changes it.
func (d *disguise) bytes(b []byte) []byte {
	if d == nil || len(b) < Shortest {
		return b
	}
	return unpacked(d.shallow(b), d.shallow)
}

// suspects is quick, and sure only when it says no: most texts show nobody.
func (d *disguise) suspects(b []byte) bool {
	return containsAny(bytes.Map(fold, b), d.words) || containsAny(bytes.Map(digit, b), d.numbers) ||
		containsAny(bytes.Map(digit, gap.ReplaceAll(b, nil)), d.numbers)
}

func (d *disguise) shallow(b []byte) []byte {
	if !d.suspects(b) {
		return b
	}
	var clean []byte
	done := 0
	for _, at := range d.looks.FindAllSubmatchIndex(b, -1) {
		clean = append(append(clean, b[done:at[2]]...), d.part(string(b[at[2]:at[3]]))...)
		done = at[3]
	}
	if done == 0 {
		return b
	}
	return append(clean, b[done:]...)
}

func (d *disguise) part(look string) string {
	if part, known := d.parts[folded(look)]; known {
		return part
	}
	return d.parts[digitsOf(unescaped(look))]
}

func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func (d *disguise) header(h http.Header) {
	if d == nil {
		return
	}
	for name, values := range h {
		for i, value := range values {
			if clean := d.text(value); clean != value {
				values = slices.Clone(values)
				values[i] = clean
				h[name] = values
			}
		}
	}
}

// err shows nobody in its text. Its causes stay: they tell who is to blame.
func (d *disguise) err(err error) error {
	if d == nil {
		return err
	}
	if text := err.Error(); d.text(text) != text {
		return &disguised{d.text(text), err}
	}
	return err
}

type disguised struct {
	text  string
	cause error
}

func (d *disguised) Error() string { return d.text }

func (d *disguised) Unwrap() error { return d.cause }
