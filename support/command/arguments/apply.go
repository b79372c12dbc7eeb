package arguments

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ucwatest/reports"
	"ucwatest/support/declaration"
)

// Apply is what the arguments of apply say.
type Apply struct {
	Choice
	Plan          string // the saved plan that is carried out, "" without one
	OutDir        string
	Places        reports.Places
	Keep, Strict  bool
	RawIdentities bool
	JSON          bool // events on stdout
	CI
	StrictJUnit  bool
	History      string // the file that a line is added to; "" for none
	FailFast     bool
	Rerun        bool
	Retries      int // how often what errored on a live target is run again
	SaveBaseline Saving
	Record       string // where every exchange is recorded, "" for nowhere
	Parallelism  int
	Seed         int64
	Command      string // repeats the run
}

// ParseApply reads the arguments of apply. The error is ErrHelp or a mistake in one
// sentence.
func ParseApply(args []string, env Environment) (*Apply, error) {
	var a Apply
	f := a.flags(env)
	if err := parse(f, args, 1); err != nil {
		return nil, err
	}
	a.Plan, a.Command = f.Arg(0), a.env.Line("apply", args...)
	if f.NArg() > 0 { // what is run and where is said by Follow
		return &a, besidePlan(a.Plan, f)
	}
	return &a, a.resolve()
}

func (a *Apply) flags(env Environment) *flag.FlagSet {
	f := flags("apply", &a.Common)
	a.Choice.flags(f, env)
	f.StringVar(&a.OutDir, "out-dir", Reports, "write the reports into this `folder`")
	a.Places = placeFlags(f)
	f.BoolVar(&a.Keep, "keep", false, "keep what the cases that did not pass created; needs -on")
	f.BoolVar(&a.Strict, "strict", false, "fail on findings too: a live target broke a clause that is only inferred")
	f.BoolVar(&a.RawIdentities, "raw-identities", false, "show the people of a live target as they are: their names, numbers and addresses are hidden otherwise")
	f.BoolVar(&a.JSON, "json", false, "write the run to stdout as a stream of JSON, one event a line")
	a.CI.flags(f, env, "failure, which shows it at its line of the feature")
	strictFlag(f, &a.StrictJUnit)
	a.env.shellFlag(f)
	historyFlag(f, &a.History)
	f.BoolVar(&a.FailFast, "fail-fast", false, "begin no case after one that failed or errored")
	f.IntVar(&a.Retries, "retries", 0, "run again, up to this `many` times, what errored on a live target; what failed is not run again")
	f.BoolVar(&a.Rerun, "rerun", false, "run only what did not pass last time, by the results in -out-dir, or at -results")
	f.Var(&a.SaveBaseline, "save-baseline", "keep what the target shows as its baseline in "+Baselines+", unless that is of more cases;\n"+
		"-save-baseline=merge adds it to what is there")
	f.StringVar(&a.Record, "record", "", "record every exchange, also of cases that passed, as this `file`; as one file for each case if it ends in /")
	parallelFlag(f, &a.Parallelism, env)
	f.Int64Var(&a.Seed, "seed", 0, "run the cases of each feature in the order this `number` gives; 0 keeps theirs")
	return f
}

// resolve checks what depends on the targets, and reads the dialect.
func (a *Apply) resolve() error {
	if a.Keep && len(a.On) == 0 {
		return errors.New("-keep: the embedded mock ends with the run; start one with ucwatest mock -control and aim at it with -on")
	}
	if a.Repeat > 1 && (a.Keep || a.Record != "") {
		return errors.New("-repeat: what one run of a case has kept or recorded is not that of its next; leave out -keep and -record, or -repeat")
	}
	if a.dialect != "" {
		if err := a.single(); err != nil {
			return err
		}
	}
	if a.Retries < 0 || a.Retries > 0 && len(a.On) == 0 {
		return errors.New("-retries: want a number from 0, and a live target with -on: the embedded mock answers the same again")
	}
	if err := a.Choice.resolve(); err != nil {
		return err
	}
	if a.History != "" && !a.Selection.Shard.Whole() {
		return errors.New("-history: a shard is a part of a run; use merge -history")
	}
	return nil
}

// Follow makes a carry out a saved plan, which says what is run and where: on is a
// target as -on takes it, or the embedded mock answers in the dialect named.
func (a *Apply) Follow(features, on, dialect string, s declaration.Selection) error {
	a.Features, a.On, a.dialect, a.Selection = features, nil, dialect, s
	if on != "" {
		a.On, a.dialect = []string{on}, ""
	}
	return a.resolve()
}

