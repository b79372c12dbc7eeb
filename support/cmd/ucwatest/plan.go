package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// makePlan says what apply would ask of a target.
type makePlan struct{ ui }

// planFlags are what the flags of plan say.
type planFlags struct {
	choice
	save                 string
	json, detailed       bool
	refresh, refreshOnly bool
}

func (w *planFlags) flags() *flag.FlagSet {
	f := flags("plan")
	w.choice.flags(f)
	f.StringVar(&w.save, "out", "", "save the plan in this `file`, for apply to carry out")
	f.BoolVar(&w.json, "json", false, "print the plan as JSON")
	f.BoolVar(&w.detailed, "detailed-exitcode", false, "exit with 2 if the run would change a tenant, or if there is drift")
	f.BoolVar(&w.refresh, "refresh", false, "sign in and read what the target offers, so that the plan leaves out what it does not")
	f.BoolVar(&w.refreshOnly, "refresh-only", false, "plan nothing: read the target, and tell how it differs from its baseline in "+baselines)
	return f
}

// Run runs the verb.
func (m *makePlan) Run(args []string) int {
	var w planFlags
	if code, ok := m.parse(w.flags(), args); !ok {
		return code
	}
	if w.refreshOnly {
		return m.drift(w)
	}
	made, code := m.plan(w)
	if made == nil {
		return code
	}
	if w.save != "" {
		if err := plan.Save(w.save, made); err != nil {
			return m.fail(exitFail, err)
		}
	}
	if err := m.print(made, w.json); err != nil {
		return m.fail(exitFail, err)
	}
	if w.save != "" {
		fmt.Fprintf(m.people(w.json), "written: %s\n", w.save)
	}
	if w.detailed && made.Changing() {
		return exitChanges
	}
	return exitOK
}

// plan rehearses; where that cannot be, it says why and the verb is to end with code.
func (m *makePlan) plan(w planFlags) (made *plan.Plan, code int) {
	declaration, selected, err := w.cases()
	if err != nil {
		return nil, m.refuse(err)
	}
	if len(selected) == 0 {
		return nil, m.fail(exitPartial, errors.New("the selection is of known things, and no case is among them; nothing is planned"))
	}
	var print plan.Fingerprint
	if w.save != "" || w.json { // it is for apply, and takes reading the whole command
		if print, err = w.fingerprint(); err != nil {
			return nil, m.fail(exitUsage, err)
		}
	}
	aim, err := w.open()
	if err != nil {
		return nil, m.fail(exitUsage, err)
	}
	ctx, stop := interruptible()
	defer stop()
	offers, err := w.offers(ctx, aim)
	if err != nil {
		return nil, m.unfinished(ctx, failedBy(err), errors.Join(err, aim.Close()))
	}
	made, err = plan.Rehearse(ctx, aim, offers, suite.Config{Declaration: declaration, Selected: selected, Now: time.Now,
		Options: suite.Options{Parallel: suite.Parallelism()}})
	if err = errors.Join(err, aim.Close()); err != nil {
		return nil, m.unfinished(ctx, exitNone, err)
	}
	made.Features, made.Fingerprint, made.Refreshed = w.features, print, w.refresh
	return made, exitOK
}

// fingerprint sums up all that a plan of this choice depends on.
func (c choice) fingerprint() (plan.Fingerprint, error) {
	executable, err := os.Executable()
	if err != nil {
		return plan.Fingerprint{}, err
	}
	declared, err := declarationIn(c.features)
	if err != nil {
		return plan.Fingerprint{}, err
	}
	file, _ := target.Split(c.on)
	return plan.TakeFingerprint(declared, file, executable, c.selection)
}

// print prints a plan for people, or as JSON.
func (m *makePlan) print(p *plan.Plan, asJSON bool) error {
	if asJSON {
		return plan.WriteJSON(m.out, p)
	}
	return plan.Write(m.out, p)
}

// Synopsis is the verb in one line.
func (m *makePlan) Synopsis() string {
	return "Say what apply would ask of a target, and why it would leave something out"
}

// Help is the verb's help text.
func (m *makePlan) Help() string {
	return `Usage: ucwatest plan [flags]

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

Flags:
` + flagHelp(new(planFlags).flags())
}
