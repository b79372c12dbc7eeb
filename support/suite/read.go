package suite

import (
	"errors"
	"io/fs"
	"strings"

	"ucwatest/support/ledger"
)

// ledgerFile is where the ledger stands in a file system of features.
const ledgerFile = "clauses.hcl"

// Read reads every *.feature of fsys, in the order of their paths, and the
// ledger at its root. It returns all that is wrong with them at once; the
// declaration holds what could be read, and is never nil.
func Read(fsys fs.FS) (*Declaration, Problems) {
	clauses, problems := readLedger(fsys)
	d := &Declaration{Ledger: clauses, byPlace: map[place]int{}}
	if clauses == nil {
		d.Ledger = &ledger.Ledger{}
	}
	paths, err := featurePaths(fsys)
	if err != nil {
		problems = append(problems, unreadable(".", err))
	}
	g := newGuard(clauses)
	for _, path := range paths {
		s, broken := readSource(fsys, path)
		problems = append(problems, broken...)
		if s.feature == nil {
			g.partial = true
			continue
		}
		g.source(s)
		d.add(s)
	}
	if len(paths) == 0 && err == nil {
		problems = append(problems, Problem{File: ".", What: "no *.feature is there", Do: "name the folder of the features"})
		g.partial = true
	}
	g.coverage()
	return d, append(problems, g.problems...).sorted()
}

func readLedger(fsys fs.FS) (*ledger.Ledger, Problems) {
	content, err := fs.ReadFile(fsys, ledgerFile)
	if err != nil {
		return nil, Problems{unreadable(ledgerFile, err)}
	}
	clauses, wrong := ledger.Parse(ledgerFile, content)
	var problems Problems
	for _, p := range wrong {
		problems = append(problems, Problem{File: p.File, Line: p.Line, What: p.What})
	}
	return clauses, problems
}

// featurePaths are the paths of all feature files, in the order of their names.
func featurePaths(fsys fs.FS) ([]string, error) {
	var paths []string
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".feature") {
			paths = append(paths, path)
		}
		return err
	})
	return paths, err
}

// unreadable words err, whose path the problem names itself.
func unreadable(path string, err error) Problem {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return Problem{File: path, What: "cannot be read: " + err.Error()}
}
