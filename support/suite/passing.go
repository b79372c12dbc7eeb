package suite

import (
	"ucwatest/reports"
	"ucwatest/support/client"
)

// asides notes what the errors that a live target answered in passing say of
// the clauses about errors. A mock is not asked: it would be given causes.
func (c *collector) asides(r *running) []reports.Violation {
	if !c.Target.Live {
		return nil
	}
	var broken []reports.Violation
	r.aside, r.odd = map[string]bool{}, map[*client.Exchange]bool{}
	for _, aside := range r.state.Asides() {
		for _, j := range aside.Judgements {
			clause, known := c.Declaration.Ledger.BySubject(j.Subject, r.Clause)
			if !known {
				continue // a ledger of somebody's own need not have a clause about errors
			}
			held, before := r.aside[clause.ID]
			r.aside[clause.ID] = j.Held && (held || !before)
			if !j.Held {
				r.odd[aside.Exchange] = true
				broken = append(broken, reports.Violation{Clause: clause.ID, Says: clause.Says, Level: clause.Level, Known: c.known[clause.ID],
					Want: j.Want, Got: j.Got, Step: "in passing: " + summary(aside.Exchange)})
			}
		}
	}
	return broken
}

// amend adds to what is told of r the clauses that were broken in passing. What
// they amount to outranks all but a failure; a skip stays one if it is a finding.
func (c *collector) amend(told *reports.Case, r *running, broken []reports.Violation) {
	if len(broken) == 0 {
		return
	}
	amends := reports.Case{Violations: broken}
	c.weigh(&amends)
	told.Violations = append(told.Violations, broken...)
	switch {
	case told.Verdict == reports.Passed:
		told.Verdict, told.Known, told.Reason = amends.Verdict, amends.Known, amends.Reason
		told.Steps = r.rest()
	case told.Verdict == reports.Finding:
		c.weigh(told)
	case amends.Verdict == reports.Failed:
		told.Verdict = reports.Failed
	default:
		return
	}
	told.Culprit = string(client.Product)
}
