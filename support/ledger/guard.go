package ledger

import (
	"fmt"
	"regexp"
	"slices"
)

var (
	levels    = []string{Must, Sample, Inferred}
	idPattern = regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$`)
)

// A guard collects what is wrong with a ledger that HCL could read. What HCL
// itself found missing is empty here, and is not complained about twice.
type guard struct {
	file     string
	misread  bool              // HCL complained: something empty may be its doing
	types    map[string]Clause // by property, the first clause that gives its type
	problems []Problem
}

func (g *guard) report(line int, format string, args ...any) {
	g.problems = append(g.problems, Problem{File: g.file, Line: line, What: fmt.Sprintf(format, args...)})
}

func (g *guard) check(l *Ledger) {
	ids, subjects := map[string]int{}, map[string]int{}
	for _, c := range l.Clauses {
		g.id("clause", c.ID, c.Line, ids)
		g.clause(c)
		subject := Family(c.ID) + " " + c.Subject
		if first, doubled := subjects[subject]; doubled && c.Subject != "" {
			g.report(c.Line, "clause %q: subject %q is also that of line %d", c.ID, c.Subject, first)
			continue
		}
		subjects[subject] = c.Line
	}
	for _, x := range l.Contradictions {
		g.id("contradiction", x.ID, x.Line, ids)
		g.contradiction(l, x)
	}
}

// id checks form and uniqueness; seen maps ids to the lines they stand on.
func (g *guard) id(kind, id string, line int, seen map[string]int) {
	if !idPattern.MatchString(id) {
		g.report(line, "%s %q: want an id of capital words joined by hyphens, as \"DC-LINK-SELF\"", kind, id)
	}
	if first, doubled := seen[id]; doubled {
		g.report(line, "%s %q: the id is also that of line %d", kind, id, first)
		return
	}
	seen[id] = line
}

func (g *guard) clause(c Clause) {
	if !slices.Contains(levels, c.Level) && !g.excused(c.Level) {
		g.report(c.Line, "clause %q: got level %q, want must, sample or inferred", c.ID, c.Level)
	}
	g.filled("clause", c.ID, "says", c.Says, c.Line)
	g.filled("clause", c.ID, "source", c.Source, c.Line)
	if c.Recorded != "" && !slices.Contains(recorded, c.Recorded) {
		g.report(c.Line, "clause %q: got recorded %q, want %s", c.ID, c.Recorded, list(recorded))
	}
	g.facts(c)
}

func (g *guard) contradiction(l *Ledger, x Contradiction) {
	if len(x.Between) < 2 && !(g.misread && x.Between == nil) {
		g.report(x.Line, "contradiction %q: got %d in between, want two or more", x.ID, len(x.Between))
	}
	g.filled("contradiction", x.ID, "decision", x.Decision, x.Line)
	if len(x.JudgedBy) == 0 && !(g.misread && x.JudgedBy == nil) {
		g.report(x.Line, "contradiction %q: judged_by names no clause", x.ID)
	}
	for _, id := range x.JudgedBy {
		if _, known := l.Clause(id); !known {
			g.report(x.Line, "contradiction %q: judged_by names %q, which is not a clause", x.ID, id)
		}
	}
}

func (g *guard) filled(kind, id, attribute, value string, line int) {
	if value == "" && !g.excused(value) {
		g.report(line, "%s %q: %s is empty", kind, id, attribute)
	}
}

func (g *guard) excused(value string) bool { return g.misread && value == "" }
