package arguments

import (
	"errors"
	"flag"
	"fmt"
)

// Import is what the arguments of import say.
type Import struct {
	Common
	Features string   // the folder of the ledger they are compared with; "" for the embedded one
	Out      string   // the folder that clauses and features are written into, "" to print the clauses
	Check    bool     // how pages and ledger differ is wanted, not clauses
	Pages    []string // at least one

	DetailedExitCode bool
	JSON             bool // as JSON
}

// ParseImport reads the arguments of import. The error is ErrHelp or a mistake in
// one sentence.
func ParseImport(args []string, env Environment) (*Import, error) {
	var i Import
	f := i.flags(env)
	if err := parse(f, args, len(args)); err != nil {
		return nil, err
	}
	i.Pages = f.Args()
	if err := i.mistake(); err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return &i, nil
}

// mistake is what is wrong with the flags and the pages named.
func (i *Import) mistake() error {
	if len(i.Pages) == 0 {
		return errors.New("name the pages, as in ucwatest import presence_ref.md")
	}
	if err := trailingFlag(i.Pages); err != nil {
		return err
	}
	switch {
	case i.Check && i.Out != "":
		return errors.New("-check writes nothing: leave out -out")
	case i.DetailedExitCode && !i.Check:
		return errors.New("-detailed-exitcode wants -check")
	case i.JSON && !i.Check:
		return errors.New("-json wants -check")
	}
	return nil
}

func (i *Import) flags(Environment) *flag.FlagSet {
	f := flags("import", &i.Common)
	f.StringVar(&i.Features, "features", "", "compare with the ledger in this `folder` instead of the embedded one")
	f.StringVar(&i.Out, "out", "", "write the clauses, and features that judge them, into this new `folder`")
	f.BoolVar(&i.Check, "check", false, "say how the pages and the ledger differ, and where a page contradicts itself")
	f.BoolVar(&i.DetailedExitCode, "detailed-exitcode", false, "with -check: exit with 2 if they differ")
	f.BoolVar(&i.JSON, "json", false, "with -check: print how they differ as JSON")
	return f
}

const importUsage = `Usage: ucwatest import [flags] PAGE.md...

  Reads pages of the UCWA reference in Markdown, as they are published, and prints
  the clauses that the ledger lacks, in the form of the ledger. What is odd about
  a page is a warning with its line. Pages given together complete each other: the
  members of an enumeration are those of its page.
  With -out it writes them into a folder, with features that read each resource as
  JSON and as XML: nobody acts, the resource is reached by links from the
  application, and where one is missing the case is skipped.
  With -check it prints what the pages have gained (+), changed (~) and lost (-)
  against the ledger, with the cases that each touches, and where a page says two
  things (!), with the decision of the ledger.

  ucwatest import presence_ref.md
  ucwatest import -features my-features reference/*.md
  ucwatest import -out imported reference/*.md
  ucwatest apply -features imported
  ucwatest import -check -detailed-exitcode reference/*.md
  ucwatest import -check -json reference/*.md >drift.json

Exit codes: 0 read, 1 a page cannot be read or a file written, 2 pages and ledger
differ (only with -detailed-exitcode), 3 no page can be read, or a mistake in
flags, features or ledger.
`
