package redact

import "unicode/utf8"

// An automaton finds all of its keys in one pass over a text (Aho-Corasick). The
// state it is in is the longest beginning of a key that the text read so far
// ends with. Keys and text are folded.
type automaton struct {
	first  [256]int32 // the states after one byte; 0 is the root
	nodes  []node
	beyond bool // a key has characters beyond ASCII
}

type node struct {
	by             byte  // leads here
	child, sibling int32 // 0: none
	fail           int32 // the longest other beginning that this one ends with
	ends           []int // the keys that end here
	shorter        int32 // the next on the way of fail where keys end
}

// newAutomaton knows keys, by their positions.
func newAutomaton(keys [][]byte) *automaton {
	a := &automaton{nodes: make([]node, 1)}
	for i, key := range keys {
		a.add(key, i)
	}
	a.connect()
	return a
}

func (a *automaton) add(key []byte, number int) {
	at := int32(0)
	for _, b := range key {
		next := a.next(at, b)
		if next == 0 {
			next = int32(len(a.nodes))
			a.nodes = append(a.nodes, node{by: b, sibling: a.nodes[at].child})
			if a.nodes[at].child = next; at == 0 {
				a.first[b] = next
			}
		}
		at = next
		a.beyond = a.beyond || b >= utf8.RuneSelf
	}
	a.nodes[at].ends = append(a.nodes[at].ends, number)
}

// next is where b leads from at within the keys, 0 if nowhere.
func (a *automaton) next(at int32, b byte) int32 {
	if at == 0 {
		return a.first[b]
	}
	for child := a.nodes[at].child; child != 0; child = a.nodes[child].sibling {
		if a.nodes[child].by == b {
			return child
		}
	}
	return 0
}

// connect finds out where to go on when a key does not, the shortest first.
func (a *automaton) connect() {
	queue := []int32{0}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for child := a.nodes[at].child; child != 0; child = a.nodes[child].sibling {
			n := &a.nodes[child]
			if at != 0 {
				n.fail = a.step(a.nodes[at].fail, n.by)
			}
			if n.shorter = n.fail; len(a.nodes[n.fail].ends) == 0 {
				n.shorter = a.nodes[n.fail].shorter
			}
			queue = append(queue, child)
		}
	}
}

// step is the state after b.
func (a *automaton) step(at int32, b byte) int32 {
	for {
		if next := a.next(at, b); next != 0 || at == 0 {
			return next
		}
		at = a.nodes[at].fail
	}
}

// read is the state after r, a folded character.
func (a *automaton) read(at int32, r rune) int32 {
	if r < utf8.RuneSelf {
		return a.step(at, byte(r))
	}
	var bytes [utf8.UTFMax]byte
	for _, b := range bytes[:utf8.EncodeRune(bytes[:], r)] {
		at = a.step(at, b)
	}
	return at
}

// find calls found for each key that ends in text, with its number and its end.
func (a *automaton) find(text []byte, found func(number, end int)) {
	at := int32(0)
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			i++
			if at = a.step(at, foldASCII[b]); at == 0 {
				continue
			}
		} else if at == 0 && !a.beyond {
			i++
			continue
		} else {
			r, size := runeAt(text, i)
			i += size
			at = a.read(at, fold(r))
		}
		for end := at; end != 0; end = a.nodes[end].shorter {
			for _, number := range a.nodes[end].ends {
				found(number, i)
			}
		}
	}
}
