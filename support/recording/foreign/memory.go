package foreign

import (
	"maps"
	"slices"
)

// mostKept is how many things of one sort are remembered at least.
const mostKept = 1000

// A memory holds what was last met by its place: as a file may be long, what was not
// met for a while is forgotten. The zero value is ready.
type memory[T any] struct {
	young, old map[string]*T
	forgotten  func(*T) // is told of each that is forgotten; may be nil
}

// at is what is remembered of a place, nil if nothing is.
func (m *memory[T]) at(place string) *T {
	if one := m.young[place]; one != nil {
		return one
	}
	one := m.old[place]
	if one != nil {
		delete(m.old, place)
		m.keep(place, one)
	}
	return one
}

// of is what is remembered of a place, from now on if nothing was.
func (m *memory[T]) of(place string) *T {
	if one := m.at(place); one != nil {
		return one
	}
	one := new(T)
	m.keep(place, one)
	return one
}

func (m *memory[T]) keep(place string, one *T) {
	if len(m.young) >= mostKept {
		m.report(m.old)
		m.young, m.old = nil, m.young
	}
	if m.young == nil {
		m.young = map[string]*T{}
	}
	m.young[place] = one
}

func (m *memory[T]) forget() {
	m.report(m.old)
	m.report(m.young)
	m.young, m.old = nil, nil
}

func (m *memory[T]) report(all map[string]*T) {
	if m.forgotten == nil {
		return
	}
	for _, place := range slices.Sorted(maps.Keys(all)) {
		m.forgotten(all[place])
	}
}
