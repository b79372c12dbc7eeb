package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"ucwatest/features"
	"ucwatest/support/suite"
)

// declare reads and checks the features and the ledger: those in dir, or the
// embedded ones. Beside suite.Problems it returns what could be read.
func declare(dir string) (*suite.Declaration, error) {
	if info, err := os.Stat(dir); dir != "" && (err != nil || !info.IsDir()) {
		return nil, fmt.Errorf("-features %s: want a folder with clauses.hcl and feature files", dir)
	}
	declaration, problems := suite.Declare(declarationIn(dir))
	if len(problems) > 0 {
		return declaration, problems
	}
	return declaration, nil
}

// refuse says why nothing is run, and returns the exit code for it.
func (u ui) refuse(err error) int {
	var problems suite.Problems
	if !errors.As(err, &problems) {
		return u.fail(exitUsage, err)
	}
	for _, p := range problems {
		fmt.Fprintln(u.err, p)
	}
	return u.fail(exitUsage, fmt.Errorf("%d problems, nothing was run", len(problems)))
}

// declarationIn is where features and ledger are: in dir, or the embedded ones.
func declarationIn(dir string) fs.FS {
	if dir != "" {
		return os.DirFS(dir)
	}
	return features.FS
}
