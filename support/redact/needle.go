package redact

import (
	"slices"
	"strings"
)

const (
	// Placeholder is what stands in the place of a secret.
	Placeholder = "redacted"
	// Shortest is how long a secret or a name must be to be looked for: to take
	// every "a" out of a text would hide nothing but the text.
	Shortest = 4
	// shortestAnywhere is how long a secret must be to be looked for within words.
	shortestAnywhere = 8
	// fewestDigits make a telephone number: shorter ones are everywhere.
	fewestDigits = 7
	// mostLevels is how often a needle is decoded.
	mostLevels = 4
)

// common are words that are in every answer. Nobody is recognised by them, and a
// secret that is one is hidden in its places only.
var common = []string{
	"access_token", "answerer", "application", "applications", "audio", "bearer", "callee", "caller", "contact", "conversation",
	"conversations", "email", "error", "false", "group", "groups", "html", "http", "https", "json", "message", "messages", "messaging",
	"name", "none", "note", "null", "password", "people", "phone", "presence", "redirect", "self", "state", "status", "text", "token",
	"true", "user", "users", "video",
}

// A needle is what is looked for.
type needle struct {
	characters int    // that it has
	exact      []byte // as it is spelled; nil is in any case
	word       bool   // it counts only as a word of its own
	with       string // the marker
	rank       rank
	followed   place // what is to be hidden follows it; nil: it is itself
}

// stands tells what needle n, if it ends at end of text, says is to be hidden.
func (n *needle) stands(text []byte, end int) (e edit, is bool) {
	start := back(text, end, n.characters)
	switch {
	case n.exact != nil && !same(text[start:end], n.exact):
		return e, false
	case n.word && (bordered(text, start) || wordByte(text[end-1]) && end < len(text) && wordByte(text[end])):
		return e, false
	case n.followed != nil:
		start, end = n.followed(text, start, end)
	}
	return edit{start, end, n.with, n.with, n.rank}, start < end
}

// bordered tells whether a word goes on before start.
func bordered(text []byte, start int) bool { return start > 0 && wordByte(text[start-1]) }

// needles are what is looked for, each with its key.
type needles struct {
	all  []needle
	keys [][]byte
}

func (s *needles) add(text string, n needle) {
	var key []byte
	key, n.characters = folded([]byte(text))
	s.all, s.keys = append(s.all, n), append(s.keys, key)
}

// levels are text, and what is left of it where all that looks like an escape
// is decoded: as it shows where its neighbours were escaped.
func levels(text string) []string {
	all := []string{text}
	for range mostLevels {
		l := unescaped([]byte(all[len(all)-1]))
		if l == nil || len(l.text) < Shortest {
			break
		}
		all = append(all, string(l.text))
	}
	return all
}

func looked(text string) bool {
	return len(text) >= Shortest && !slices.Contains(common, strings.ToLower(text))
}

func (s *needles) secret(text string) {
	if !looked(text) {
		return
	}
	for _, level := range levels(text) {
		s.add(level, needle{exact: []byte(level), word: len(level) < shortestAnywhere, with: Placeholder, rank: rankSecret})
	}
}

func (s *needles) person(name, part string) {
	if !looked(name) {
		return
	}
	for _, level := range levels(name) {
		s.add(level, needle{word: true, with: part, rank: rankPerson})
	}
}
