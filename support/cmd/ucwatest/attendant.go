package main

import (
	"fmt"
	"io"
	"time"
)

// An attendant tells whoever reads the output to make the call that is observed
// (stage.Operator).
type attendant struct{ out io.Writer }

// Ask writes the instructions.
func (a attendant) Ask(instructions string) { fmt.Fprintf(a.out, "\n%s\n", instructions) }

// Left writes a line each minute.
func (a attendant) Left(d time.Duration) {
	if d > 0 && d%time.Minute == 0 {
		fmt.Fprintf(a.out, "%v left to make the call\n", d)
	}
}
