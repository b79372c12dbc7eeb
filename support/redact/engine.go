package redact

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A rank says which of two edits of the same text counts.
type rank int

const (
	rankPacked rank = iota // a run in which something else was hidden
	rankPerson
	rankSecret
)

// An edit puts with into the place of what stands from from to to: a marker, as
// it is written there.
type edit struct {
	from, to     int
	with, marker string
	rank         rank
}

// deepest is how many encodings within each other are taken off.
const deepest = 5

// An engine hides what it knows. It never changes.
type engine struct {
	needles
	automaton *automaton
	numbers   []number
}

func newEngine(secrets []string, people []Person) *engine {
	e := &engine{}
	for _, p := range places {
		n := needle{with: Placeholder, rank: rankSecret, followed: p.followed}
		if !p.anyCase {
			n.exact = []byte(p.word)
		}
		e.add(p.word, n)
	}
	for _, secret := range secrets {
		e.secret(secret)
	}
	for _, p := range people {
		for _, name := range p.names() {
			e.person(name, p.Part)
		}
		e.numbers = append(e.numbers, p.numbers()...)
	}
	e.automaton = newAutomaton(e.keys)
	return e
}

// hide is text without what e knows: text itself if there was nothing.
func (e *engine) hide(text []byte) []byte {
	if len(text) < Shortest {
		return text
	}
	l := &look{engine: e, left: perByte*len(text) + atLeast}
	found := merged(l.search(text, deepest))
	switch {
	case l.left < 0:
		return []byte(Placeholder + " (encoded too deeply)")
	case len(found) == 0:
		return text
	}
	return applied(text, found)
}

const (
	// perByte is how many bytes are decoded for each byte of a text at most, and
	// atLeast how many for any text: who wants more wants to be busy.
	perByte = 32
	atLeast = 64 << 10
)

// A look is what one text takes to be looked through.
type look struct {
	*engine
	left int // how many bytes may still be decoded
}

// afford tells whether so many bytes more may be decoded.
func (l *look) afford(n int) bool {
	l.left -= n
	return l.left >= 0
}

// edits are what is to be hidden in text, in no order, and may overlap. Encodings
// are taken off it, depth within each other at most; of is the layer that text
// is, if it is one.
func (l *look) edits(text []byte, of *layer, depth int) []edit {
	all := append(l.spelled(text), dialled(l.numbers, text)...)
	if depth == 0 {
		return all
	}
	plain := unescaped(text)
	all = append(all, l.packed(text, of, plain, depth-1)...)
	all = append(all, l.under(plain, depth-1)...)
	all = append(all, l.under(unquoted(text), depth-1)...)
	for _, start := range wideAt(text) {
		all = append(all, l.under(narrow(text, start.from, start.high), depth-1)...)
	}
	return all
}

// under are the edits for what stands in inner, if there is such a layer.
func (l *look) under(inner *layer, depth int) []edit {
	if inner == nil || !l.afford(len(inner.text)) {
		return nil
	}
	all := l.edits(inner.text, inner, depth)
	for i := range all {
		all[i] = inner.outer(all[i])
	}
	return all
}

// search are the edits for what is text within text: all of it, or in something
// long that is none, as a picture, what may be read of it.
func (l *look) search(text []byte, depth int) []edit {
	if len(text) <= longestBinary || utf8.Valid(text) {
		return l.edits(text, nil, depth)
	}
	var all []edit
	for from := 0; from < len(text); {
		to := from + legible(text[from:])
		if to-from >= Shortest {
			for _, e := range l.edits(text[from:to], nil, depth) {
				e.from, e.to = e.from+from, e.to+from
				all = append(all, e)
			}
		}
		from = to + 1
	}
	return all
}

// longestBinary is how long something may be that is no text to be looked through
// as if it were.
const longestBinary = 4 << 10

// legible is how much of text is made of characters, or of zeros, that is of
// text in UTF-16.
func legible(text []byte) int {
	i := 0
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != 0 && !space(byte(r)) {
			break
		}
		i += size
	}
	return i
}

// spelled are the edits for what stands in text as it is.
func (l *look) spelled(text []byte) []edit {
	var all []edit
	l.automaton.find(text, func(number, end int) {
		if e, is := l.all[number].stands(text, end); is {
			all = together(all, e)
		}
	})
	return all
}

// together is all with e, or with its last made longer by it: one text that
// repeats itself is found at every byte.
func together(all []edit, e edit) []edit {
	if n := len(all); n > 0 && all[n-1].from <= e.from && e.from < all[n-1].to && all[n-1].with == e.with && all[n-1].rank == e.rank {
		all[n-1].to = max(all[n-1].to, e.to)
		return all
	}
	return append(all, e)
}

// packed are the edits for what runs in text say. A run that was the same before
// the layer of was taken off has been looked at; one with escapes in it or beside
// it will be, when they are taken off as well.
func (l *look) packed(text []byte, of, next *layer, depth int) []edit {
	var all []edit
	for _, c := range codings {
		c.runs(text, Shortest*8/c.bits, func(from, to int) {
			if of.touches(from, to) && !next.takes(from, to) {
				all = append(all, l.unpack(c, text, from, to, depth)...)
			}
		})
	}
	return all
}

// merged is all in order, with those that overlap made one: it says what the
// gravest of them says, or the longest of such.
func merged(all []edit) []edit {
	slices.SortFunc(all, func(a, b edit) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	var left []edit
	var longest int
	for _, e := range all {
		n := len(left) - 1
		if n < 0 || e.from >= left[n].to {
			left, longest = append(left, e), e.to-e.from
			continue
		}
		if e.rank == rankPacked && left[n].rank == rankPacked && e != left[n] {
			e.with, e.marker, e.rank = Placeholder, Placeholder, rankSecret // neither shows what the other hides
		}
		if e.rank > left[n].rank || e.rank == left[n].rank && e.to-e.from > longest {
			left[n].with, left[n].marker, left[n].rank, longest = e.with, e.marker, e.rank, e.to-e.from
		}
		left[n].to = max(left[n].to, e.to)
	}
	return left
}

// applied is text with edits, which are in order.
func applied(text []byte, edits []edit) []byte {
	var clean []byte
	done := 0
	for _, e := range edits {
		clean = append(append(clean, text[done:e.from]...), e.with...)
		done = e.to
	}
	return append(clean, text[done:]...)
}
