package suite

import (
	"fmt"
	"iter"
	"slices"

	"ucwatest/reports"
	"ucwatest/steps"
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
func (d *Declaration) onlyOnTheMock(c Case) string {
	switch {
	case c.Reach == Refuses:
		return onTheMock + needsACause
	case d.Needs(c).Control:
		return onTheMock + needsControl
	}
	return ""
}

// Beyond says why c cannot be asked of t, "" if it can.
func (d *Declaration) Beyond(c Case, t *target.Target) string {
	if !t.Live {
		return ""
	}
	if why := d.onlyOnTheMock(c); why != "" {
		return why
	}
	if c.Reach == Stages && !t.Permits(target.MayStage) {
		return fmt.Sprintf("users have to act, which target %q does not allow: its may does not hold %q", t.Name, target.MayStage)
	}
	if modality, provided := steps.Provided(t); provided {
		return unprovided(c, t, d.Needs(c).Situation.Lacks(modality))
	}
	if !t.Permits(target.MayStage) {
		return fmt.Sprintf("a derived conversation is needed, and target %q neither gives one, nor lets one be observed, nor allows users to act", t.Name)
	}
	if phone := d.Needs(c).Phone; phone != "" && !slices.Contains(t.Staging.Answers, phone) {
		return fmt.Sprintf("it takes a phone of the %s that picks up by itself, which target %q does not name in stage { answers = [...] }", phone, t.Name)
	}
	return ""
}

// unprovided says why c cannot be asked of t, which provides a derived conversation
// that lacks something.
func unprovided(c Case, t *target.Target, lacks string) string {
	switch {
	case c.Reach == Stages:
		return fmt.Sprintf("users have to act, and the derived conversation that target %q provides may only be read", t.Name)
	case lacks != "":
		return fmt.Sprintf("the case needs %s, which target %q does not provide", lacks, t.Name)
	}
	return ""
}

// readNeeds finds what the Givens of all cases ask for. A case whose Givens
// cannot be carried out asks for nothing, and says so when it is run.
func (d *Declaration) readNeeds() map[string]steps.Needs {
	all := make(map[string]steps.Needs, len(d.Cases))
	for _, c := range d.Cases {
		var givens []string
		for _, step := range c.Steps {
			if step.Type == "Given" {
				givens = append(givens, step.Text)
			}
		}
		if needs, err := steps.NeedsOf(givens); err == nil {
			all[c.ID] = needs
		}
	}
	return all
}

// Needs is what the Givens of a case of the declaration ask of a target.
func (d *Declaration) Needs(c Case) steps.Needs { return d.needs()[c.ID] }

// divide parts the selected cases in those that can be asked of the target, and
// what is told of the others.
func (c Config) divide() (within []Case, out []reports.Case) {
	for _, selected := range c.Selected {
		why := c.Declaration.Beyond(selected, c.Target)
		if why == "" {
			within = append(within, selected)
			continue
		}
		told := selected.report()
		told.Verdict, told.Reason = reports.OutOfScope, why
		out = append(out, told)
	}
	return within, out
}

// report is what every report tells of c, whatever became of it.
func (c Case) report() reports.Case {
	return reports.Case{ID: c.ID, Name: c.Name, URI: c.URI, Line: c.Line, Feature: c.Feature, Rule: c.Rule, Tags: c.Tags}
}

// judges yields the ids of the clauses that c is declared to judge: by the tag of
// its Rule, or by a row of one of its tables. One may come more than once.
func (d *Declaration) judges(c Case) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(c.Clause) {
			return
		}
		for _, step := range c.Steps {
			for _, subject := range subjects(step.Table) {
				if clause, known := d.Ledger.BySubject(subject, c.Clause); known && !yield(clause.ID) {
					return
				}
			}
		}
	}
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
		beyond, mockOnly := c.Declaration.Beyond(judge, c.Target), c.Declaration.onlyOnTheMock(judge) != ""
		for id := range c.Declaration.judges(judge) {
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
