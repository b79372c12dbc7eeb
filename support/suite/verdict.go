package suite

import (
	"errors"
	"strings"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/ledger"
	"ucwatest/support/stage"
)

// verdict says what became of a case: err is what godog says its last step
// ended with.
func (c *collector) verdict(r *running, err error) reports.Case {
	result := r.Report()
	result.Violations = r.broken
	var unoffered *stage.Unoffered
	notFromProduct, by := r.state.NotFromProduct()
	moved := r.state.Moved()
	switch {
	case len(r.broken) > 0 && notFromProduct != "":
		result.Verdict, result.Reason, result.Culprit = reports.Errored, notFromProduct, reports.Culprit(by)
	case len(r.broken) > 0 && moved != "":
		result.Verdict, result.Reason, result.Culprit = reports.Skipped, moved, reports.Product
		result.Violations = nil
	case len(r.broken) > 0:
		result.Culprit = r.answeredBy()
		c.weigh(&result)
	case errors.As(r.skip, &unoffered):
		r.cause = unoffered
		result.Verdict, result.Reason, result.Culprit = reports.Skipped, unoffered.Error(), reports.Product
		if unoffered.Ours {
			result.Culprit = reports.Harness
		}
	case err != nil && !errors.Is(err, steps.ErrJudged):
		r.cause = err
		result.Verdict, result.Reason, result.Culprit = reports.Errored, err.Error(), r.culprit(err)
	case len(r.clauses) == 0:
		result.Verdict, result.Reason, result.Culprit = reports.Errored, "the case judged nothing", reports.Harness
	default:
		result.Verdict = reports.Passed
		return result
	}
	result.Steps = r.rest()
	return result
}

// weigh says what the broken clauses of a case amount to. What is accepted,
// and on a live target what is only inferred, is a finding.
func (c *collector) weigh(result *reports.Case) {
	result.Verdict, result.Known = reports.Finding, true
	for _, v := range result.Violations {
		if c.level(v.Clause, v.Level) == reports.Failed {
			result.Verdict = reports.Failed
		}
		result.Known = result.Known && v.Known != ""
	}
	switch {
	case result.Verdict == reports.Failed:
	case result.Known:
		result.Reason = "known: " + strings.Join(reasons(result.Violations), "; ")
	default:
		result.Reason = "it broke only what is inferred or known"
	}
}

// level is what a broken clause amounts to.
func (c *collector) level(id, level string) reports.Verdict {
	if c.known[id] != "" || c.Target.Genuine && level == ledger.Inferred {
		return reports.Finding
	}
	return reports.Failed
}

// reasons are why the violations are accepted, each clause once.
func reasons(violations []reports.Violation) []string {
	var all []string
	for _, v := range violations {
		all = add(all, v.Clause+": "+v.Known)
	}
	return all
}

// answeredBy is who gave the answer that was judged. Where none was, events of
// the product's were.
func (r *running) answeredBy() reports.Culprit {
	if x := r.state.Judged(); x != nil {
		return reports.Culprit(x.Culprit())
	}
	return reports.Product
}

// rest is the case's steps, those after the end as skipped.
func (r *running) rest() []reports.Step {
	all := r.steps
	for _, step := range r.Steps[len(all):] {
		all = append(all, reports.Step{Keyword: step.Keyword, Text: step.Text, Line: step.Line, Status: reports.StepSkipped})
	}
	return all
}

// culprit is whose fault an error is: that of whoever gave the answer it is
// about, or gave none; else ours.
func (r *running) culprit(err error) reports.Culprit {
	var elsewhere *stage.Elsewhere
	var blamed *client.Blamed
	switch {
	case errors.As(err, &elsewhere):
		return reports.Culprit(elsewhere.By)
	case errors.As(err, &blamed):
		return reports.Culprit(blamed.By)
	}
	for _, x := range r.state.Log.Exchanges() {
		if x.Err != nil && errors.Is(err, x.Err) {
			return reports.Culprit(x.Culprit())
		}
	}
	return reports.Harness
}

// asides notes what the answers in passing say of the clauses about them.
func (c *collector) asides(r *running) []reports.Violation {
	var broken []reports.Violation
	r.aside, r.odd = map[string]bool{}, map[*client.Exchange]bool{}
	for _, aside := range r.state.Asides() {
		for _, j := range aside.Judgements {
			clause, known := c.Declaration.Ledger.BySubject(j.Subject, r.Clause)
			if !known {
				continue // a ledger of somebody's own need not have a clause about it
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
func (c *collector) amend(result *reports.Case, r *running, broken []reports.Violation) {
	if len(broken) == 0 {
		return
	}
	amends := reports.Case{Violations: broken}
	c.weigh(&amends)
	result.Violations = append(result.Violations, broken...)
	switch {
	case result.Verdict == reports.Passed:
		result.Verdict, result.Known, result.Reason = amends.Verdict, amends.Known, amends.Reason
		result.Steps = r.rest()
	case result.Verdict == reports.Finding:
		c.weigh(result)
	case amends.Verdict == reports.Failed:
		result.Verdict = reports.Failed
	default:
		return
	}
	result.Culprit = reports.Product
}
