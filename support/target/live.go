package target

import (
	"slices"
	"time"
)

// What a target's may allows.
const (
	MayRead  = "read"  // to sign in, and to GET what exists
	MayStage = "stage" // to let users act
)

// Permits tells whether the target allows what word says: MayRead or MayStage. A
// mock allows everything.
func (t *Target) Permits(word string) bool {
	return !t.Live || slices.Contains(t.May, word)
}

// A Known is an accepted deviation of a target: a clause it breaks, and why
// that is put up with until a day.
type Known struct {
	Clause string
	Reason string
	Until  time.Time // from here on it counts again
}
