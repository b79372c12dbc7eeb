package suite

import (
	"fmt"
	"slices"
	"time"

	"ucwatest/reports"
	"ucwatest/support/declaration"
	"ucwatest/support/target"
)

// CheckTarget wants what t says of clauses to be about clauses of d.
func CheckTarget(d *declaration.Declaration, t *target.Target) declaration.Problems {
	var problems declaration.Problems
	for _, k := range t.Known {
		if _, is := d.Ledger.Clause(k.Clause); !is {
			problems = append(problems, declaration.Problem{What: fmt.Sprintf("target %q: known %q is the id of no clause", t.Name, k.Clause),
				Do: declaration.DidYouMean(k.Clause, d.ClauseIDs(), "remove it")})
		}
	}
	return problems
}

// accepted are the deviations that are still put up with when the run starts,
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

// outlived are the deviations that are put up with and occur no longer: all
// cases that judge the clause came to a judgement, and it held in each.
func (c *collector) outlived() []string {
	var all []string
	for _, k := range c.Target.Known {
		t := c.clauses[k.Clause]
		if c.known[k.Clause] == "" || t == nil || t.broken || !c.allJudged(k.Clause) {
			continue
		}
		all = append(all, fmt.Sprintf("%s is known to be broken (%s), and yet it held in every case that judged it; remove known %q from target %q",
			k.Clause, k.Reason, k.Clause, c.Target.Name))
	}
	return all
}

// allJudged tells whether nothing in scope is left that might show clause id as broken.
func (c *collector) allJudged(id string) bool {
	ended := map[string]reports.Verdict{}
	for _, one := range c.cases {
		ended[one.ID] = one.Verdict
	}
	var declared []declaration.Case
	for _, one := range c.Declaration.Cases {
		if slices.Contains(slices.Collect(c.Declaration.Judges(one)), id) {
			declared = append(declared, one)
		}
	}
	if declared == nil {
		declared = c.Declaration.Cases // it is judged along with others: each may
	}
	return !slices.ContainsFunc(declared, func(one declaration.Case) bool {
		v := ended[one.ID]
		return v != reports.Passed && v != reports.Failed && v != reports.Finding && v != reports.OutOfScope
	})
}
