package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"ucwatest/reports"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// apply runs the selected cases against a target and writes the reports.
type apply struct{ ui }

// applyFlags are what the flags of apply say.
type applyFlags struct {
	choice
	out, command string // command repeats the run
	places       reports.Places
	ran          func(*reports.Run) // is told of the run; nil where it is the only one
	keep, strict bool
	raw          bool // people are shown as they are
	json         bool // events on stdout
	failFast     bool
	rerun        bool
	planned      bool // a saved plan is carried out
	baseline     bool
	parallel     int
	seed         int64
}

func (o *applyFlags) flags() *flag.FlagSet {
	f := flags("apply")
	o.choice.flags(f)
	f.StringVar(&o.out, "out-dir", "reports/out", "write the reports into this `folder`")
	o.places = placeFlags(f)
	f.BoolVar(&o.keep, "keep", false, "leave what cases that did not pass brought about, for a look at it; needs -on")
	f.BoolVar(&o.strict, "strict", false, "fail on findings too: a live target broke a clause that is only inferred")
	f.BoolVar(&o.raw, "raw-identities", false, "show the people of a live target as they are: their names, numbers and addresses are hidden otherwise")
	f.BoolVar(&o.json, "json", false, "write the run to stdout as a stream of JSON, one event a line")
	f.BoolVar(&o.failFast, "fail-fast", false, "begin no case after one that failed or errored")
	f.BoolVar(&o.rerun, "rerun", false, "run only what did not pass last time, by the results in -out-dir, or at -results")
	f.BoolVar(&o.baseline, "save-baseline", false, "keep what the target shows as its baseline in "+baselines)
	parallelFlag(f, &o.parallel)
	f.Int64Var(&o.seed, "seed", 0, "run the cases of each feature in the order this `number` gives; 0 keeps theirs")
	return f
}

// Run runs the verb.
func (a *apply) Run(args []string) int {
	i, stop := a.listenUnread()
	defer stop()
	return a.begin(args, i)
}

// begin reads the flags, opens the target and runs until it is interrupted.
func (a *apply) begin(args []string, i interrupts) int {
	var o applyFlags
	f := o.flags()
	if code, ok := a.parseWith(f, args, 1); !ok {
		return code
	}
	o.command = repeating("apply", args)
	if f.NArg() > 0 {
		if err := o.follow(f.Arg(0), f); err != nil {
			return a.fail(exitUsage, err)
		}
	}
	if o.keep && o.on == "" {
		return a.fail(exitUsage, errors.New("-keep: the embedded mock ends with the run; start one with ucwatest mock -control and aim at it with -on"))
	}
	aims, err := o.targets()
	if err != nil {
		return a.fail(exitUsage, err)
	}
	var code int
	if len(aims) == 1 {
		code = a.one(o, aims[0], i)
	} else {
		code = a.several(o, aims, i)
	}
	for _, aim := range aims {
		if err := aim.Close(); err != nil {
			code = graver(code, a.fail(exitNone, err))
		}
	}
	return code
}

// one runs on the one target.
func (a *apply) one(o applyFlags, aim *target.Target, i interrupts) int {
	e, code := a.prepare(o, aim)
	if code == exitOK {
		code = a.ask(i, e)
	}
	if code == exitOK {
		code = a.run(e, i)
	}
	return code
}

// An errand is what is to be run on one of the targets, and with which flags.
type errand struct {
	applyFlags
	config suite.Config
}

// prepare reads what is declared and selects. It asks nothing of the target; with
// any code but exitOK there is nothing to run on it, which it has said.
func (a *apply) prepare(o applyFlags, aim *target.Target) (e errand, code int) {
	aim.RawIdentities = o.raw
	declaration, selected, err := o.cases()
	if err != nil {
		return e, a.refuse(err)
	}
	if problems := suite.CheckTarget(declaration, aim); len(problems) > 0 {
		return e, a.refuse(problems)
	}
	if o.rerun {
		selected, err = again(selected, o.places.Of("results.json", o.out), aim.Name)
		if errors.Is(err, errNothingLeft) {
			return e, a.fail(exitPartial, err)
		}
		if err != nil {
			return e, a.fail(exitUsage, err)
		}
	}
	if len(selected) == 0 {
		return e, a.nothing(o, exitPartial, errors.New("the selection is of known things, and no case is among them; nothing was run"))
	}
	place, err := o.place(aim)
	if err != nil {
		return e, a.fail(exitUsage, err)
	}
	return errand{o, suite.Config{Declaration: declaration, Selected: selected, Target: aim, Now: time.Now, Place: place,
		Options: suite.Options{Seed: o.seed, Parallel: o.parallel, Strict: o.strict, FailFast: o.failFast, Keep: o.keep,
			Own: o.features == ""},
		Commands: suite.Commands{Command: o.command, Alone: o.alone, Sweep: o.sweep(aim)}}}, exitOK
}

