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

// CheckShard wants t to be one that several shards can be run on at once.
func CheckShard(s declaration.Shard, t *target.Target) error {
	if s.Of > 1 && t.OneCast && t.Given == nil {
		return &NotBegun{fmt.Errorf("target %q: its users can take part in one scene at a time, so %d shards of a run cannot use them at once; leave out -shard", t.Name, s.Of)}
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
	s := &reports.Shard{Index: c.Shard.Index, Of: c.Shard.Of, Cases: len(c.Shard.Cut(c.Whole)), Covers: c.covers(),
		Declared: digest([]any{declared.Sources, declared.Clauses}), Selected: digest(ids(c.Whole))}
	if c.Shard.Times != nil {
		s.Times = digest(c.Shard.Times)
	}
	for _, k := range c.Target.Known {
		if c.known[k.Clause] != "" {
			s.Accepted = append(s.Accepted, reports.Accepted{Clause: k.Clause, Judges: c.judges(k.Clause), Problem: c.outlasted(k)})
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