// Distinct is an error if a run would write one file twice, or one that it reads.
func (a *Apply) Distinct() error {
	all := a.files()
	all.reads("the plan", a.Plan)
	all.writesReports(a.OutDir, a.Places)
	all.writes("-history", a.History)
	all.writes("-record", a.Record)
	return all.distinct()
}

// besidePlan is an error if f was given flags that say what the plan at path says.
func besidePlan(path string, f *flag.FlagSet) error {
	var against []string
	f.Visit(func(given *flag.Flag) {
		if slices.Contains([]string{"tags", "target", "repeat", "shard", "shards", "timings", "features", "on", "dialect"}, given.Name) {
			against = append(against, "-"+given.Name)
		}
	})
	if meant := Meant(path); meant != "" && len(against) > 0 {
		return fmt.Errorf("apply: %s; ucwatest apply -help lists the flags", meant)
	}
	if len(against) == 0 {
		return nil
	}
	them := "them"
	if len(against) == 1 {
		them = "it"
	}
	return fmt.Errorf("apply %s takes no %s: the plan says what is run and where; plan again with %s", path, strings.Join(against, ", "), them)
}

// placeFlags adds to f a flag for each file of a run, and returns what they will say.
func placeFlags(f *flag.FlagSet) reports.Places {
	places := reports.Places{}
	for _, file := range reports.Files() {
		f.Func(file.Flag, fmt.Sprintf("write %s as this `file` instead of into -out-dir", file.Name), func(path string) error {
			places[file.Name] = path
			return nil
		})
	}
	return places
}

// strictFlag adds to f whether junit.xml keeps to the strictest schemas.
func strictFlag(f *flag.FlagSet, strict *bool) {
	f.BoolVar(strict, "junit-strict", false, "leave out of junit.xml what the schemas of Jenkins and Surefire do not have")
}

// historyFlag adds to f the file of what runs came to.
func historyFlag(f *flag.FlagSet, file *string) {
	f.StringVar(file, "history", "", "add a line with the verdicts and times of the run to this `file`, and show those before it on the page")
}

// Saving is what becomes of the baseline of a target.
type Saving int

// A run leaves the baseline as it is, or saves one in its place, or adds to it.
const (
	NoBaseline Saving = iota
	ReplaceBaseline
	MergeBaseline
)

// String is the value as a flag gives it.
func (s *Saving) String() string {
	return [...]string{NoBaseline: "", ReplaceBaseline: "true", MergeBaseline: "merge"}[*s]
}

// Set takes a value of the flag.
func (s *Saving) Set(value string) error {
	switch value {
	case "merge":
		*s = MergeBaseline
	case "true":
		*s = ReplaceBaseline
	case "false":
		*s = NoBaseline
	default:
		return errors.New("want -save-baseline or -save-baseline=merge")
	}
	return nil
}

// IsBoolFlag lets the flag stand without a value (package flag).
func (*Saving) IsBoolFlag() bool { return true }

// At is a for one of several targets, whose reports are in folder.
func (a Apply) At(on, folder string) Apply {
	a.On, a.Places, a.OutDir = []string{on}, nil, folder
	return a
}

// Alone is a line that runs the case called id alone against the target of a, as often
// as a does, and where the target outlives the run once: then it keeps what the case creates,
// so that its requests can be sent again.
func (a Apply) Alone(id string) string {
	var on string
	if len(a.On) > 0 {
		on = a.On[0]
	}
	var args []string
	for _, f := range [][2]string{{"-on", on}, {"-dialect", a.dialect}, {"-features", a.Features}, {"-target", id}} {
		if f[1] != "" {
			args = append(args, f[0], f[1])
		}
	}
	switch {
	case on != "":
		args = append(args, "-keep")
	case a.Repeat > 1: // a flaky one may pass
		args = append(args, "-repeat", strconv.Itoa(a.Repeat))
	}
	return a.env.Line("apply", args...)
}

const applyUsage = `Usage: ucwatest apply [flags] [PLAN]

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
  ucwatest apply -on staging.hcl -record staging.har
  ucwatest apply -junit build/tests.xml -html build/index.html

Exit codes: 0 success, 1 failure, or no baseline or recording could be written, 3
nothing run because of a mistake in flags, features, ledger, target file or plan,
not approved, or the target in use or not swept, 4 no verdict, 5 partial or
nothing selected, 130 interrupted, 141 nobody reads the output any more; what the
cases created is cleaned up first.
`
