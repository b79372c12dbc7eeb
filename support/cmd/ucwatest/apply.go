package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"

	"ucwatest/reports"
	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// apply runs the selected cases against a target and writes the reports.
type apply struct{ ui }

// An order is what the flags of apply say.
type order struct {
	features, on, dialect, out string
	command                    string // repeats the run
	selection                  suite.Selection
	keep                       bool
	parallel                   int
	seed                       int64
}

func (o *order) flags() *flag.FlagSet {
	f := flags("apply")
	f.StringVar(&o.selection.Tags, "tags", "", "run only cases whose tags fulfil the `expression`, e.g. \"@reads and not @wip\"")
	f.Var((*list)(&o.selection.Targets), "target", "run only this `id`: of a case, a scenario or a clause; may be repeated")
	f.StringVar(&o.features, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
	f.StringVar(&o.on, "on", os.Getenv("UCWATEST_TARGET"), "aim at the target in this `file`, FILE#NAME if it has several (default the embedded mock)")
	f.StringVar(&o.dialect, "dialect", "", "the `forms` the embedded mock answers in: real, which it does if you do not say, or doc")
	f.StringVar(&o.out, "out-dir", "reports/out", "write the reports into this `folder`")
	f.BoolVar(&o.keep, "keep", false, "leave what cases that did not pass brought about, for a look at it; needs -on")
	f.IntVar(&o.parallel, "parallel", 2*runtime.NumCPU(), "run this `many` cases at once")
	f.Int64Var(&o.seed, "seed", 0, "run the cases of each feature in the order this `number` gives; 0 keeps theirs")
	return f
}

// Run runs the verb.
func (a *apply) Run(args []string) int {
	var o order
	if code, ok := a.parse(o.flags(), args); !ok {
		return code
	}
	o.command = repeating("apply", args)
	aim, err := open(o)
	if err != nil {
		return a.fail(exitUsage, err)
	}
	code := a.aimed(o, aim)
	if err := aim.Close(); err != nil {
		return a.fail(exitNone, err)
	}
	return code
}

// aimed reads what is declared, selects and runs.
func (a *apply) aimed(o order, aim *target.Target) int {
	console := reports.NewConsole(a.out, colour(a.out))
	console.Start(fmt.Sprintf("ucwatest apply on %s, dialect %s", aim.Name, aim.Dialect))
	declaration, err := declare(o.features)
	var problems suite.Problems
	if err != nil && !errors.As(err, &problems) {
		return a.refuse(err)
	}
	selected, unknown := declaration.Select(o.selection)
	if problems = append(problems, unknown...); len(problems) > 0 {
		return a.refuse(problems)
	}
	ctx, stop := interruptible()
	defer stop()
	if err := aim.Reach(ctx); err != nil {
		return a.fail(exitNone, err)
	}
	return a.run(ctx, o.out, console, suite.Config{Declaration: declaration, Selected: selected, Target: aim, Now: time.Now,
		Seed: o.seed, Parallel: o.parallel, Keep: o.keep, Own: o.features == "", Command: o.command, Ended: console.Case})
}

// open opens the target that o aims at.
func open(o order) (*target.Target, error) {
	if o.on != "" && o.dialect != "" {
		return nil, errors.New("-dialect: the embedded mock's is meant, and -on aims elsewhere; write dialect = ... into the target file")
	}
	if o.on != "" {
		return target.Open(o.on, time.Now)
	}
	if o.keep {
		return nil, errors.New("-keep: the embedded mock ends with the run; start one with ucwatest mock -control and aim at it with -on")
	}
	dialect, err := mock.ParseDialect(cmp.Or(o.dialect, mock.Real.String()))
	if err != nil {
		return nil, fmt.Errorf("-dialect: %w", err)
	}
	return target.Embedded(target.Options{Dialect: dialect, Now: time.Now})
}

// exitPartial and exitInterrupted are exit codes of runs that did not get to a verdict on all.
const (
	exitPartial     = 5
	exitInterrupted = 130
)

// run runs the cases, writes the reports and returns the exit code.
func (a *apply) run(ctx context.Context, folder string, console *reports.Console, c suite.Config) int {
	if len(c.Selected) == 0 {
		return a.fail(exitPartial, errors.New("the selection is of known things, and no case is among them; nothing was run"))
	}
	result, err := suite.Run(ctx, c)
	if err != nil {
		return a.fail(exitNone, err)
	}
	files, err := reports.Save(folder, result)
	console.Summary(result, files)
	if err != nil {
		a.fail(exitNone, err) // a verdict stands, whether or not it could be written down
	}
	if ctx.Err() != nil {
		return a.fail(exitInterrupted, errors.New("interrupted; what the cases brought about is cleared away, unless -keep says to leave it"))
	}
	return result.ExitClass
}

// Synopsis is the verb in one line.
func (a *apply) Synopsis() string { return "Run the cases against a target and judge the answers" }

// Help is the verb's help text.
func (a *apply) Help() string {
	return `Usage: ucwatest apply [flags]

  Runs the cases against a target, the embedded mock unless -on names another,
  judges every answer and writes the reports.

  ucwatest apply
  ucwatest apply -tags "@reads and not @wip"
  ucwatest apply -target DC-LINK-SELF -target dc-refusals-1
  ucwatest apply -on remote.hcl -keep

Exit codes: 0 success, 1 failure, 3 nothing run because of a mistake in flags,
features or ledger, 4 no verdict, 5 partial or nothing selected, 130 interrupted.

Flags:
` + flagHelp(new(order).flags())
}
