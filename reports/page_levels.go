package reports

import "slices"

// levelsView is what became of the clauses of one run, by level.
type levelsView struct {
	Run   int
	Label string
	Rows  []levelView // the last one is the sum
}

type levelView struct {
	Level, Means string
	N            int
	Kinds        []int // how many came to each of [builder.kinds]
}

// levels are those there are, the firmest first.
var levels = []string{"must", "sample", "inferred"}

// meanings says of each level how firmly the reference states it.
var meanings = map[string]string{
	"must":     "stated by a table or a sentence",
	"sample":   "shown by a sample only",
	"inferred": "deduced, or seen in captures only",
}

// kinds returns what became of clauses in any run, in the order in which it is told.
func (b *builder) kinds() []string {
	seen := map[string]bool{}
	for _, r := range b.runs {
		for _, c := range r.Clauses {
			seen[kindOf(c)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(clauseKinds), func(kind string) bool { return !seen[kind] })
}

func (b *builder) levels() []levelsView {
	kinds := b.kinds()
	var all []levelsView
	for i, r := range b.runs {
		v := levelsView{Run: i, Label: b.label(i)}
		sum := levelView{Level: "all", Kinds: make([]int, len(kinds))}
		at := map[string]int{}
		for _, name := range b.levelNames() {
			at[name] = len(v.Rows)
			v.Rows = append(v.Rows, levelView{Level: name, Means: meanings[name], Kinds: make([]int, len(kinds))})
		}
		for _, c := range r.Clauses {
			for _, row := range []*levelView{&v.Rows[at[c.Level]], &sum} {
				row.N++
				row.Kinds[slices.Index(kinds, kindOf(c))]++
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
func (b *builder) levelNames() []string {
	names := slices.Clone(levels)
	for _, c := range b.clauses {
		if !slices.Contains(names, c.Level) {
			names = append(names, c.Level)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(b.clauses, func(c Clause) bool { return c.Level == name })
	})
}
