package reports

import (
	"maps"
	"slices"
)

// builder makes the view of some runs.
type builder struct {
	runs     []*Run
	declared Declared
	clauses  []Clause // of all runs, each once
	byCase   []map[string]*Case
	byClause []map[string]*Clause
	levelOf  map[string]string   // clause id: its level
	judging  map[string][]string // case id: the ids of the clauses it judged in any run
	anchors  *anchors
	room     room
	opened   int // how many reports of cases stand open
	seenTags map[string]bool
	declares map[string]bool // the scenarios that the page has, by id
}

// room is how many bytes of exchanges may still be shown: those that were judged, and those that led there.
type room struct{ judged, led int }

// pageRoom keeps the page of a run in which all failed small enough to open.
var pageRoom = room{judged: 3 << 20, led: 2 << 20}

// newBuilder takes runs whose cases are in order. Whoever shows them takes care of what their texts may do.
func newBuilder(runs []*Run) *builder {
	b := &builder{levelOf: map[string]string{}, judging: map[string][]string{}, anchors: newAnchors(),
		room: pageRoom, seenTags: map[string]bool{}, declares: map[string]bool{}}
	for _, r := range runs {
		b.add(r)
	}
	b.declared = complete(b.runs)
	for _, f := range b.declared.Features {
		for _, r := range f.Rules {
			for _, s := range r.Scenarios {
				b.declares[s.ID] = true
			}
		}
	}
	return b
}

// scenarioAnchor returns where a scenario stands in the page, "" if it does not.
func (b *builder) scenarioAnchor(id string) string {
	if !b.declares[id] {
		return ""
	}
	return b.anchors.of("scenario", id)
}

// clauseAnchor returns where a clause stands in the page, "" if it does not.
func (b *builder) clauseAnchor(id string) string {
	if _, known := b.levelOf[id]; !known {
		return ""
	}
	return b.anchors.of("clause", id)
}

// caseState is the state of c in a run, with since when it is so.
func (b *builder) caseState(run int, c *Case) state {
	s := caseState(run, c)
	s.Since = b.runs[run].sinceWhen(c.Verdict, c.Since)
	return s
}

// clauseState is the state of a clause in a run, with since when it is so; c is nil where the run does not know it.
func (b *builder) clauseState(run int, c *Clause) state {
	s := clauseState(run, c)
	if c != nil {
		s.Since = b.runs[run].sinceWhen(c.Verdict, c.Since)
	}
	return s
}

func (b *builder) add(r *Run) {
	cases, clauses := map[string]*Case{}, map[string]*Clause{}
	for i := range r.Cases {
		cases[r.Cases[i].ID] = &r.Cases[i]
	}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		clauses[c.ID] = c
		if _, known := b.levelOf[c.ID]; !known {
			b.levelOf[c.ID] = c.Level
			b.clauses = append(b.clauses, *c)
		}
		for _, id := range c.Cases {
			if !slices.Contains(b.judging[id], c.ID) {
				b.judging[id] = append(b.judging[id], c.ID)
			}
		}
	}
	b.runs, b.byCase, b.byClause = append(b.runs, r), append(b.byCase, cases), append(b.byClause, clauses)
}

// tags returns the tags that scenarios carry, without those that name one scenario or clause.
func (b *builder) tags() []string { return slices.Sorted(maps.Keys(b.seenTags)) }

// verdicts returns the verdicts that occur, worst first.
func (b *builder) verdicts() []string {
	seen := map[Verdict]bool{}
	for _, r := range b.runs {
		for _, c := range r.Cases {
			seen[c.Verdict] = true
		}
	}
	var all []string
	for _, v := range []Verdict{Failed, Errored, Finding, Skipped, OutOfScope, Passed} {
		if seen[v] {
			all = append(all, string(v))
		}
	}
	return all
}
