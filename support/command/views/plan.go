package views

import (
	"ucwatest/support/plan"
	"ucwatest/support/stage/derived"
)

// Plan tells what a run would do, or how a target has changed. Its errors are those
// of writing.
type Plan interface {
	// Plan tells what a run would do.
	Plan(*plan.Plan) error
	// Saved names the file the plan was saved in.
	Saved(path string)
	// Drift tells how the target called name differs from its baseline.
	Drift(name string, all []plan.Drift) error
	// Operator is asked to make the call that is observed.
	Operator() derived.Operator
}

// NewPlan returns a Plan for people or, asJSON, one for programs.
func NewPlan(s Streams, asJSON bool) Plan {
	if asJSON {
		return planJSON{s}
	}
	return planText{s}
}

type planText struct{ Streams }

func (p planText) Plan(made *plan.Plan) error { return plan.Write(p.Out, made) }

func (p planText) Saved(path string) { p.Written(path) }

func (p planText) Drift(name string, all []plan.Drift) error {
	return plan.WriteDrift(p.Out, name, all)
}

func (p planText) Operator() derived.Operator { return callPrompt{p.Out} }

type planJSON struct{ Streams }

func (p planJSON) Plan(made *plan.Plan) error { return plan.WriteJSON(p.Out, made) }

func (p planJSON) Saved(path string) { p.people(true).Written(path) }

func (p planJSON) Drift(name string, all []plan.Drift) error {
	return plan.WriteDriftJSON(p.Out, name, all)
}

func (p planJSON) Operator() derived.Operator { return callPrompt{p.Err} }
