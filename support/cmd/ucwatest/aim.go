package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"ucwatest/support/mock"
	"ucwatest/support/suite"
	"ucwatest/support/target"
)

// A choice is what the flags of apply and plan say alike: which cases, and
// where they are aimed.
type choice struct {
	features, on, dialect string
	journals              string // the folder of journals
	selection             suite.Selection
}

// flags adds to f those that make the choice.
func (c *choice) flags(f *flag.FlagSet) {
	f.StringVar(&c.selection.Tags, "tags", "", "take only cases whose tags fulfil the `expression`, e.g. \"@reads and not @wip\"")
	f.Var((*list)(&c.selection.Targets), "target", "take only this `id`: of a case, a scenario or a clause; may be repeated")
	f.StringVar(&c.features, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
	f.StringVar(&c.on, "on", os.Getenv("UCWATEST_TARGET"), "aim at the target in this `file`, FILE#NAME if it has several (default the embedded mock)")
	f.StringVar(&c.journals, "journal-dir", journals, "keep the list of what is created on a target in this `folder`, for sweep")
	f.StringVar(&c.dialect, "dialect", "", "the `forms` the embedded mock answers in: real, which it does if you do not say, or doc")
}

// cases are what is declared, and of it what is chosen. The error, a
// suite.Problems if it can, names all that is wrong with either.
func (c choice) cases() (*suite.Declaration, []suite.Case, error) {
	declaration, err := declare(c.features)
	var problems suite.Problems
	if err != nil && !errors.As(err, &problems) {
		return nil, nil, err
	}
	selected, unknown := declaration.Select(c.selection)
	if problems = append(problems, unknown...); len(problems) > 0 {
		return nil, nil, problems
	}
	return declaration, selected, nil
}

// open opens the target that is aimed at.
func (c choice) open() (*target.Target, error) {
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
