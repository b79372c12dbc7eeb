package arguments

import (
	"cmp"
	"errors"
	"flag"
	"fmt"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/shell"
)

// A Choice is what apply and plan say alike: which cases, and where they are aimed.
type Choice struct {
	Common
	Features    string       // the folder they are read from; "" for the embedded ones
	On          []string     // the targets, FILE or FILE#NAME; none for the embedded mock
	Dialect     mock.Dialect // of the embedded mock
	Journals    string       // the folder of journals; "" for the one that all runs of this machine have in common
	AutoApprove bool
	Input       bool // somebody may be asked
	Selection   declaration.Selection
	Repeat      int    // how often each case runs
	Timings     string // the results by whose times the shard is cut; "" for by ids

	env     Environment
	cut     cut
	dialect string // as it was given
	aimed   bool   // -on was given
}

// flags adds to f those that make the choice.
func (c *Choice) flags(f *flag.FlagSet, env Environment) {
	c.env = env
	selectionFlags(f, &c.Selection)
	c.shardFlags(f)
	f.IntVar(&c.Repeat, "repeat", 1, "run each case this `many` times; one that passes and fails is flaky")
	featuresFlag(f, &c.Features)
	if env.Target != "" {
		c.On = []string{env.Target}
	}
	f.Func("on", "aim at the target in this `file`, FILE#NAME for one of several, or FILE for all in it; may be repeated\n"+
		"(default what UCWATEST_TARGET names, else the embedded mock)", c.aim)
	journalFlag(f, &c.Journals)
	f.BoolVar(&c.AutoApprove, "auto-approve", false, "do not ask before a run that changes a tenant")
	f.BoolVar(&c.Input, "input", true, "ask before a run that changes a tenant; without it such a run takes -auto-approve or a saved plan")
	f.StringVar(&c.dialect, "dialect", "", "the `forms` the embedded mock answers in: "+dialects()+" (default "+mock.Real.String()+")")
}

// selectionFlags adds to f what selects cases.
func selectionFlags(f *flag.FlagSet, s *declaration.Selection) {
	f.StringVar(&s.Tags, "tags", "", "take only cases whose tags fulfil the `expression`, e.g. \"@reads and not @wip\"")
	f.Var((*list)(&s.Targets), "target", "take only this `id`: of a case, a scenario or a clause; * stands for any characters; may be repeated")
}

// aim takes what -on says, each time it does.
func (c *Choice) aim(on string) error {
	if !c.aimed {
		c.On, c.aimed = nil, true // instead of what the environment says
	}
	c.On = append(c.On, on)
	return nil
}

// single is an error if there is more than one target.
func (c *Choice) single() error {
	if len(c.On) > 1 {
		return fmt.Errorf("-on: got %q as well, want one target", c.On[1:])
	}
	return nil
}

// resolve reads the shard, and the dialect, which is that of the embedded mock.
func (c *Choice) resolve() (err error) {
	if len(c.On) > 0 && c.dialect != "" {
		return errors.New("-dialect: the embedded mock's is meant, and -on aims elsewhere; write dialect = ... into the target file")
	}
	if c.Repeat < 1 {
		return fmt.Errorf("-repeat: got %d, want a number from 1", c.Repeat)
	}
	if err := c.resolveShard(); err != nil {
		return err
	}
	c.Dialect, err = dialect(cmp.Or(c.dialect, mock.Real.String()))
	return err
}

// declared are the extensions of the files that -features reads.
var declared = []string{".feature", ".hcl"}

// files are those that c reads.
func (c *Choice) files() *files {
	var all files
	all.readsTargets(c.On...)
	all.readsResults("-timings", c.Timings)
	all.readsFolder("-features", c.Features, declared...)
	return &all
}

// Sweep is a line that cleans up what is left on the target on.
func (c Choice) Sweep(on string) string {
	args := []string{"-on", on}
	if c.Journals != "" {
		args = append(args, "-journal-dir", c.Journals)
	}
	return c.env.Line("sweep", args...)
}

// Token makes lines for a shell that print a token of a user of the target on.
func (c Choice) Token(on string) func(in shell.Shell, user string) string {
	return func(in shell.Shell, user string) string {
		env := c.env
		env.Shell = in
		return env.Line("token", "-on", on, "-user", user)
	}
}

// Shell is that of lines that ask again.
func (c Choice) Shell() shell.Shell { return c.env.Shell }
