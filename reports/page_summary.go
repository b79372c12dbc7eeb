package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// targetView is one run at the top of the page.
type targetView struct {
	Name, Label    string // the label also tells runs of one target apart
	Verdict, Class string
	Ran            bool
	Dialect        string
	Counts         []countView
	Total          int
	Clauses        string
	Started        string
	Previous       string // when the run began that this one's history goes on from
	Machine        string // the same time, as a machine reads it
	Took           string
	Seed           string
	Environment    Environment
	Raw            string // warns that people are shown as they are
	Problems       []string
}

// countView is one verdict with how often it occurred.
type countView struct {
	Word, Class string
	N           int
	X, W        string // its part of a bar 100 wide
}

// levelView is one level with what became of its clauses in each run.
type levelView struct {
	Level, Means string
	Runs         []levelCounts
}

type levelCounts struct {
	Label                                         string
	Held, Broken, Finding, Not, Beyond, Waived, N int
}

// unjudgedView is something that nothing was said about, and why.
type unjudgedView struct {
	Kind, Label, Name, Anchor, Why string
}

// caseLink leads to a case of one run.
type caseLink struct {
	Anchor, ID, Name, Why, Culprit string
	State                          state
	Label                          string
}

func (b *builder) targets() []targetView {
	var all []targetView
	for i, r := range b.runs {
		t := targetView{Name: r.Target, Label: b.label(i), Ran: len(r.Cases) > 0, Dialect: r.Dialect,
			Verdict: string(r.Verdict), Class: outcomeClass(r.Verdict), Total: len(r.Cases), Seed: strconv.FormatInt(r.Seed, 10),
			Environment: r.Environment, Problems: r.Problems}
		if !t.Ran && len(r.Problems) == 0 {
			t.Verdict, t.Class = "not judged yet", "none"
		}
		if r.RawIdentities {
			t.Raw = shownAsTheyAre
		}
		t.Counts = counted(r.Counts, len(r.Cases))
		t.Clauses, _, _ = strings.Cut(coverage(r.Clauses), "\n")
		if !r.Started.IsZero() {
			t.Started, t.Machine = r.Started.UTC().Format("2 January 2006, 15:04:05 UTC"), r.Started.UTC().Format(time.RFC3339)
			t.Took = fmt.Sprintf("%.1f s", r.Seconds)
		}
		if !r.Previous.IsZero() {
			t.Previous = minute(r.Previous)
		}
		all = append(all, t)
	}
	return all
}

// counted returns the verdicts that occurred, each with its part of a bar.
func counted(c Counts, total int) []countView {
	var all []countView
	x := 0.0
	part := func(width float64) string { return strconv.FormatFloat(width, 'f', 2, 64) }
	for _, tally := range slices.Backward(tallies) {
		if n := tally.of(c); n > 0 {
			width := 100 * float64(n) / float64(max(total, 1))
			all = append(all, countView{tally.word, classOf(Verdict(tally.word)), n, part(x), part(width)})
			x += width
		}
	}
	return all
}

// label returns the name of a run's column: the target and, where several runs have that, its dialect or its place.
func (b *builder) label(i int) string {
	r := b.runs[i]
	name := cmp.Or(r.Target, "not run")
	same, alike := 0, 0
	for _, other := range b.runs {
		if other.Target == r.Target {
			same++
			if other.Dialect == r.Dialect {
				alike++
			}
		}
	}
	switch {
	case alike > 1:
		return fmt.Sprintf("%s, %s, run %d", name, r.Dialect, i+1)
	case same > 1:
		return name + ", " + r.Dialect
	}
	return name
}

// meanings says of each level how firmly the reference states it.
var meanings = []struct{ level, means string }{
	{"must", "stated by a table or a sentence"},
	{"sample", "shown by a sample only"},
	{"inferred", "deduced, or seen in captures only"},
}

func (b *builder) levels() []levelView {
	var all []levelView
	for _, m := range meanings {
		all = append(all, levelView{Level: m.level, Means: m.means})
	}
	for _, c := range b.clauses {
		if !slices.ContainsFunc(all, func(l levelView) bool { return l.Level == c.Level }) {
			all = append(all, levelView{Level: c.Level})
		}
	}
	for i := range all {
		for run := range b.runs {
			all[i].Runs = append(all[i].Runs, b.levelCounts(run, all[i].Level))
		}
	}
	return slices.DeleteFunc(all, func(l levelView) bool {
		return !slices.ContainsFunc(l.Runs, func(c levelCounts) bool { return c.N > 0 })
	})
}

func (b *builder) levelCounts(run int, level string) levelCounts {
	n := levelCounts{Label: b.label(run)}
	for _, c := range b.runs[run].Clauses {
		if c.Level != level {
			continue
		}
		n.N++
		switch kindOf(c) {
		case held:
			n.Held++
		case broken:
			n.Broken++
		case doubted:
			n.Finding++
		case mockOnly, beyond:
			n.Beyond++
		case waived:
			n.Waived++
		default:
			n.Not++
		}
	}
	return n
}

// unjudged lists what was not judged: clauses of no judgement, and cases that came to none. Before a run there is
// nothing to explain.
func (b *builder) unjudged() []unjudgedView {
	var all []unjudgedView
	for i, r := range b.runs {
		if len(r.Cases) == 0 {
			continue
		}
		for _, c := range r.Clauses {
			switch kindOf(c) {
			case waived:
				all = append(all, unjudgedView{"clause", b.label(i), c.ID, b.anchors.of("clause", c.ID), "waived: " + c.Waived})
			case mockOnly, beyond:
				all = append(all, unjudgedView{"clause", b.label(i), c.ID, b.anchors.of("clause", c.ID), c.OutOfScope})
			case notJudged:
				all = append(all, unjudgedView{"clause", b.label(i), c.ID, b.anchors.of("clause", c.ID), "no case of this run came to a judgement on it"})
			}
		}
		for _, c := range r.Cases {
			if c.Verdict == Skipped || c.Verdict == OutOfScope {
				all = append(all, unjudgedView{"case", b.label(i), c.ID, b.anchors.of("case", c.ID),
					string(c.Verdict) + ": " + cmp.Or(c.Reason, "no reason was given")})
			}
		}
	}
	return all
}

// failures lists the cases that someone has to look at, worst first.
func (b *builder) failures() []caseLink {
	var all []caseLink
	for _, v := range []Verdict{Failed, Errored, Finding} {
		for i, r := range b.runs {
			for j := range r.Cases {
				c := &r.Cases[j]
				if c.Verdict == v || v == Errored && signs[c.Verdict] == "" {
					all = append(all, caseLink{Anchor: b.anchors.of("case", c.ID), ID: c.ID, Name: c.Name, Why: headline(*c),
						Culprit: c.Culprit, State: b.caseState(i, c), Label: b.label(i)})
				}
			}
		}
	}
	return all
}
