package main

import (
	"errors"
	"flag"
	"fmt"

	"ucwatest/reports"
)

// docs writes the living documentation, without a run or of several.
type docs struct{ ui }

// docsFlags are what the flags of docs say.
type docsFlags struct {
	features, out, demo, reference string
	results                        list
}

func (o *docsFlags) flags() *flag.FlagSet {
	f := flags("docs")
	f.StringVar(&o.features, "features", "", "take features and ledger from this `folder` instead of the embedded ones")
	f.StringVar(&o.out, "out", "reports/out/index.html", "write the page to this `file`")
	f.Var(&o.results, "results", "show the run in this `file`, a results.json; repeated, each run is a column")
	f.StringVar(&o.reference, "reference", "", "show how much of the pages of the reference in this `folder` is imported")
	f.StringVar(&o.demo, "demo", "", "make an example of runs with faults and write all their files into this `folder`")
	return f
}

// Run runs the verb.
func (d *docs) Run(args []string) int {
	var o docsFlags
	if code, ok := d.parse(o.flags(), args); !ok {
		return code
	}
	if o.demo != "" && o.reference != "" {
		return d.fail(exitUsage, errors.New("docs: -demo shows no pages of the reference: leave out -reference"))
	}
	if o.demo != "" {
		return d.example(o.features, o.demo, len(o.results) > 0)
	}
	runs, code := d.runs(o.features, o.results)
	if len(runs) == 0 {
		return code
	}
	if o.reference != "" {
		var err error
		if runs[0].Pages, err = d.pages(o, runs); err != nil {
			return d.refuse(err)
		}
	}
	if err := reports.SavePage(o.out, runs...); err != nil {
		return d.fail(exitFail, err)
	}
	fmt.Fprintf(d.out, "written: %s\n", o.out)
	return exitOK
}

// runs reads the results or, if none are named, what is declared. Where that
// fails it says so, and returns the exit code and no run.
func (d *docs) runs(dir string, results []string) ([]*reports.Run, int) {
	var runs []*reports.Run
	for _, path := range results {
		run, err := reports.Load(path)
		if err != nil {
			return nil, d.fail(exitUsage, err)
		}
		runs = append(runs, run)
	}
	if len(runs) > 0 {
		return runs, exitOK
	}
	declaration, err := declare(dir)
	if err != nil {
		return nil, d.refuse(err)
	}
	return []*reports.Run{declaration.Unrun()}, exitOK
}

// Synopsis is the verb in one line.
func (d *docs) Synopsis() string {
	return "Write the living documentation, without a run or of several"
}

// Help is the verb's help text.
func (d *docs) Help() string {
	return `Usage: ucwatest docs [flags]

  Writes the living documentation as one page. Without results it shows what is
  declared, not judged yet. With several it has a column for each run, and what
  is declared is that of the first. With -demo it is an example: real runs
  against mocks of which one breaks promises, skips and has a proxy that fails.

  ucwatest docs
  ucwatest docs -out page.html -results monday/results.json -results today/results.json
  ucwatest docs -demo reports/out/demo
  ucwatest docs -reference reference

Exit codes: 0 written, 1 cannot be written, 3 a mistake in flags, or results or
features cannot be read.

Flags:
` + flagHelp(new(docsFlags).flags())
}
