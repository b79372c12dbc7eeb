package views

import (
	"fmt"

	"ucwatest/reports"
	"ucwatest/support/plan"
)

// Show prints what a file holds that ucwatest has written. Its errors are those of
// writing.
type Show interface {
	// Plan tells what a run would do.
	Plan(*plan.Plan) error
	// Baseline tells what a target showed when it was recorded.
	Baseline(*plan.Baseline) error
	// Run tells how a run went.
	Run(*reports.Run) error
}

// NewShow returns a Show for people or, asJSON, one for programs.
func NewShow(s Streams, asJSON bool) Show {
	if asJSON {
		return showJSON{s}
	}
	return showText{s}
}

type showText struct{ Streams }

func (s showText) Plan(p *plan.Plan) error { return plan.Write(s.Out, p) }

func (s showText) Baseline(b *plan.Baseline) error { return plan.WriteBaseline(s.Out, b) }

// Run writes a run as apply did when it was made.
func (s showText) Run(r *reports.Run) error {
	console := reports.NewConsole(s.Out, false)
	console.Start(fmt.Sprintf("%s on %s, dialect %s", r.Started.Format("2006-01-02 15:04"), r.Target, r.Dialect))
	for _, c := range r.Cases {
		console.Case(c)
	}
	console.Summary(r, nil)
	return nil // stdout remembers that it could not be written to
}

type showJSON struct{ Streams }

func (s showJSON) Plan(p *plan.Plan) error { return plan.WriteJSON(s.Out, p) }

func (s showJSON) Baseline(b *plan.Baseline) error { return plan.WriteBaselineJSON(s.Out, b) }

func (s showJSON) Run(r *reports.Run) error { return reports.WriteResults(s.Out, r) }
