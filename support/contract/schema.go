package contract

import (
	"maps"
	"slices"
)

// The types of properties, as tables and the ledger call them.
const (
	typeText    = "text"
	typeEnum    = "enum"
	typeEnums   = "list of enums"
	typeTexts   = "list of texts"
	typeCount   = "count"
	typeBoolean = "boolean"
	typeDate    = "date"
)

// A Schema is what the reference lists, for the checks that look at more than
// their own table. The zero Schema lists nothing. NewSchema makes others.
type Schema struct {
	names    map[string][]string // of the properties of a type, in the order of the alphabet
	statuses map[string][]int    // by code
	subcodes map[string]bool
}

// NewSchema is a Schema with the type of each property, the statuses that each
// code may come with, and all subcodes.
func NewSchema(types map[string]string, statuses map[string][]int, subcodes []string) Schema {
	s := Schema{names: map[string][]string{}, statuses: statuses, subcodes: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(types)) {
		s.names[types[name]] = append(s.names[types[name]], name)
	}
	for _, subcode := range subcodes {
		s.subcodes[subcode] = true
	}
	return s
}

// of are the names of the properties of some types.
func (s Schema) of(types ...string) []string {
	var all []string
	for _, t := range types {
		all = append(all, s.names[t]...)
	}
	return all
}
