package reports

import (
	"cmp"
	"fmt"
	"slices"
)

// faultsView is all of one sort that somebody has to look at.
type faultsView struct {
	mark
	Title, Means string
	Faults       []*faultView
}

// faultView is one thing to look at in one run: a clause that did not hold, or a reason why cases came to no judgement.
type faultView struct {
	State     state
	Label     string
	Clause    clauseRef // without an id where none is at fault
	Says      string    // the clause in words, or the reason
	Want, Got string    // in the first case
	Known     string    // why it is accepted
	Culprit   Culprit
	Cases     linksView // that show it
}

// faults tells clause by clause what is at fault, worst first: one fault of a target shows in many cases.
func (b *builder) faults() []faultsView {
	all := []faultsView{
		{mark: markFailed, Title: "Broken", Means: "the reference states or shows it, and it is not so"},
		{mark: markFlaky, Title: "Flaky", Means: "some runs of a case held it, and some broke it"},
		{mark: markErrored, Title: "Errored", Means: "nothing can be said of the target: somebody else answered, or nobody did"},
		{mark: markFinding, Title: "Findings", Means: "it is only inferred from the reference, or known, and not so"},
	}
	told := map[string]*faultView{}
	for run, r := range b.runs {
		for i := range r.Cases {
			c := &r.Cases[i]
			for _, f := range b.faultsOf(run, c) {
				key := fmt.Sprintf("%d %s %s %s", run, f.Culprit, f.Clause.ID, f.Says)
				if told[key] == nil {
					told[key] = &f
					sort := slices.IndexFunc(all, func(s faultsView) bool { return s.mark == f.State.mark })
					all[sort].Faults = append(all[sort].Faults, &f)
				}
				told[key].Cases.add(b.reportAnchor(run, c.ID), c.ID)
			}
		}
	}
	return slices.DeleteFunc(all, func(s faultsView) bool { return len(s.Faults) == 0 })
}

// faultsOf returns what a case shows to be at fault, each once.
func (b *builder) faultsOf(run int, c *Case) []faultView {
	if !c.Verdict.accuses() {
		return nil
	}
	whole := faultView{State: b.caseState(run, c), Label: b.runs.label(run), Says: oneLine(cmp.Or(c.Reason, "no reason was given")), Culprit: c.Culprit}
	if len(c.Violations) == 0 || whole.State.mark == markErrored {
		return []faultView{whole}
	}
	var all []faultView
	own := c.own()
	for i, v := range own {
		if slices.ContainsFunc(own[:i], func(before Violation) bool { return before.Clause == v.Clause }) {
			continue
		}
		f := whole
		f.Clause, f.Says, f.Want, f.Got = b.reference(v.Clause), oneLine(v.Says), oneLine(v.Want), oneLine(v.Got)
		if c.Verdict == Flaky {
			f.Says += " (" + whole.Says + ")"
		}
		if clause := b.byClause[run][v.Clause]; clause != nil {
			f.Known = clause.Known
			if s := b.clauseState(run, clause); whole.State.mark != markFlaky && (s.mark == markFailed || s.mark == markFinding) {
				f.State = s
			}
		}
		all = append(all, f)
	}
	return all
}

// unjudgedView is why nothing was said about some cases or clauses of one run.
type unjudgedView struct {
	Run              int
	Label, Kind, Why string
	Things           linksView
}

// unjudged lists what was not judged, reason by reason: clauses of no judgement, and cases that came to none. Before
// a run there is nothing to explain.
func (b *builder) unjudged() []*unjudgedView {
	var all []*unjudgedView
	add := func(run int, kind, why, anchor, id string) {
		i := slices.IndexFunc(all, func(v *unjudgedView) bool { return v.Run == run && v.Kind == kind && v.Why == why })
		if i < 0 {
			i = len(all)
			all = append(all, &unjudgedView{Run: run, Label: b.runs.head(run, ""), Kind: kind, Why: why})
		}
		all[i].Things.add(anchor, id)
	}
	for i, r := range b.runs {
		if len(r.Cases) == 0 {
			continue
		}
		for _, c := range r.Clauses {
			if why := whyUnjudged(c); why != "" {
				add(i, "clause", why, b.clauseAnchor(c.ID), c.ID)
			}
		}
		for _, c := range r.Cases {
			if c.Verdict == Skipped || c.Verdict == OutOfScope {
				c.Reason = cmp.Or(c.Reason, "no reason was given")
				add(i, "case", string(c.Verdict)+": "+skipped(&c), b.reportAnchor(i, c.ID), c.ID)
			}
		}
	}
	return all
}

// whyUnjudged says why nothing was judged of a clause, "" if something was.
func whyUnjudged(c Clause) string {
	switch kindOf(c) {
	case waived:
		return "waived: " + c.Waived
	case mockOnly, beyond:
		return c.OutOfScope
	case notJudged:
		return "no case of this run came to a judgement on it"
	}
	return ""
}

// linksView is a list of links, of which the page shows the first ones at once.
type linksView struct{ First, Rest []link }

// link leads to a thing by its id.
type link struct{ Anchor, ID string }

// firstLinks is how many links of a list are shown at once.
const firstLinks = 6

func (v *linksView) add(anchor, id string) {
	if l := (link{anchor, id}); len(v.First) < firstLinks {
		v.First = append(v.First, l)
	} else {
		v.Rest = append(v.Rest, l)
	}
}

// N is how many there are.
func (v *linksView) N() int { return len(v.First) + len(v.Rest) }
