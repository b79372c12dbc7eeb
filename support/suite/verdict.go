package suite

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/client"
	"ucwatest/support/ledger"
	"ucwatest/support/mock"
	"ucwatest/support/stage"
)

// verdict says what became of a case: err is what godog says its last step
// ended with.
func (c *collector) verdict(r *running, err error) reports.Case {
	told := r.Report()
	told.Violations = r.broken
	var unoffered *stage.Unoffered
	astray, by := r.state.Astray()
	moved := r.state.Moved()
	switch {
	case len(r.broken) > 0 && astray != "":
		told.Verdict, told.Reason, told.Culprit = reports.Errored, astray, string(by)
	case len(r.broken) > 0 && moved != "":
		told.Verdict, told.Reason, told.Culprit = reports.Skipped, moved, string(client.Product)
		told.Violations = nil
	case len(r.broken) > 0:
		told.Culprit = r.answeredBy()
		c.weigh(&told)
	case errors.As(r.skip, &unoffered):
		told.Verdict, told.Reason, told.Culprit = reports.Skipped, unoffered.Error(), string(client.Product)
		if unoffered.Ours {
			told.Culprit = string(client.Harness)
		}
	case err != nil && !errors.Is(err, steps.ErrJudged):
		told.Verdict, told.Reason, told.Culprit = reports.Errored, err.Error(), r.culprit(err)
	case len(r.clauses) == 0:
		told.Verdict, told.Reason, told.Culprit = reports.Errored, "the case judged nothing", string(client.Harness)
	default:
		told.Verdict = reports.Passed
		return told
	}
	told.Steps = r.rest()
	return told
}

// weigh says what the broken clauses of a case amount to. What is put up with,
// and on a live target what is only inferred, is a finding.
func (c *collector) weigh(told *reports.Case) {
	told.Verdict, told.Known = reports.Finding, true
	for _, v := range told.Violations {
		if c.level(v.Clause, v.Level) == reports.Failed {
			told.Verdict = reports.Failed
		}
		told.Known = told.Known && v.Known != ""
	}
	switch {
	case told.Verdict == reports.Failed:
	case told.Known:
		told.Reason = "known: " + strings.Join(reasons(told.Violations), "; ")
	default:
		told.Reason = "it broke only what is inferred or known"
	}
}

// level is what a broken clause amounts to.
func (c *collector) level(id, level string) reports.Verdict {
	if c.known[id] != "" || c.Target.Live && level == ledger.Inferred {
		return reports.Finding
	}
	return reports.Failed
}

// reasons are why the violations are put up with, each clause once.
func reasons(violations []reports.Violation) []string {
	var all []string
	for _, v := range violations {
		all = add(all, v.Clause+": "+v.Known)
	}
	return all
}

// answeredBy is who gave the answer that was judged. Where none was, events of
// the product's were.
func (r *running) answeredBy() string {
	if x := r.state.Judged(); x != nil {
		return string(x.Culprit())
	}
	return string(client.Product)
}

// rest is the case's steps, those after the end as skipped.
func (r *running) rest() []reports.Step {
	all := r.steps
	for _, step := range r.Steps[len(all):] {
		all = append(all, reports.Step{Keyword: step.Keyword, Text: step.Text, Line: step.Line, Status: "skipped"})
	}
	return all
}

// culprit is whose fault an error is: that of whoever gave the answer it is
// about, or gave none; else ours.
func (r *running) culprit(err error) string {
	var elsewhere *stage.Elsewhere
	var blamed *client.Blamed
	switch {
	case errors.As(err, &elsewhere):
		return string(elsewhere.By)
	case errors.As(err, &blamed):
		return string(blamed.By)
	}
	for _, x := range r.state.Log.Exchanges() {
		if x.Err != nil && errors.Is(err, x.Err) {
			return string(x.Culprit())
		}
	}
	return string(client.Harness)
}

