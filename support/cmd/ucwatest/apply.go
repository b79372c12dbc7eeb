package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/command/views"
	"ucwatest/support/declaration"
	"ucwatest/support/plan"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// applyCommand runs the selected cases against a target and writes the reports.
type applyCommand struct{ meta }

// Run runs the verb with its flags and operands, and returns the exit code.
func (a *applyCommand) Run(args []string) int {
	i, stop := a.listenUnread()
	defer stop()
	return a.begin(args, i)
}

// begin reads the flags, opens the target and runs until it is interrupted.
func (a *applyCommand) begin(args []string, i interrupts) int {
	o, err := arguments.ParseApply(args, a.env)
	if err != nil {
		return a.refuseArguments(err)
	}
	a.Colour = a.Colour && !o.NoColor
	if err := balance(&o.Choice); err != nil {
		return a.fail(exitUsage, err)
	}
	if o.Plan != "" {
		if err := follow(o); err != nil {
			return a.fail(exitUsage, err)
		}
	}
	if err := o.Distinct(); err != nil {
		return a.fail(exitUsage, err)
	}
	if !o.Rerun { // which reads them first
		if err := forget(*o); err != nil {
			return a.fail(exitFail, err)
		}
	}
	aims, err := a.aim(o.Choice)
	if err != nil {
		return a.fail(exitUsage, err)
	}
	var code int
	if len(aims) == 1 {
		code = a.one(*o, aims[0], i)
	} else {
		code = a.several(*o, aims, i)
	}
	for _, aim := range aims {
		if err := aim.Close(); err != nil {
			code = graver(code, a.fail(exitNone, err))
		}
	}
	return code
}

// forget removes the results that stand where those of a shard belong.
func forget(o arguments.Apply) error {
	if o.Selection.Shard.Whole() {
		return nil
	}
	return reports.Forget(o.Places.Of("results.json", o.OutDir))
}

// one runs on the one target.
func (a *applyCommand) one(o arguments.Apply, aim *target.Target, i interrupts) int {
	e, code := a.prepare(o, aim)
	if code == exitOK {
		code = a.ask(i, e)
	}
	if code == exitOK {
		code = a.run(e, i)
	}
	return code
}

// A targetRun is what is to be run on one of the targets, and with which flags.
type targetRun struct {
	arguments.Apply
	config suite.Config
	view   views.Apply
	ran    func(*reports.Run) // is told of the run; nil where it is the only one
}

// prepare reads what is declared and selects. It asks nothing of the target; with
// any code but exitOK there is nothing to run on it, which it has said.
func (a *applyCommand) prepare(o arguments.Apply, aim *target.Target) (e targetRun, code int) {
	aim.RawIdentities = o.RawIdentities
	declared, whole, err := cases(o.Choice)
	if err != nil {
		return e, a.refuse(err)
	}
	shard := o.Selection.Shard
	if aim, err = own(o.Choice, aim); err != nil {
		return e, a.fail(exitUsage, err)
	}
	selected := shard.Cut(whole)
	if problems := suite.CheckTarget(declared, aim); len(problems) > 0 {
		return e, a.refuse(problems)
	}
	if o.Rerun {
		selected, err = again(selected, o.Places.Of("results.json", o.OutDir), aim.Name)
		if errors.Is(err, errNothingLeft) {
			return e, a.fail(exitPartial, err)
		}
		if err != nil {
			return e, a.fail(exitUsage, err)
		}
	}
	if err := coverable(o, aim.Name, len(selected)); err != nil {
		return e, a.fail(exitUsage, err)
	}
	if len(whole) == 0 {
		return e, a.nothing(o, exitPartial, errors.New("the selection matches no case; nothing was run"))
	}
	places, err := placesOf(aim, o.Journals)
	if err != nil {
		return e, a.fail(exitUsage, err)
	}
	return targetRun{Apply: o, view: views.NewApply(a.Streams, o.JSON), config: suite.Config{Declaration: declared, Selected: selected, Shard: shard, Whole: whole,
		Run: declaration.RunOfJob(a.env.Getenv), Target: aim, Now: time.Now, Places: places,
		Options: suite.Options{Seed: o.Seed, Parallel: o.Parallelism, Strict: o.Strict, FailFast: o.FailFast, Keep: o.Keep, Retries: o.Retries, Repeat: o.Repeat,
			Own: o.Features == ""},
		Commands: suite.Commands{Command: o.Command, Alone: o.Alone, Sweep: o.Sweep(aim.On), Token: o.Token(aim.On), Shell: o.Shell()}}}, exitOK
}

