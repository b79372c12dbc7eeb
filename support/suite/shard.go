package suite

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/target"
)

// ForShard is what shard s has of t. The error says that several shards cannot be run on t
// at once: where the same users play in all cases, each takes a team of its own.
func ForShard(s declaration.Shard, t *target.Target) (*target.Target, error) {
	if s.Of < 2 {
		return t, nil
	}
	if t.OneCast && t.Given == nil {
		switch n := len(t.Teams()); {
		case n == 1:
			return nil, &NotBegun{fmt.Errorf("target %q: its users can take part in one scene at a time, so %d shards of a run cannot use them at once; "+
				"leave out -shard, or give each shard a team of its own", t.Name, s.Of)}
		case n < s.Of:
			return nil, &NotBegun{fmt.Errorf("target %q: got %d teams for %d shards, want a team for each; add teams, or cut the run into %d", t.Name, n, s.Of, n)}
		}
	}
	return t.ForShard(s.Index, s.Of), nil
}

// checkShard wants the target of a shard to be that of ForShard.
func (c Config) checkShard() error {
	if c.Shard.Of > 1 && c.Target.Shards != c.Shard.Of {
		return &NotBegun{fmt.Errorf("target %q: got all of it for shard %v, want what is the shard's own", c.Target.Name, c.Shard)}
	}
	return nil
}

// whole are the cases of all shards.
func (c Config) whole() []declaration.Case {
	if c.Shard.Whole() {
		return c.Selected
	}
	return c.Whole
}

// shard is what a report says of the shard that was run, nil if it is the whole run.
func (c *collector) shard() *reports.Shard {
	if c.Shard.Whole() {
		return nil
	}
	declared := c.Declaration.Unrun()
	s := &reports.Shard{Index: c.Shard.Index, Of: c.Shard.Of, Cases: len(c.Shard.Cut(c.Whole)), Run: c.Run, Covers: c.covers(),
		Declared: digest([]any{declared.Sources, declared.Clauses}), Selected: digest(ids(c.Whole))}
	if c.Shard.Times != nil {
		s.Times = digest(c.Shard.Times)
	}
	for _, k := range c.Target.Known {
		if c.known[k.Clause] != "" {
			s.Accepted = append(s.Accepted, reports.Accepted{Clause: k.Clause, Judges: c.judgesInScope(k.Clause), Problem: c.outlasted(k)})
		}
	}
	return s
}

func ids(cases []declaration.Case) []string {
	var all []string
	for _, c := range cases {
		all = append(all, c.ID)
	}
	return all
}

// digest tells what v says from anything else, in one line.
func digest(v any) string {
	text, _ := json.Marshal(v) // of texts and numbers, which can all be written
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
