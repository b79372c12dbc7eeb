package suite

import (
	"fmt"
	"slices"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/declaration"
	"ucwatest/support/target"
)

// Why no live target can be asked for some cases.
const (
	onTheMock    = "shown on the mock only: "
	needsACause  = "the server needs a cause to refuse, which only the mock can be given"
	needsControl = "it takes what an administrator does and UCWA has no call for, as a rule that lets messages to the callee reach the answerer"
)

// onlyOnTheMock says why c can be asked of no live target, whatever that
// allows; "" if it can.
func onlyOnTheMock(d *declaration.Declaration, c declaration.Case) string {
	switch {
	case c.Reach == declaration.Refuses:
		return onTheMock + needsACause
	case d.Needs(c).Control():
		return onTheMock + needsControl
	}
	return ""
}

// Beyond says why c, a case of d, cannot be asked of t, "" if it can.
func Beyond(d *declaration.Declaration, c declaration.Case, t *target.Target) string {
	if why := onlyOnTheMock(d, c); why != "" && t.Uncontrolled {
		return why
	}
	if c.Reach == declaration.Stages && !t.Permits(target.MayStage) {
		return fmt.Sprintf("users have to act, which target %q does not allow: its may does not hold %q", t.Name, target.MayStage)
	}
	if modality, provided := steps.Provided(t); provided {
		return unprovided(c, t, d.Needs(c).Situation.Lacks(modality))
	}
	if d.Needs(c).Situation.Alone && !t.Permits(target.MayStage) {
		return fmt.Sprintf("an application is needed, and target %q neither gives one nor allows users to act", t.Name)
	}
	if !t.Permits(target.MayStage) {
		return fmt.Sprintf("a derived conversation is needed, and target %q neither gives one, nor lets one be observed, nor allows users to act", t.Name)
	}
	if phone := d.Needs(c).Phone(); phone != "" && !slices.Contains(t.Staging.Answers, phone) {
		return fmt.Sprintf("it takes a phone of the %s that picks up by itself, which target %q does not name in stage { answers = [...] }", phone, t.Name)
	}
	return ""
}

// unprovided says why c cannot be asked of t, which provides a derived conversation
// that lacks something.
func unprovided(c declaration.Case, t *target.Target, lacks string) string {
	switch {
	case c.Reach == declaration.Stages:
		return fmt.Sprintf("users have to act, and the derived conversation that target %q provides may only be read", t.Name)
	case lacks != "":
		return fmt.Sprintf("the case needs %s, which target %q does not provide", lacks, t.Name)
	}
	return ""
}

// divide parts the selected cases in those that can be asked of the target, and
// what is told of the others.
func (c Config) divide() (within []declaration.Case, out []reports.Case) {
	for _, selected := range c.Selected {
		why := Beyond(c.Declaration, selected, c.Target)
		if why == "" {
			within = append(within, selected)
			continue
		}
		result := selected.Report()
		result.Verdict, result.Reason = reports.OutOfScope, why
		out = append(out, result)
	}
	return within, out
}

// A scope says where a clause can be judged, going by the cases declared to judge it.
type scope struct {
	beyond   string // why none of them can be asked of the target; "" if one can
	mockOnly bool   // none can be asked of any live target
}

// scopes are those of all clauses that a case is declared to judge.
func (c Config) scopes() map[string]scope {
	all := map[string]scope{}
	for _, judge := range c.Declaration.Cases {
		beyond, mockOnly := Beyond(c.Declaration, judge, c.Target), onlyOnTheMock(c.Declaration, judge) != ""
		for id := range c.Declaration.Judges(judge) {
			so, known := all[id]
			if !known {
				so = scope{beyond, mockOnly}
			}
			if so.beyond != "" {
				so.beyond = beyond
			}
			so.mockOnly = so.mockOnly && mockOnly
			all[id] = so
		}
	}
	return all
}

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
