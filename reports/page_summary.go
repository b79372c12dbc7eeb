package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// targetView is one run at the top of the page.
type targetView struct {
	Run            int
	Name, Label    string // the label also tells runs of one target apart
	Verdict, Class string
	Ran            bool
	Dialect        string
	Counts         []countView
	Total          int
	Clauses        string
	Started        string
	Previous       string // when the run began that this one's history goes on from
	Took           string
	Seed           string
	Environment    Environment
	Raw            string // warns that people are shown as they are
	Problems       []string
}

// countView says how often one verdict occurred.
type countView struct {
	Text, Class string
	Link        string // to where these cases alone are shown
	X, W        string // its part of a bar 100 wide
}

func (b *builder) targets() []targetView {
	var all []targetView
	for i, r := range b.runs {
		t := targetView{Run: i, Name: r.Target, Label: b.label(i), Ran: len(r.Cases) > 0, Dialect: r.Dialect,
			Verdict: string(r.Verdict), Class: outcomeClass(r.Verdict), Total: len(r.Cases), Seed: strconv.FormatInt(r.Seed, 10),
			Environment: r.Environment, Problems: r.Problems}
		if !t.Ran && len(r.Problems) == 0 {
			t.Verdict, t.Class = "not judged yet", "none"
		}
		if r.RawIdentities {
			t.Raw = shownAsTheyAre
		}
		t.Counts = counted(r.Counts, len(r.Cases))
		for j := range t.Counts {
			t.Counts[j].Link = b.filtered(i, t.Counts[j].Class)
		}
		t.Clauses, _, _ = strings.Cut(coverage(r.Clauses), "\n")
		if !r.Started.IsZero() {
			t.Started = r.Started.UTC().Format("2 January 2006, 15:04:05 UTC")
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
			all = append(all, countView{Text: tally.phrase(n), Class: classOf(Verdict(tally.word)), X: part(x), W: part(width)})
			x += width
		}
	}
	return all
}

// filtered returns an address at which the page shows what came to one verdict in a run.
func (b *builder) filtered(run int, class string) string {
	link := "#features?verdict=" + class
	if len(b.runs) > 1 {
		link += "&target=" + slug(b.label(run))
	}
	return link
}

// label returns the name of a run's column: its target and, where several runs have that, the first that tells them
// apart: the dialect, when it began, its place among them.
func (b *builder) label(i int) string {
	target := func(r *Run) string { return cmp.Or(r.Target, "not run") }
	begun := func(r *Run) string { return r.Started.UTC().Format("2 Jan 15:04") }
	for _, name := range []func(*Run) string{
		target,
		func(r *Run) string { return target(r) + ", " + r.Dialect },
		func(r *Run) string { return target(r) + ", " + begun(r) },
		func(r *Run) string { return target(r) + ", " + r.Dialect + ", " + begun(r) },
	} {
		own, n := name(b.runs[i]), 0
		for _, r := range b.runs {
			if name(r) == own {
				n++
			}
		}
		if n == 1 {
			return own
		}
	}
	return fmt.Sprintf("%s, run %d", target(b.runs[i]), i+1)
}
