package suite

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/ledger"
	"ucwatest/support/target"
)

// accepted are the deviations that are still accepted when the run starts,
// by clause, each as a sentence.
func accepted(all []target.Known, now time.Time) map[string]string {
	sentences := map[string]string{}
	for _, k := range all {
		if now.Before(k.Until) {
			sentences[k.Clause] = fmt.Sprintf("%s (until %s)", k.Reason, k.Until.Format(time.DateOnly))
		}
	}
	return sentences
}

// outlived are the deviations that are accepted and occur no longer: all
// cases that judge the clause came to a judgement, and it held in each.
func (c *collector) outlived() []string {
	var all []string
	for _, k := range c.Target.Known {
		if !c.heldThoughKnown(k.Clause) || len(c.unjudgedOf(k.Clause)) > 0 {
			continue
		}
		all = append(all, c.outlasted(k))
	}
	return all
}

// outlasted is the problem of a run in which k does not occur.
func (c Config) outlasted(k target.Known) string {
	return fmt.Sprintf("%s is known to be broken (%s), and yet it held in every case that judged it; remove known %q from target %q",
		k.Clause, k.Reason, k.Clause, c.Target.Name)
}

// heldThoughKnown tells whether a clause is put up with as broken, and held wherever it
// was judged.
func (c *collector) heldThoughKnown(clause string) bool {
	t := c.clauses[clause]
	return c.known[clause] != "" && t != nil && !t.broken
}

// notes are what was found on the target, which cases were run again, that the budget is spent, and the deviations that are put up with and did
// not occur, where not all cases that may show them came to a judgement.
func (c *collector) notes() []string {
	all := slices.Concat(c.noticed, c.retried)
	if spent := c.spent.Load(); spent != nil {
		all = append(all, fmt.Sprintf("the budget of target %q is spent: %v; %d of %d selected cases were not begun; raise it in limits { ... }, or select fewer cases",
			c.Target.Name, spent, len(c.unbegun()), len(c.Selected)))
	}
	if short := c.cutShort(); short != "" && c.endsEarly() {
		all = append(all, short)
	}
	for _, k := range c.Target.Known {
		left := c.unjudgedOf(k.Clause)
		if !c.heldThoughKnown(k.Clause) || len(left) == 0 || !c.Shard.Whole() {
			continue
		}
		all = append(all, fmt.Sprintf("%s is known to be broken (%s), and held in %s; whether it still occurs shows with %s", k.Clause, k.Reason,
			reports.Amount(len(c.clauses[k.Clause].cases), "case"), someOf(left)))
	}
	return all
}

// someOf names the first of ids, and says how many more there are.
func someOf(ids []string) string {
	const shown = 6
	text := strings.Join(ids[:min(len(ids), shown)], ", ")
	if more := len(ids) - shown; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text + ", not run or without a judgement"
}

// unjudgedOf are the cases in scope that might show clause id as broken, and came to no
// judgement.
func (c *collector) unjudgedOf(id string) []string {
	ended := map[string]reports.Verdict{}
	for _, one := range c.cases {
		ended[one.ID] = one.Verdict
	}
	return slices.DeleteFunc(c.judgesInScope(id), func(one string) bool {
		v := ended[one]
		return v == reports.Passed || v == reports.Failed || v == reports.Flaky || v == reports.Finding || v == reports.OutOfScope
	})
}

// judgesInScope are the ids of the cases that may judge clause id on the target.
func (c Config) judgesInScope(id string) []string {
	judges := c.judges(id)
	var all []string
	for _, one := range c.Declaration.Cases {
		if slices.Contains(judges, one.ID) && Beyond(c.Declaration, one, c.Target) == "" {
			all = append(all, one.ID)
		}
	}
	return all
}

// judges are the ids of the cases that may judge clause id.
func (c Config) judges(id string) []string {
	var all, declared []string
	for _, one := range c.Declaration.Cases {
		all = append(all, one.ID)
		if slices.Contains(slices.Collect(c.Declaration.Judges(one)), id) {
			declared = append(declared, one.ID)
		}
	}
	if declared == nil {
		return all // it is judged along with others: each may
	}
	return declared
}

