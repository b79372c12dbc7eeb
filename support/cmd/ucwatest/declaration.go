package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ucwatest/features"
	"ucwatest/reports"
	"ucwatest/support/declaration"
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

// refuse says all that keeps a verb from doing anything, and returns the exit
// code for it.
func (u ui) refuse(err error) int {
	all := len(diagnose(err))
	var problems declaration.Problems
	var broken *target.Broken
	if all == 1 && !errors.As(err, &problems) && !errors.As(err, &broken) {
		return u.fail(exitUsage, err)
	}
	for _, one := range parted(err) {
		if errors.As(one, &broken) {
			one = broken // it names the file: that is enough before so many lines
		}
		fmt.Fprintln(u.err, one)
	}
	return u.fail(exitUsage, fmt.Errorf("%s, nothing was run", reports.Amount(all, "problem")))
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
