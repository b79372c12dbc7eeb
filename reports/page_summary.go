package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// targetView is one run at the top of the page.
type targetView struct {
	Run         int
	Name, Label string // the label also tells runs of one target apart
	mark
	Verdict     string
	Ran         bool
	Dialect     string
	Counts      []countView
	Total       int
	Clauses     string
	Started     string
	Previous    string // when the run began that this one's history goes on from
	Took        string
	Seed        string
	Environment Environment
	Raw         string // warns that people are shown as they are
	Problems    []string
	Notes       []string
	History     *historyView // nil where there is none
}

// countView says how often one verdict occurred.
type countView struct {
	mark
	Text string
	Link string // to where these cases alone are shown
	X, W string // its part of a bar 100 wide
}

// targets tells of each run as a whole.
func (b *builder) targets() []targetView {
	all := b.runs.targets()
	for i := range all {
		all[i].History = b.history(i)
	}
	return all
}

func (c columns) targets() []targetView {
	var all []targetView
	for i, r := range c {
		t := targetView{Run: i, Name: r.Target, Label: c.label(i), Ran: len(r.Cases) > 0, Dialect: r.Dialect,
			Verdict: string(r.Verdict), mark: r.Verdict.mark(), Total: len(r.Cases), Seed: strconv.FormatInt(r.Seed, 10),
			Environment: r.Environment, Problems: r.Problems, Notes: r.Notes}
		if !judges(r) {
			t.Verdict, t.mark = notJudgedYet, unmarked
		}
		if r.RawIdentities {
			t.Raw = shownAsTheyAre
		}
		t.Counts = parts(r.Counts, len(r.Cases))
		for j := range t.Counts {
			t.Counts[j].Link = c.filtered(i, t.Counts[j].mark)
		}
		t.Clauses = coverageOf(r.Clauses).counts()
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

// titles returns what was tested and where, and what became of it: the verdict and target of each run, what was tested,
// the release and the day of the first.
func (b *builder) titles() (heading, title string) {
	first := b.runs[0]
	tested := cmp.Or(mainPage(b.clauses), "UCWA")
	heading = tested
	if len(b.runs) > 1 {
		heading += " on " + Amount(len(b.runs), "target")
	} else if first.Target != "" {
		heading += " on " + first.Target
	}
	var ended []string
	for i, r := range b.runs {
		verdict := string(r.Verdict)
		if !judges(r) {
			verdict = notJudgedYet
		}
		if r.Target != "" {
			verdict += " – " + b.runs.label(i)
		}
		ended = append(ended, verdict)
	}
	parts := []string{strings.Join(ended, "; "), tested}
	if first.Environment.Server != "" {
		parts = append(parts, first.Environment.Server)
	}
	if !first.Started.IsZero() {
		parts = append(parts, first.Started.UTC().Format("2 January 2006"))
	}
	return heading, strings.Join(parts, " – ")
}

// notJudgedYet is the verdict of a run in which nothing was run, and nothing is wrong.
const notJudgedYet = "not judged yet"

// judges tells whether r has anything to say.
func judges(r *Run) bool { return len(r.Cases) > 0 || len(r.Problems) > 0 }

// parts returns the verdicts that occurred, each with its part of a bar.
func parts(c Counts, total int) []countView {
	var all []countView
	x := 0.0
	hundredths := func(width float64) string { return strconv.FormatFloat(width, 'f', 2, 64) }
	for _, v := range slices.Backward(worstFirst) {
		if n := c.of(v); n > 0 {
			width := 100 * float64(n) / float64(max(total, 1))
			all = append(all, countView{Text: counted(n, v), mark: v.mark(), X: hundredths(x), W: hundredths(width)})
			x += width
		}
	}
	return all
}

// levelsView is what became of the clauses of one run, by level.
type levelsView struct {
	Run   int
	Label string
	Rows  []levelView // the last one is the sum
}

type levelView struct {
	Level, Means string
	N            int
	Kinds        []int // how many came to each of [columns.kinds]
}

// levels are those there are, the firmest first.
var levels = []string{"must", "sample", "inferred"}

// meanings says of each level how firmly the reference states it.
var meanings = map[string]string{
	"must":     "stated by a table or a sentence",
	"sample":   "shown by a sample only",
	"inferred": "deduced, or seen in captures only",
}

// levels returns what became of the clauses of each run; names are the levels there are.
func (c columns) levels(names []string) []levelsView {
	kinds := c.kinds()
	var all []levelsView
	for i, r := range c {
		v := levelsView{Run: i, Label: c.label(i)}
		sum := levelView{Level: "all", Kinds: make([]int, len(kinds))}
		at := map[string]int{}
		for _, name := range names {
			at[name] = len(v.Rows)
			v.Rows = append(v.Rows, levelView{Level: name, Means: meanings[name], Kinds: make([]int, len(kinds))})
		}
		for _, clause := range r.Clauses {
			for _, row := range []*levelView{&v.Rows[at[clause.Level]], &sum} {
				row.N++
				row.Kinds[slices.Index(kinds, kindOf(clause))]++
			}
		}
		if sum.N > 0 {
			v.Rows = append(v.Rows, sum)
			all = append(all, v)
		}
	}
	return all
}

// levelNames returns the levels that occur, and behind them those that no reader knows yet.
func levelNames(clauses []Clause) []string {
	names := slices.Clone(levels)
	for _, c := range clauses {
		if !slices.Contains(names, c.Level) {
			names = append(names, c.Level)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(clauses, func(c Clause) bool { return c.Level == name })
	})
}

// capital returns s with its first letter as a capital, as at the head of a column.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