// coverage is the ledger with what the cases said of each clause.
func (c *collector) coverage() []reports.Clause {
	all := c.Declaration.Unrun().Clauses
	scopes := c.scopes()
	for i, clause := range c.Declaration.Ledger.Clauses {
		entry := &all[i]
		entry.Waived, entry.Known, entry.MockOnly = c.waiver(clause), c.known[clause.ID], scopes[clause.ID].mockOnly
		entry.Optional = c.optional(clause)
		if t := c.clauses[clause.ID]; t != nil {
			entry.Verdict = reports.Passed
			if t.broken {
				entry.Verdict, entry.Sum = c.level(clause.ID, clause.Level), !t.own
			}
			slices.Sort(t.cases) // one that ran several times is there as often
			entry.Cases = slices.Compact(t.cases)
		} else {
			entry.OutOfScope = scopes[clause.ID].beyond
		}
	}
	return all
}

// waiver is why nothing needs to judge clause on this target.
func (c *collector) waiver(clause ledger.Clause) string {
	if clause.Waived == "" && !c.Target.Sample() {
		return clause.Unseen
	}
	return clause.Waived
}

// unjudged tells whether a case came to no judgement.
func unjudged(c reports.Case) bool {
	return c.Verdict == reports.Errored || c.Verdict == reports.Skipped
}

// unbegun are the ids of the selected cases that were not begun. Those that go
// test -run passed over were not meant to be.
func (c *collector) unbegun() []string {
	if c.T != nil || len(c.cases) == len(c.Selected) {
		return nil
	}
	var ids []string
	for _, one := range c.Selected {
		if !slices.ContainsFunc(c.cases, func(result reports.Case) bool { return result.ID == one.ID }) {
			ids = append(ids, one.ID)
		}
	}
	return ids
}

// covers tells whether everything was selected, on a target that can show it all.
func (c Config) covers() bool {
	return len(c.whole()) == len(c.Declaration.Cases) && !c.Target.Genuine
}

// problems is what fails the run as a whole: faults of the suite, cases that
// did not run and, when everything was selected, what nothing used or judged. What
// no shard judged, only all of them together tell.
func (c *collector) problems() []string {
	problems := append(c.faults, c.outlived()...)
	if left := len(c.unbegun()); left > 0 && !c.endsEarly() {
		problems = append(problems, reports.Unbegun(left, len(c.Selected)))
	}
	if short := c.cutShort(); short != "" && !c.endsEarly() {
		problems = append(problems, short)
	}
	if !c.conclusive() {
		return problems
	}
	for _, clause := range c.Declaration.Ledger.Clauses {
		if clause.Waived != "" && c.clauses[clause.ID] != nil {
			problems = append(problems, clause.ID+" is waived, and yet judged")
		}
		if c.missed(clause) && !c.optional(clause) && c.Shard.Whole() {
			problems = append(problems, reports.Clause{ID: clause.ID, Says: clause.Says}.Unjudged())
		}
	}
	if !c.Own {
		return problems
	}
	for _, d := range c.Declaration.Unused(steps.Catalogue()) {
		if !d.Foreign {
			problems = append(problems, fmt.Sprintf("%s %s is used by no scenario", d.Keyword, d.Expr))
		}
	}
	return problems
}

// conclusive tells whether the run shows what is judged by no case: all selected ones
// ran, which are all there are, on a target that can show it all, and came to a
// judgement. What was not judged else is told, but who knows whether it could have been.
func (c *collector) conclusive() bool {
	return len(c.cases) >= len(c.Selected) && c.covers() && !slices.ContainsFunc(c.cases, unjudged)
}

// missed tells whether no case judged a clause that some case should have.
func (c *collector) missed(clause ledger.Clause) bool {
	return c.clauses[clause.ID] == nil && c.waiver(clause) == ""
}

// optional tells whether no answer needs to have what clause is about: a property
// or link that may be missing, or the form of values that there may be none of.
func (c *collector) optional(clause ledger.Clause) bool {
	if clause.Present != "" {
		return !clause.Required(c.Target.Sample())
	}
	kind, _, _ := strings.Cut(clause.Subject, " ")
	return slices.Contains([]string{"course", "enum", "form", "twin"}, kind)
}

// unmet are the clauses about what may be missing that nothing was met of.
func (c *collector) unmet() []string {
	if !c.conclusive() || !c.Shard.Whole() {
		return nil
	}
	var ids []string
	for _, clause := range c.Declaration.Ledger.Clauses {
		if c.missed(clause) && c.optional(clause) {
			ids = append(ids, clause.ID)
		}
	}
	return ids
}

func add(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}
