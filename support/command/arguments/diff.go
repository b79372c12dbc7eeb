package arguments

import (
	"errors"
	"flag"
	"fmt"
)

// Diff is what the arguments of diff say.
type Diff struct {
	Common
	Before, After    string // the results.json of two runs, or their folders
	JSON, Markdown   bool
	DetailedExitCode bool
}

// ParseDiff reads the arguments of diff. The error is ErrHelp or a mistake in one
// sentence.
func ParseDiff(args []string, env Environment) (*Diff, error) {
	var d Diff
	f := d.flags(env)
	if err := parse(f, args, 2); err != nil {
		return nil, err
	}
	if f.NArg() < 2 {
		return nil, fmt.Errorf("diff: got %d, want two runs: the results.json of each, or its folder; ucwatest diff -help lists the flags", f.NArg())
	}
	if d.JSON && d.Markdown {
		return nil, errors.New("-json: got -markdown too, want one of them")
	}
	d.Before, d.After = f.Arg(0), f.Arg(1)
	return &d, nil
}

func (d *Diff) flags(Environment) *flag.FlagSet {
	f := jsonOnly("diff", &d.Common, &d.JSON)
	f.BoolVar(&d.Markdown, "markdown", false, "print it as Markdown")
	f.BoolVar(&d.DetailedExitCode, "detailed-exitcode", false, "exit with 2 if something is newly broken")
	return f
}

const diffUsage = `Usage: ucwatest diff [flags] BEFORE AFTER

  Tells what has changed from one run to another: what is newly broken, mended and
  still broken, which clauses are judged that were not, or are not any more, and
  which cases take half as long again. BEFORE and AFTER are the results.json of two
  runs, or the folders that hold them: of one target, of two releases, or of two
  targets.

  ucwatest diff reports/out today
  ucwatest diff -detailed-exitcode old/results.json new/results.json
  ucwatest diff -markdown old/results.json new/results.json >notes.md

Exit codes: 0 compared, 1 cannot be written, 2 something is newly broken (only with
-detailed-exitcode), 3 a mistake in flags, or a file cannot be read.
`
