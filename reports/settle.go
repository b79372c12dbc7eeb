package reports

import (
	"math"
	"slices"
)

// settled returns a copy of r in the form in which it is written.
func settled(r *Run) *Run {
	s := *r
	s.FormatVersion = FormatVersion
	s.Seconds = milliseconds(r.Seconds)
	s.Problems = list(r.Problems)
	s.Cases = list(inOrder(r.Cases))
	for i := range s.Cases {
		settleCase(&s.Cases[i])
	}
	s.Clauses = list(slices.Clone(r.Clauses))
	for i := range s.Clauses {
		ids := slices.Clone(s.Clauses[i].Cases)
		slices.Sort(ids)
		s.Clauses[i].Cases = list(ids)
	}
	s.Sequences = each(r.Sequences, settleSequence)
	s.Declared = settleDeclared(r.Declared)
	return &s
}

// settleCase settles c, a copy whose lists still belong to the run.
func settleCase(c *Case) {
	c.Seconds = milliseconds(c.Seconds)
	c.Reason = cut(c.Reason, inFile)
	c.Tags = list(c.Tags)
	c.Violations = list(slices.Clone(c.Violations))
	for i := range c.Violations {
		v := &c.Violations[i]
		v.Want, v.Got = cut(v.Want, inFile), cut(v.Got, inFile)
	}
	c.Exchanges = slices.Clone(c.Exchanges)
	for i := range c.Exchanges {
		settleExchange(&c.Exchanges[i])
	}
}

func settleExchange(x *Exchange) {
	x.Seconds = milliseconds(x.Seconds)
	x.Transcript, x.Error = cut(x.Transcript, inFile), cut(x.Error, inFile)
	x.Request, x.Response = settleMessage(x.Request), settleMessage(x.Response)
}

// settleMessage drops what is too much of a body without a word: its size tells.
func settleMessage(m *Message) *Message {
	if m == nil {
		return nil
	}
	s := *m
	s.Header = list(m.Header)
	s.Body = head(m.Body, inFile)
	return &s
}

func settleSequence(s Sequence) Sequence {
	s.Arrows = each(s.Arrows, func(a Arrow) Arrow {
		a.At = milliseconds(a.At)
		return a
	})
	return s
}

func settleDeclared(d Declared) Declared {
	return Declared{
		About: d.About,
		Features: each(d.Features, func(f Feature) Feature {
			f.Tags, f.Rules = list(f.Tags), each(f.Rules, settleRule)
			return f
		}),
		Contradictions: each(d.Contradictions, func(c Contradiction) Contradiction {
			c.Between, c.JudgedBy = list(c.Between), list(c.JudgedBy)
			return c
		}),
		Phrases: each(d.Phrases, func(p Phrase) Phrase {
			p.Scenarios = list(p.Scenarios)
			return p
		}),
		Glossary: list(d.Glossary),
	}
}

func settleRule(r Rule) Rule {
	r.Tags = list(r.Tags)
	r.Scenarios = each(r.Scenarios, func(s Scenario) Scenario {
		s.Tags, s.Steps = list(s.Tags), list(s.Steps)
		s.Examples = each(s.Examples, func(e Examples) Examples {
			e.Columns = list(e.Columns)
			e.Rows = each(e.Rows, func(r ExampleRow) ExampleRow {
				r.Cells = list(r.Cells)
				return r
			})
			return e
		})
		return s
	})
	return r
}

// each returns a new list of what settle makes of all, never nil.
func each[T any](all []T, settle func(T) T) []T {
	out := make([]T, len(all))
	for i, item := range all {
		out[i] = settle(item)
	}
	return out
}

// list returns s, or an empty list for none: a reader in any language may then loop without asking.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func milliseconds(seconds float64) float64 { return math.Round(seconds*1000) / 1000 }