// own is what a run has of aim, the whole or what its shard has. The error says that the
// cases cannot be run on it as c says.
func own(c arguments.Choice, aim *target.Target) (*target.Target, error) {
	if err := suite.CheckRepeat(c.Repeat, aim); err != nil {
		return nil, err
	}
	return suite.ForShard(c.Selection.Shard, aim)
}

// follow makes a carry out the plan that it names. The error says that
// it cannot be, since flags say something else or what it was made of has changed.
func follow(a *arguments.Apply) error {
	made, err := plan.Load(a.Plan)
	if err != nil {
		return meant(a.Plan, err)
	}
	a.Repeat = cmp.Or(made.Repeat, 1)
	if err := a.Follow(made.Features, made.On, made.Dialect, made.Fingerprint.Selection); err != nil {
		return err
	}
	now, err := fingerprint(a.Choice)
	if err != nil {
		return fmt.Errorf("plan %s was not applied: %w", a.Plan, err)
	}
	if changed := made.Fingerprint.Changed(now); len(changed) > 0 {
		return fmt.Errorf("plan %s was not applied: %s; plan again", a.Plan, strings.Join(changed, ", "))
	}
	return nil
}

// meant says which flag was meant by path, which is no plan; otherwise it is err.
func meant(path string, err error) error {
	hint := arguments.Meant(path)
	if info, unknown := os.Stat(path); hint == "" && unknown == nil && info.IsDir() {
		hint = arguments.MeantFolder(path)
	}
	if hint == "" {
		return err
	}
	return fmt.Errorf("apply: %s; ucwatest apply -help lists the flags", hint)
}

// again is what of selected did not pass, or was not begun, in the run whose results are at path.
// Its target must be the one called name: what another did says nothing of it.
func again(selected []declaration.Case, path, name string) ([]declaration.Case, error) {
	last, err := reports.Load(path)
	if err != nil {
		return nil, fmt.Errorf("-rerun: %w", err)
	}
	if last.Target != name {
		return nil, fmt.Errorf("-rerun: %s is of the target %q, want %q", path, last.Target, name)
	}
	left := map[string]bool{}
	for _, c := range last.Cases {
		left[c.ID] = c.Verdict != reports.Passed && c.Verdict != reports.OutOfScope
	}
	for _, id := range last.NotRun {
		left[id] = true
	}
	var rest []declaration.Case
	for _, c := range selected {
		if left[c.ID] {
			rest = append(rest, c)
		}
	}
	if len(rest) == 0 {
		return nil, errNothingLeft
	}
	return rest, nil
}

var errNothingLeft = errors.New("-rerun: of what is selected all that was run last time passed; nothing was run")

// nothing says why there is no run to report on, and that a report which lies
// where its own would be is older.
func (a *applyCommand) nothing(o arguments.Apply, code int, err error) int {
	place := o.Places.Of("results.json", o.OutDir)
	if _, missing := os.Stat(place); missing == nil {
		err = fmt.Errorf("%w; %s is of an earlier run", err, place)
	}
	return a.fail(code, err)
}

// several runs on one target after the other, once all may be, each with its
// reports in a folder of its own, and writes the reports of all together. It returns
// the gravest of their exit codes; after an interrupt there is no next one.
func (a *applyCommand) several(o arguments.Apply, aims []*target.Target, i interrupts) int {
	for _, file := range reports.Files() {
		if o.Places[file.Name] != "" && !file.Together() {
			return a.fail(exitUsage, fmt.Errorf("-%s: each of the %d targets has a %s of its own, in a folder with its name below -out-dir",
				file.Flag, len(aims), file.Name))
		}
	}
	if o.Record != "" {
		return a.fail(exitUsage, fmt.Errorf("-record: got %d targets, want one: a recording is of one run", len(aims)))
	}
	var all []*reports.Run
	var runs []targetRun
	code := exitOK
	for _, aim := range aims {
		one := o.At(aim.On, filepath.Join(o.OutDir, aim.Name))
		if err := one.Distinct(); err != nil {
			return a.fail(exitUsage, err)
		}
		e, unready := a.prepare(one, aim)
		if unready == exitOK {
			e.ran = func(r *reports.Run) { all = append(all, r) }
			runs = append(runs, e)
		}
		code = graver(code, unready)
	}
	if code == exitUsage {
		return code
	}
	if refused := a.ask(i, runs...); refused != exitOK {
		return graver(code, refused)
	}
	for _, e := range runs {
		if code = graver(code, a.run(e, i)); code == exitInterrupted {
			break
		}
	}
	if len(all) == 0 {
		return code
	}
	files, err := reports.SaveTogether(o.OutDir, o.Places, all...)
	if err != nil {
		a.fail(exitNone, err) // the verdicts stand, whether or not they could be written down
	}
	views.NewApply(a.Streams, o.JSON).Together(files)
	return code
}
