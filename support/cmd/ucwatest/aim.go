package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"ucwatest/support/declaration"
	"ucwatest/support/mock"
	"ucwatest/support/target"
)

// A choice is what the flags of apply and plan say alike: which cases, and
// where they are aimed.
type choice struct {
	features, on, dialect string
	others                []string // what -on says when it is given again
	aimed                 bool     // -on was given
	journals              string   // the folder of journals; "" for the one that all runs of this machine have in common
	autoApprove           bool
	selection             declaration.Selection
}

// flags adds to f those that make the choice.
func (c *choice) flags(f *flag.FlagSet) {
	f.StringVar(&c.selection.Tags, "tags", "", "take only cases whose tags fulfil the `expression`, e.g. \"@reads and not @wip\"")
	f.Var((*list)(&c.selection.Targets), "target", "take only this `id`: of a case, a scenario or a clause; may be repeated")
	f.StringVar(&c.features, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
	c.on = os.Getenv("UCWATEST_TARGET")
	f.Func("on", "aim at the target in this `file`, FILE#NAME for one of several; apply takes it repeated, and a file for all its targets\n"+
		"(default what UCWATEST_TARGET names, else the embedded mock)", c.aim)
	journalFlag(f, &c.journals)
	f.BoolVar(&c.autoApprove, "auto-approve", false, "do not ask before a run that changes a tenant")
	f.StringVar(&c.dialect, "dialect", "", "the `forms` the embedded mock answers in: "+dialects()+" (default "+mock.Real.String()+")")
}

// dialects are the values that -dialect takes.
func dialects() string {
	var names []string
	for _, d := range mock.Dialects() {
		names = append(names, d.String())
	}
	return strings.Join(names, " or ")
}

// cases are what is declared, and of it what is chosen. The error, a
// declaration.Problems if it can, names all that is wrong with either.
func (c choice) cases() (*declaration.Declaration, []declaration.Case, error) {
	declared, err := declare(c.features)
	var problems declaration.Problems
	if err != nil && !errors.As(err, &problems) {
		return nil, nil, err
	}
	selected, unknown := declared.Select(c.selection)
	if problems = append(problems, unknown...); len(problems) > 0 {
		return nil, nil, problems
	}
	return declared, selected, nil
}

// aim takes what -on says, each time it does.
func (c *choice) aim(on string) error {
	if on == "" {
		return errors.New("want a file")
	}
	if c.aimed {
		c.others = append(c.others, on)
	}
	if !c.aimed {
		c.on, c.aimed = on, true
	}
	return nil
}

// targets opens all that are aimed at.
func (c choice) targets() ([]*target.Target, error) {
	if c.on != "" && c.dialect == "" {
		return target.OpenAll(append([]string{c.on}, c.others...), time.Now)
	}
	one, err := c.open()
	return []*target.Target{one}, err
}

// open opens the one target that is aimed at.
func (c choice) open() (*target.Target, error) {
	if len(c.others) > 0 {
		return nil, fmt.Errorf("-on: got %q as well, want one target; only apply runs on several", c.others)
	}
	if c.on != "" && c.dialect != "" {
		return nil, errors.New("-dialect: the embedded mock's is meant, and -on aims elsewhere; write dialect = ... into the target file")
	}
	if c.on != "" {
		return target.Open(c.on, time.Now)
	}
	dialect, err := mock.ParseDialect(cmp.Or(c.dialect, mock.Real.String()))
	if err != nil {
		return nil, fmt.Errorf("-dialect: %w", err)
	}
	return target.Embedded(target.Options{Dialect: dialect, Now: time.Now})
}
