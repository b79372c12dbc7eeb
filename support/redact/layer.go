package redact

import "slices"

// A layer is a text as it reads with one encoding taken off, and where each of
// its bytes stood before.
type layer struct {
	text, from []byte
	seams      []seam // in their order; between them nothing was changed
	// written is what to write in the place of old in the text that the layer was
	// made from; nil leaves it as it is.
	written func(with string, old []byte) string
}

// A seam is n bytes at position at of a layer, which were m bytes at from. There
// may be millions.
type seam struct{ at, n, from, m int32 }

// copied appends what stands as it is.
func (l *layer) copied(text []byte) { l.text = append(l.text, text...) }

// decoded appends what was m bytes at from.
func (l *layer) decoded(text []byte, from, m int) {
	l.seams = append(l.seams, seam{int32(len(l.text)), int32(len(text)), int32(from), int32(m)})
	l.text = append(l.text, text...)
}

// outer is e in the text that the layer was made from.
func (l *layer) outer(e edit) edit {
	e.from, e.to = l.outerStart(e.from), l.outerEnd(e.to)
	if l.written != nil {
		e.with = l.written(e.with, l.from[e.from:e.to])
	}
	return e
}

// outerStart is where the byte at i began.
func (l *layer) outerStart(i int) int {
	s, found := l.before(i + 1)
	switch {
	case !found:
		return i
	case i < s.end():
		return int(s.from)
	}
	return s.outerEnd() + i - s.end()
}

// outerEnd is where the bytes before i ended.
func (l *layer) outerEnd(i int) int {
	s, found := l.before(i)
	if !found {
		return i
	}
	return s.outerEnd() + max(0, i-s.end())
}

// end is where the seam ends in its layer, and outerEnd where it did before.
func (s seam) end() int      { return int(s.at) + int(s.n) }
func (s seam) outerEnd() int { return int(s.from) + int(s.m) }

// before is the last seam that begins before i.
func (l *layer) before(i int) (seam, bool) {
	n, _ := slices.BinarySearchFunc(l.seams, i, func(s seam, i int) int { return int(s.at) - i })
	if n == 0 {
		return seam{}, false
	}
	return l.seams[n-1], true
}

// touches tells whether anything from from to to of its text, or beside it, was
// decoded. Nothing is known of what was before a nil layer.
func (l *layer) touches(from, to int) bool {
	if l == nil {
		return true
	}
	s, found := l.before(to + 1)
	return found && s.end() >= from
}

// takes tells the same of the text that it was made from.
func (l *layer) takes(from, to int) bool {
	if l == nil {
		return false
	}
	n, _ := slices.BinarySearchFunc(l.seams, to+1, func(s seam, i int) int { return int(s.from) - i })
	return n > 0 && l.seams[n-1].outerEnd() >= from
}
