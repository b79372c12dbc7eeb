package contract

import (
	"fmt"
	"slices"
	"strings"
)

// Presence says when a row of a table is required.
type Presence int

// A row is required always, where the target shows what the reference's sample
// shows, or never: then it is judged where it is given.
const (
	Always Presence = iota
	InTheSample
	WhereGiven
)

// required tells whether a row of presence p must be there.
func (p Presence) required(sample bool) bool {
	return p == Always || p == InTheSample && sample
}

func parsePresence(word string) (Presence, error) {
	switch word {
	case "always":
		return Always, nil
	case "in the sample":
		return InTheSample, nil
	case "where given":
		return WhereGiven, nil
	}
	return 0, fmt.Errorf("present %q: want always, in the sample or where given", word)
}

// body is table without its header, which must be columns.
func body(table [][]string, columns ...string) ([][]string, error) {
	if len(table) < 2 {
		return nil, fmt.Errorf("table with %d rows: want a header and at least one row", len(table))
	}
	if !slices.Equal(table[0], columns) {
		return nil, fmt.Errorf("table with columns %q: want %q", table[0], columns)
	}
	for i, row := range table[1:] {
		if len(row) != len(columns) {
			return nil, fmt.Errorf("row %d with %d cells: want %d", i+1, len(row), len(columns))
		}
	}
	return table[1:], nil
}

// listed tells whether value is a member of the comma-separated list.
func listed(list, value string) bool {
	for member := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(member) == value {
			return true
		}
	}
	return false
}
