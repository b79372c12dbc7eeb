// Package declaration reads features and ledger into cases, checks them, and
// picks those that a selection means. It must not know how a case is run, or on
// what. Go on with guard.go for what a declaration must fulfil, and with the
// package suite for how its cases are run.
package declaration

import (
	"io/fs"
	"sync"

	"ucwatest/reports"
	"ucwatest/steps"
	"ucwatest/support/contract"
	"ucwatest/support/ledger"
)

// A Declaration is what is required: the cases of all features, and the ledger of
// the clauses they judge.
type Declaration struct {
	Cases  []Case // in the order of the files and their lines
	Ledger *ledger.Ledger

	sources    []source
	byPlace    map[place]int // positions in Cases
	partial    bool          // a feature file is missing
	documented func() reports.Declared
	schema     func() contract.Schema
	needs      func() map[string]steps.Needs // by case id: what the Givens ask for
}

// A place is where a case stands.
type place struct {
	uri  string
	line int
}

// LedgerFile is where the ledger stands in a file system of features.
const LedgerFile = "clauses.hcl"

// Read reads every *.feature of fsys, in the order of their paths, and the
// ledger at its root. It returns all that is wrong with them at once; the
// declaration holds what could be read, and is never nil.
func Read(fsys fs.FS) (*Declaration, Problems) {
	read := beginLedger(fsys)
	d, problems := readCases(fsys)
	return d, append(problems, d.compare(<-read)...).sorted()
}

// readCases reads the features of fsys.
func readCases(fsys fs.FS) (*Declaration, Problems) {
	d := &Declaration{Ledger: &ledger.Ledger{}, byPlace: map[place]int{}}
	d.documented, d.schema, d.needs = sync.OnceValue(d.document), sync.OnceValue(d.readSchema), sync.OnceValue(d.readNeeds)
	paths, unread, err := Paths(fsys)
	sources, problems := readSources(fsys, paths)
	for _, s := range sources {
		d.add(s)
	}
	d.partial = err != nil || len(sources) < len(paths) || len(paths) == 0
	problems = append(problems, unread...)
	switch {
	case err != nil:
		problems = append(problems, unreadable(".", err))
	case len(paths) == 0:
		problems = append(problems, Problem{File: ".", What: "no *.feature is there", Do: "name the folder of the features"})
	}
	return d, problems
}

// compare takes the ledger, and tells what is wrong with it and with the features beside it.
func (d *Declaration) compare(read readLedger) Problems {
	if read.ledger != nil {
		d.Ledger = read.ledger
	}
	g := newGuard(read.ledger)
	g.partial = d.partial
	for _, s := range d.sources {
		g.source(s)
	}
	g.coverage()
	return append(read.problems, g.problems...)
}

// CaseAt finds the case that stands in the feature file uri at line, the line
// of the scenario or of the outline's row; false if none does.
func (d *Declaration) CaseAt(uri string, line int) (Case, bool) {
	i, found := d.byPlace[place{uri, line}]
	if !found {
		return Case{}, false
	}
	return d.Cases[i], true
}

// add appends the cases of a source.
func (d *Declaration) add(s source) {
	d.sources = append(d.sources, s)
	for scenario := range s.scenarios() {
		for c := range scenario.cases() {
			d.byPlace[place{c.URI, c.Line}] = len(d.Cases)
			d.Cases = append(d.Cases, c)
		}
	}
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

// beginLedger reads the ledger of fsys while the features are read, since it takes as long.
func beginLedger(fsys fs.FS) <-chan readLedger {
	read := make(chan readLedger, 1)
	go func() { read <- ledgerOf(fsys) }()
	return read
}

func ledgerOf(fsys fs.FS) readLedger {
	content, problems := readText(fsys, LedgerFile)
	if problems != nil {
		return readLedger{nil, problems}
	}
	clauses, wrong := ledger.Parse(LedgerFile, content)
	for _, p := range wrong {
		problems = append(problems, Problem{File: p.File, Line: p.Line, What: p.What})
	}
	return readLedger{clauses, problems}
}
