package arguments

import (
	"cmp"
	"errors"
	"flag"
)

// Plan is what the arguments of plan say.
type Plan struct {
	Choice
	Out                  string // the file it is saved in, "" if it is not
	JSON                 bool
	DetailedExitCode     bool
	Refresh, RefreshOnly bool
}

// ParsePlan reads the arguments of plan. The error is ErrHelp or a mistake in one
// sentence.
func ParsePlan(args []string, env Environment) (*Plan, error) {
	var p Plan
	if err := parse(p.flags(env), args, 0); err != nil {
		return nil, err
	}
	if p.RefreshOnly && (p.Refresh || p.Out != "" || p.Repeat > 1) {
		return nil, errors.New("-refresh-only: it plans nothing, and so goes with none of -refresh, -out and -repeat")
	}
	if p.Out != "" || p.dialect != "" {
		if err := p.single(); err != nil {
			return nil, err
		}
	}
	all := p.files()
	all.writes("-out", p.Out)
	return &p, cmp.Or(all.distinct(), p.resolve())
}

// At is p for one of several targets; on is "" for the embedded mock.
func (p Plan) At(on string) Plan {
	if p.On = nil; on != "" {
		p.On = []string{on}
	}
	return p
}

func (p *Plan) flags(env Environment) *flag.FlagSet {
	f := flags("plan", &p.Common)
	p.Choice.flags(f, env)
	f.StringVar(&p.Out, "out", "", "save the plan in this `file`, for apply")
	f.BoolVar(&p.JSON, "json", false, "print the plan as JSON")
	f.BoolVar(&p.DetailedExitCode, "detailed-exitcode", false, "exit with 2 if the run would change a tenant, or if there is drift")
	f.BoolVar(&p.Refresh, "refresh", false, "sign in and read what the target offers, so that the plan leaves out what it does not")
	f.BoolVar(&p.RefreshOnly, "refresh-only", false, "plan nothing: read the target, and tell how it differs from its baseline in "+Baselines)
	return f
}

const planUsage = `Usage: ucwatest plan [flags]

  Rehearses the cases on the embedded mock and prints what apply would run, skip
  and leave out, what that asks of whom, which clauses it judges, and what it
  creates and alters on the target. Nothing is sent to the target, unless with
  -refresh, which signs in and reads what it offers, or -refresh-only, which reads
  it and compares it with its baseline.

  ucwatest plan
  ucwatest plan -on staging.hcl -tags @reads
  ucwatest plan -on staging.hcl -out staging.plan && ucwatest apply staging.plan
  ucwatest plan -on staging.hcl -refresh-only -detailed-exitcode

Exit codes: 0 planned, 1 a file could not be written, 2 the run would change a tenant,
or there is drift (only with -detailed-exitcode), 3 a mistake in flags, features,
ledger, target file or baseline, or not approved, 4 the rehearsal failed or the
target could not be read, 5 nothing selected, 130 interrupted.
`
