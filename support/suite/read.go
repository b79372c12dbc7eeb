package suite

import (
	"errors"
	"io/fs"
	"strings"
	"sync"

	"ucwatest/support/ledger"
)

// ledgerFile is where the ledger stands in a file system of features.
const ledgerFile = "clauses.hcl"

// Read reads every *.feature of fsys, in the order of their paths, and the
// ledger at its root. It returns all that is wrong with them at once; the
// declaration holds what could be read, and is never nil.
func Read(fsys fs.FS) (*Declaration, Problems) {
	ledgers := make(chan readLedger, 1)
	go func() { ledgers <- ledgerOf(fsys) }() // it is half of what there is to parse
	paths, err := featurePaths(fsys)
	sources, problems := readSources(fsys, paths)
	read := <-ledgers
	problems = append(problems, read.problems...)
	d := &Declaration{Ledger: read.ledger, byPlace: map[place]int{}}
	d.documented, d.needs = sync.OnceValue(d.document), sync.OnceValue(d.readNeeds)
	if d.Ledger == nil {
		d.Ledger = &ledger.Ledger{}
	}
	g := newGuard(read.ledger)
	g.partial = len(sources) < len(paths) || len(paths) == 0
	for _, s := range sources {
		g.source(s)
		d.add(s)
	}
	switch {
	case err != nil:
		problems = append(problems, unreadable(".", err))
	case len(paths) == 0:
		problems = append(problems, Problem{File: ".", What: "no *.feature is there", Do: "name the folder of the features"})
	}
	g.coverage()
	return d, append(problems, g.problems...).sorted()
}

// readSources reads the files at paths, but for those that cannot be read.
func readSources(fsys fs.FS, paths []string) ([]source, Problems) {
	var sources []source
	var problems Problems
	for _, path := range paths {
		s, broken := readSource(fsys, path)
		problems = append(problems, broken...)
		if s.feature != nil {
			sources = append(sources, s)
		}
	}
	return sources, problems
}

// A readLedger is what the ledger of a file system is, nil if it cannot be read,
// and what is wrong with it.
type readLedger struct {
	ledger   *ledger.Ledger
	problems Problems
}

func ledgerOf(fsys fs.FS) readLedger {
	content, err := fs.ReadFile(fsys, ledgerFile)
	if err != nil {
		return readLedger{nil, Problems{unreadable(ledgerFile, err)}}
	}
	clauses, wrong := ledger.Parse(ledgerFile, content)
	var problems Problems
	for _, p := range wrong {
		problems = append(problems, Problem{File: p.File, Line: p.Line, What: p.What})
	}
	return readLedger{clauses, problems}
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
