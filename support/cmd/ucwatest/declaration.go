package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/command/arguments"
	"ucwatest/support/declaration"
	"ucwatest/support/plan"
	"ucwatest/support/target"
)

// declare reads and checks the features and the ledger: those in dir, or the
// embedded ones. Beside declaration.Problems it returns what could be read.
func declare(dir string) (*declaration.Declaration, error) {
	fsys, err := declarationIn(dir)
	if err != nil {
		return nil, err
	}
	declared, problems := declaration.Declare(fsys)
	for i, p := range problems {
		if dir != "" && p.File != "" {
			problems[i].File = filepath.Join(dir, p.File) // as the reader of the problem finds it
		}
	}
	if len(problems) > 0 {
		return declared, problems
	}
	return declared, nil
}

// declarationIn is where features and ledger are: in dir, or the embedded ones.
func declarationIn(dir string) (fs.FS, error) {
	if dir == "" {
		return features.FS, nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("-features %s: want a folder with clauses.hcl and feature files", dir)
	}
	return os.DirFS(dir), nil
}

// balance makes the shard of c one that is cut by the times that c names.
func balance(c *arguments.Choice) error {
	if c.Timings == "" {
		return nil
	}
	earlier, err := reports.Load(c.Timings)
	if err != nil {
		return fmt.Errorf("-timings: %w", err)
	}
	c.Selection.Shard.Times = declaration.Times{}
	for _, ended := range earlier.Cases {
		if ended.Verdict != reports.OutOfScope {
			c.Selection.Shard.Times[ended.ID] = ended.Seconds
		}
	}
	return nil
}

// cases are what is declared, and of it what is chosen, for all shards. The error, a
// declaration.Problems if it can, names all that is wrong with either.
func cases(c arguments.Choice) (*declaration.Declaration, []declaration.Case, error) {
	declared, err := declare(c.Features)
	var problems declaration.Problems
	if err != nil && !errors.As(err, &problems) {
		return nil, nil, err
	}
	selected, unknown := declared.Select(c.Selection)
	if problems = append(problems, unknown...); len(problems) > 0 {
		return nil, nil, problems
	}
	return declared, selected, nil
}

// aim opens all targets that are aimed at.
func (m meta) aim(c arguments.Choice) ([]*target.Target, error) {
	if len(c.On) > 0 {
		return m.open(c.On...)
	}
	mock, err := target.Embedded(target.Options{Dialect: c.Dialect, Now: time.Now})
	if err != nil {
		return nil, err
	}
	mock.Logger = m.Log
	return []*target.Target{mock}, nil
}

func (m meta) open(on ...string) ([]*target.Target, error) {
	aims, err := target.OpenAll(on, time.Now)
	for _, one := range aims {
		one.Logger = m.Log
	}
	return aims, err
}

func (m meta) openOne(on string) (*target.Target, error) {
	one, err := target.Open(on, time.Now)
	if err == nil {
		one.Logger = m.Log
	}
	return one, err
}

// fingerprint sums up all that a plan of this choice depends on.
func fingerprint(c arguments.Choice) (plan.Fingerprint, error) {
	executable, err := os.Executable()
	if err != nil {
		return plan.Fingerprint{}, err
	}
	declared, err := declarationIn(c.Features)
	if err != nil {
		return plan.Fingerprint{}, err
	}
	var file string
	if len(c.On) > 0 {
		file, _ = target.Split(c.On[0])
	}
	return plan.TakeFingerprint(declared, file, executable, c.Selection)
}
