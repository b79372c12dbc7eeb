package reports

import (
	"cmp"
	"fmt"
	"slices"
)

// columns are the runs of a page, each of which has a column in its tables.
type columns []*Run

// label returns the name of a run's column: its target and, where several runs have that, the first that tells them
// apart: the dialect, when it began, its place among them.
func (c columns) label(i int) string {
	target := func(r *Run) string { return cmp.Or(r.Target, "not run") }
	begun := func(r *Run) string { return r.Started.UTC().Format("2 Jan 15:04") }
	for _, name := range []func(*Run) string{
		target,
		func(r *Run) string { return target(r) + ", " + r.Dialect },
		func(r *Run) string { return target(r) + ", " + begun(r) },
		func(r *Run) string { return target(r) + ", " + r.Dialect + ", " + begun(r) },
	} {
		own, n := name(c[i]), 0
		for _, r := range c {
			if name(r) == own {
				n++
			}
		}
		if n == 1 {
			return own
		}
	}
	return fmt.Sprintf("%s, run %d", target(c[i]), i+1)
}

// head returns the name of a run where there are several, and alone where there is one.
func (c columns) head(run int, alone string) string {
	if len(c) == 1 {
		return alone
	}
	return c.label(run)
}

// filtered returns an address at which the page shows what came to one verdict in a run.
func (c columns) filtered(run int, m mark) string {
	link := "#features?verdict=" + m.Class()
	if len(c) > 1 {
		link += "&target=" + slug(c.label(run))
	}
	return link
}

// tokens returns what the filters by verdict and target look for, of what came to these states in the runs.
func (c columns) tokens(states []state) []string {
	var all []string
	for _, s := range states {
		all = append(all, "verdict:"+s.Class())
		if len(c) > 1 {
			all = append(all, number(s.Run)+":"+s.Class())
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// kinds returns what became of clauses in any run, in the order in which it is told.
func (c columns) kinds() []clauseKind {
	var all []clauseKind
	for kind := range clauseKind(len(clauseKinds)) {
		if slices.ContainsFunc(c, func(r *Run) bool { return coverageOf(r.Clauses).kinds[kind] > 0 }) {
			all = append(all, kind)
		}
	}
	return all
}

// verdicts returns the verdicts that occur, worst first.
func (c columns) verdicts() []Verdict {
	seen := map[Verdict]bool{}
	for _, r := range c {
		for i := range r.Cases {
			seen[r.Cases[i].Verdict] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(worstFirst), func(v Verdict) bool { return !seen[v] })
}
