package suite

import (
	"fmt"
	"slices"

	"ucwatest/support/declaration"
	"ucwatest/support/stage"
)

// A batch is cases that godog is given at once, and how many of them may run at
// the same time.
type batch struct {
	cases    []declaration.Case
	parallel int
}

// size is how many cases a batch has at most. godog keeps the result of every
// step in a tree that is copied where it grows, so that a case costs the more
// the more came before it.
const size = 100

// batches are cases in the order in which they run. The users of a live target
// are the same people in all cases, so those that read one scene run together,
// and those that each have one of their own run one after the other.
func (c Config) batches(cases []declaration.Case) ([]batch, error) {
	parallel := max(c.Parallel, 1)
	if c.Target.Parallel > 0 {
		parallel = min(parallel, c.Target.Parallel)
	}
	if !c.Target.Live {
		return chunks(cases, parallel), nil
	}
	if c.Keep && len(cases) > 1 {
		return nil, &NotBegun{fmt.Errorf("target %q: got %d cases of which to keep what they bring about, want one, as all have the same users: pick it by -target and its id",
			c.Target.Name, len(cases))}
	}
	var order []stage.Situation
	readers := map[stage.Situation][]declaration.Case{}
	var others []declaration.Case
	for _, one := range cases {
		if !c.shares(one) {
			others = append(others, one)
			continue
		}
		situation := c.Declaration.Needs(one).Situation
		if readers[situation] == nil {
			order = append(order, situation)
		}
		readers[situation] = append(readers[situation], one)
	}
	var all []batch
	for _, situation := range order {
		all = append(all, chunks(readers[situation], parallel)...)
	}
	return append(all, chunks(others, 1)...), nil
}

func chunks(cases []declaration.Case, parallel int) []batch {
	var all []batch
	for chunk := range slices.Chunk(cases, size) {
		all = append(all, batch{chunk, parallel})
	}
	return all
}

// shares tells whether the case reads a scene that others read too.
func (c Config) shares(one declaration.Case) bool {
	return c.Target.Share && one.Reach == declaration.Reads
}
