// Package arguments reads the command line: one struct for each verb, made from
// its arguments and the environment, and all mistakes in them. It runs nothing and
// opens no file; support/cmd/ucwatest does both with what it returns.
package arguments

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/shell"
)

// Common is what every verb has.
type Common struct{ NoColor bool }

// Environment is what decides, beside the arguments, what is meant by them.
type Environment struct {
	Program     []string    // how this command is called, for the lines that call it again
	Shell       shell.Shell // that the lines are for
	Target      string      // UCWATEST_TARGET: what -on names if it is not given
	Parallelism int         // how many cases run at once where -parallelism is not given
	// ControlToken is UCWATEST_CONTROL_TOKEN: what the control interface of mock asks for.
	ControlToken string
	Getenv       func(string) string // the other variables, by name
}

// ErrHelp says that the help text of a verb is asked for.
var ErrHelp = flag.ErrHelp

// Where files lie, under the folder that the command runs in.
const (
	OldJournals = "reports/journals"  // where the lists of what is created were kept once
	Baselines   = "reports/baselines" // one for each target
	Reports     = "reports/out"       // unless -out-dir says otherwise
	Judged      = Reports + "/judged" // of recordings
	LastResults = Reports + "/results.json"
)

// flags is a flag set that leaves speaking to the verb, with the flags in common.
func flags(verb string, c *Common) *flag.FlagSet {
	f := flag.NewFlagSet(verb, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.BoolVar(&c.NoColor, "no-color", false, "print without colours, as with NO_COLOR in the environment")
	return f
}

// parse reads args, of which as many as most may follow the flags. The error is
// ErrHelp, or says in one sentence what is wrong.
func parse(f *flag.FlagSet, args []string, most int) error {
	err := parseStdin(f, args, most)
	if err == nil && slices.Contains(f.Args(), "-") {
		return fmt.Errorf("%s: - stands for standard input, which only fmt reads; ucwatest %s -help lists the flags", f.Name(), f.Name())
	}
	return err
}

// parseStdin is parse where - may follow the flags: the verb reads standard input.
func parseStdin(f *flag.FlagSet, args []string, most int) error {
	refuseEmpty(f)
	err := f.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return ErrHelp
	}
	if err == nil && f.NArg() > most {
		err = unexpected(f, f.Arg(most), most)
	}
	if at := slices.Index(f.Args(), ""); err == nil && at >= 0 {
		err = fmt.Errorf("argument %d after the flags is empty, want a name", at+1)
	}
	if err != nil {
		said := strings.Replace(err.Error(), ": parse error", ": want "+wanted(err), 1)
		return fmt.Errorf("%s: %s%s; ucwatest %s -help lists the flags", f.Name(), said, otherFlag(f, err), f.Name())
	}
	return nil
}

// refuseEmpty lets no flag of f take an empty value: it is that of a variable that is
// not set, and would mean the same as to leave out the flag.
func refuseEmpty(f *flag.FlagSet) {
	f.VisitAll(func(one *flag.Flag) {
		if boolean, is := one.Value.(interface{ IsBoolFlag() bool }); !is || !boolean.IsBoolFlag() {
			one.Value = notEmpty{one.Value, valueOf(one)}
		}
	})
}

// notEmpty is a value of a flag that is not empty.
type notEmpty struct {
	flag.Value
	want string
}

// Set takes a value, or says what is wanted instead of an empty one.
func (n notEmpty) Set(value string) error {
	err := n.Value.Set(value)
	if err != nil && n.isTime() { // package flag only says "parse error", as of numbers
		return errors.New("want a time, as 30s")
	}
	if err != nil || value != "" {
		return err
	}
	return errors.New("want " + n.want)
}

func (n notEmpty) isTime() bool {
	value, is := n.Value.(flag.Getter)
	if !is {
		return false
	}
	_, is = value.Get().(time.Duration)
	return is
}

// valueOf is what a flag takes, as its help text calls it.
func valueOf(f *flag.Flag) string {
	switch name, _ := flag.UnquoteUsage(f); name {
	case "forms":
		return dialects()
	case "what":
		return "live"
	case "I/N":
		return name
	case "address", "expression", "href", "id", "origin":
		return "an " + name
	default:
		return "a " + name
	}
}

// unexpected says that arg is one too many where as many as most may follow the flags.
func unexpected(f *flag.FlagSet, arg string, most int) error {
	err := fmt.Errorf("unexpected argument %q", arg)
	if most > 0 && strings.HasPrefix(arg, "-") {
		return fmt.Errorf("%w: flags come first", err)
	}
	if meant := Meant(arg); meant != "" && f.Lookup("target") != nil {
		return fmt.Errorf("%w: %s", err, meant)
	}
	return err
}

// trailingFlag is an error if one of args, which follow the flags, is one.
func trailingFlag(args []string) error {
	for _, arg := range args {
		if strings.HasPrefix(arg, "-") {
			return fmt.Errorf("unexpected argument %q: flags come first", arg)
		}
	}
	return nil
}

// wanted is what package flag could not read from a value that it only says is
// wrong.
func wanted(err error) string {
	if strings.HasPrefix(err.Error(), "invalid boolean value") {
		return "true or false"
	}
	return "a whole number"
}

// otherFlag says what to use instead of a flag that is not defined.
func otherFlag(f *flag.FlagSet, err error) string {
	_, wrong, undefined := strings.Cut(err.Error(), "flag provided but not defined: -")
	if !undefined {
		return ""
	}
	if use := flagsInstead[wrong]; use != "" {
		return ": " + use
	}
	if near := declaration.Nearest(wrong, slices.Values(names(f))); near != "" {
		return ", did you mean -" + near + "?"
	}
	return ""
}

// names are those of the flags of f, sorted.
func names(f *flag.FlagSet) []string {
	var all []string
	f.VisitAll(func(known *flag.Flag) { all = append(all, known.Name) })
	return all
}

// parallelFlag adds to f how many cases may run at once.
func parallelFlag(f *flag.FlagSet, many *int, env Environment) {
	*many = env.Parallelism
	f.Func("parallelism", fmt.Sprintf("run this `many` cases at once (default %d)", *many), func(value string) (err error) {
		if *many, err = strconv.Atoi(value); err != nil || *many < 1 {
			return errors.New("want a whole number from 1")
		}
		return nil
	})
}

// featuresFlag adds to f the folder that takes the place of the embedded features.
func featuresFlag(f *flag.FlagSet, folder *string) {
	f.StringVar(folder, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
}

// journalFlag adds to f where lists of what is created are kept.
func journalFlag(f *flag.FlagSet, folder *string) {
	f.StringVar(folder, "journal-dir", "", "keep the list of what is created on a target in this `folder`, for sweep (default $UCWATEST_STATE,\n"+
		"else $XDG_STATE_HOME/ucwatest, else ~/.local/state/ucwatest; on Windows %LocalAppData%\\ucwatest)")
}

// dialect is that of the mock called name.
func dialect(name string) (mock.Dialect, error) {
	d, err := mock.ParseDialect(name)
	if err != nil {
		return d, fmt.Errorf("-dialect: %w", err)
	}
	return d, nil
}

// dialects are the values that -dialect takes.
func dialects() string {
	var names []string
	for _, d := range mock.Dialects() {
		names = append(names, d.String())
	}
	return strings.Join(names, " or ")
}

// A list is a flag that may be given several times.
type list []string

// String is the flag's value in help texts.
func (l *list) String() string { return strings.Join(*l, ", ") }

// Set appends value: a flag that is given several times keeps all values. It never fails.
func (l *list) Set(value string) error { *l = append(*l, value); return nil }