// evidence is every exchange of the case, the judged one marked and, where what
// the case made is kept, with how to get a token for it.
func (c *collector) evidence(r *running, reason string) []reports.Exchange {
	judged := r.telling(reason)
	var all []reports.Exchange
	for _, x := range r.state.Log.Exchanges() {
		e := reports.Exchange{User: x.User, Summary: summary(x), Transcript: x.String(), Curl: x.Curl(c.Target.CAFile),
			Judged: x == judged || r.odd[x]}
		if c.Keep && e.Judged && strings.Contains(e.Curl, "UCWATEST_TOKEN") {
			e.Before = fmt.Sprintf("export UCWATEST_TOKEN=$(go tool ucwatest token -on %s -user %s)", client.Quote(c.Target.On), r.state.Username(x.User))
		}
		all = append(all, parts(e, x))
	}
	return all
}

// telling is the exchange that the verdict is about: the judged one, else the
// last whose status the reason names. What came later only cleared away.
func (r *running) telling(reason string) *client.Exchange {
	if x := r.state.Judged(); x != nil {
		return x
	}
	for _, x := range slices.Backward(r.state.Log.Exchanges()) {
		if x.Status != 0 && strings.Contains(reason, fmt.Sprintf("status %d", x.Status)) {
			return x
		}
	}
	return nil
}

func summary(x *client.Exchange) string {
	if x.Err != nil {
		return fmt.Sprintf("%s %s: %v", x.Method, x.Redacted().URL, x.Err)
	}
	return fmt.Sprintf("%s %s -> %d", x.Method, x.Redacted().URL, x.Status)
}

// coverage is the ledger with what the cases said of each clause.
func (c *collector) coverage() []reports.Clause {
	all := c.Declaration.Unrun().Clauses
	scopes := c.scopes()
	for i, clause := range c.Declaration.Ledger.Clauses {
		entry := &all[i]
		entry.Waived, entry.Known, entry.MockOnly = c.waiver(clause), c.known[clause.ID], scopes[clause.ID].mockOnly
		if t := c.clauses[clause.ID]; t != nil {
			entry.Verdict = reports.Passed
			if t.broken {
				entry.Verdict = c.level(clause.ID, clause.Level)
			}
			entry.Cases = t.cases
		} else {
			entry.OutOfScope = scopes[clause.ID].beyond
		}
	}
	return all
}

// waiver is why nothing needs to judge clause on this target.
func (c *collector) waiver(clause ledger.Clause) string {
	if clause.Waived == "" && c.Target.Dialect == mock.Real {
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
		if !slices.ContainsFunc(c.cases, func(told reports.Case) bool { return told.ID == one.ID }) {
			ids = append(ids, one.ID)
		}
	}
	return ids
}

// problems is what fails the run as a whole: faults of the suite, cases that
// did not run and, when everything was selected, what nothing used or judged.
func (c *collector) problems() []string {
	problems := append(c.faults, c.outlived()...)
	if left := len(c.unbegun()); left > 0 && !(c.FailFast && c.failed.Load()) {
		problems = append(problems, fmt.Sprintf("%d of %d selected cases did not run", left, len(c.Selected)))
	}
	if len(c.cases) < len(c.Selected) {
		return problems
	}
	if len(c.Selected) < len(c.Declaration.Cases) {
		return problems
	}
	if c.Target.Live || slices.ContainsFunc(c.cases, unjudged) {
		return problems // what was not judged is told, but who knows whether it could have been
	}
	for _, clause := range c.Declaration.Ledger.Clauses {
		if clause.Waived != "" && c.clauses[clause.ID] != nil {
			problems = append(problems, clause.ID+" is waived, and yet judged")
		}
		if c.clauses[clause.ID] == nil && c.waiver(clause) == "" {
			problems = append(problems, clause.ID+" was judged by no case: "+clause.Says)
		}
	}
	if !c.Own {
		return problems
	}
	for _, d := range c.Declaration.Unused(steps.Catalogue()) {
		problems = append(problems, fmt.Sprintf("%s %s is used by no scenario", d.Keyword, d.Expr))
	}
	return problems
}

func add(list []string, item string) []string {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}