// run runs the cases until it is interrupted, and reports on what ran.
func (a *apply) run(e errand, i interrupts) int {
	o, c := e.applyFlags, e.config
	var console teller
	var listener suite.Listener
	console, listener, a.ui = a.tell(o.json, c)
	console.Start(fmt.Sprintf("ucwatest apply on %s, dialect %s", c.Target.Name, c.Target.Dialect))
	observer := plan.NewObserver(c.Declaration, o.selection)
	if o.baseline { // it keeps all that was exchanged
		listener.Watch = both(listener.Watch, observer.Watch)
	}
	ctx, stop := i.context(func() { a.ending(i) })
	defer stop()
	var result *reports.Run
	var err error
	ended := i.wait(func() {
		if err = c.Target.Reach(ctx); err != nil {
			result = suite.Unreached(c, listener, err)
			return
		}
		result, err = suite.Run(ctx, c, listener)
	})
	switch {
	case !ended:
		return a.abandon(o, c)
	case err == nil:
		a.report(o, console, result)
	case ctx.Err() != nil:
	case result != nil:
		a.report(o, console, result)
		return a.fail(result.ExitClass, err)
	default:
		return a.nothing(o, failedBy(err), err)
	}
	if left := a.remains(o, c); ctx.Err() != nil {
		return a.interrupted(i, left, o.keep)
	}
	if o.baseline {
		return graver(result.ExitClass, a.keepBaseline(observer.Baseline(result), result))
	}
	return result.ExitClass
}

// failedBy is the exit code for a run that could not be made.
func failedBy(err error) int {
	var notBegun *suite.NotBegun
	if errors.As(err, &notBegun) {
		return exitUsage
	}
	return exitNone
}

// nothing says why there is no run to report on, and that a report which lies
// where its own would be is older.
func (a *apply) nothing(o applyFlags, code int, err error) int {
	place := o.places.Of("results.json", o.out)
	if _, missing := os.Stat(place); missing == nil {
		err = fmt.Errorf("%w; %s is of an earlier run", err, place)
	}
	return a.fail(code, err)
}

// report writes the reports of a run. Its verdict stands, whether or not it
// could be written down.
func (a *apply) report(o applyFlags, console teller, result *reports.Run) {
	files, err := reports.SaveAt(o.out, o.places, result)
	console.Summary(result, files)
	if o.ran != nil {
		o.ran(result)
	}
	if err != nil {
		a.fail(exitNone, err)
	}
}

// Synopsis is the verb in one line.
func (a *apply) Synopsis() string { return "Run the cases against a target and judge the answers" }

// Help is the verb's help text.
func (a *apply) Help() string {
	return `Usage: ucwatest apply [flags] [PLAN]

  Runs the cases against a target, the embedded mock unless -on names another,
  judges every answer and writes the reports. PLAN, which plan -out saved, says
  what is run and where, and is refused if what it was made of has changed. A run
  that changes a tenant asks first. With several targets the reports of each are in
  a folder of its own, and a page and a JUnit file of all beside them.

  ucwatest apply
  ucwatest apply -tags "@reads and not @wip"
  ucwatest apply -target DC-LINK-SELF -target dc-refusals-1
  ucwatest apply -rerun -fail-fast
  ucwatest apply -on remote.hcl -keep
  ucwatest apply -on staging.hcl -on remote.hcl
  ucwatest apply -json | jq -r 'select(.event == "case_ended") | .case.id'
  ucwatest apply staging.plan
  ucwatest apply -junit build/tests.xml -html build/index.html

Exit codes: 0 success, 1 failure, or no baseline could be written, 3 nothing run
because of a mistake in flags, features, ledger, target file or plan, not
approved, or the target in use or not swept, 4 no verdict, 5 partial or nothing
selected, 130 interrupted, 141 nobody reads the output any more; what the cases
brought about is cleared away first.

Flags:
` + flagHelp(new(applyFlags).flags())
}
