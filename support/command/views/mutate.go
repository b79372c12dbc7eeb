package views

import (
	"fmt"
	"io"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/mutant"
)

// Mutate tells how far a trial is and what it came to.
type Mutate interface {
	// Tried tells of one variant that was tried.
	Tried(mutant.Outcome)
	// Clear leaves nothing of what Tried told.
	Clear()
	// Score tells what all of them came to. The error is one of writing.
	Score(mutant.Score) error
}

// NewMutate returns a Mutate of so many variants for people or, asJSON, one for
// programs. Both count on a terminal how many are tried.
func NewMutate(s Streams, asJSON bool, of int) Mutate {
	width, _ := s.drawn(s.Err)
	count := &counter{out: s.Err, width: width, of: of}
	if asJSON {
		return mutateJSON{count, s}
	}
	return mutateText{count, s}
}

type mutateText struct {
	*counter
	Streams
}

func (m mutateText) Score(s mutant.Score) error {
	printScore(m.Out, s)
	return nil // stdout remembers that it could not be written to
}

type mutateJSON struct {
	*counter
	Streams
}

func (m mutateJSON) Score(s mutant.Score) error { return reports.WriteJSON(m.Out, "score", s) }

// printScore prints what is not as it should be, then each clause with its
// mutants, by family, and the sum.
func printScore(w io.Writer, s mutant.Score) {
	for _, o := range s.Faults() {
		fault := strings.ReplaceAll(o.Fault, "\n", "\n          ")
		fmt.Fprintf(w, "%-9s %s\n          %s\n\n", word(o), strings.TrimSpace(o.ID+" "+o.Clause), fault)
	}
	family := ""
	for _, c := range byFamily(s.Clauses) {
		if f := c.Family(); f != family {
			family = f
			fmt.Fprintf(w, "%s\n", sum(family, s.Clauses))
		}
		fmt.Fprintf(w, "  %-34s %d of %d\n", c.ID, c.Killed, c.Mutants)
	}
	fmt.Fprintf(w, "\n%d of %d mutants killed, %d of %d benign variants left alone, dialect %s\n",
		s.Killed(), len(s.Mutants), len(s.Benign)-s.Flagged(), len(s.Benign), s.Dialect)
}

// word is what a variant did that it should not have.
func word(o mutant.Outcome) string {
	switch {
	case o.Clause == "":
		return "FLAGGED"
	case len(o.KilledBy) == 0:
		return "SURVIVED"
	}
	return "SPREAD"
}

// byFamily is clauses with those of one family together, in the order in which
// the families come up.
func byFamily(clauses []mutant.ClauseScore) []mutant.ClauseScore {
	var sorted []mutant.ClauseScore
	done := map[string]bool{}
	for _, first := range clauses {
		family := first.Family()
		if done[family] {
			continue
		}
		done[family] = true
		for _, c := range clauses {
			if c.Family() == family {
				sorted = append(sorted, c)
			}
		}
	}
	return sorted
}

// sum is the line above the clauses of a family.
func sum(family string, clauses []mutant.ClauseScore) string {
	var killed, mutants int
	for _, c := range clauses {
		if c.Family() == family {
			killed, mutants = killed+c.Killed, mutants+c.Mutants
		}
	}
	return fmt.Sprintf("%s: %d of %d mutants killed", family, killed, mutants)
}

// A counter is one line on a terminal that says how far the trial is. Without a
// terminal it is silent.
type counter struct {
	out             io.Writer
	width, done, of int // a width of 0: there is no terminal
}

// Tried counts one outcome, and shows it until the next.
func (c *counter) Tried(o mutant.Outcome) {
	c.done++
	if c.width == 0 {
		return
	}
	line := []rune(fmt.Sprintf("%d of %d tried: %s", c.done, c.of, o.ID))
	fmt.Fprint(c.out, wipe+string(line[:min(len(line), c.width-1)]))
}

// Clear leaves nothing of the line.
func (c *counter) Clear() {
	if c.width > 0 {
		fmt.Fprint(c.out, wipe)
	}
}
